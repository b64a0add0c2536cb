package org.saunter.vision.calibration.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Point2fVector;
import org.bytedeco.opencv.opencv_core.Point2fVectorVector;
import org.bytedeco.opencv.opencv_core.Point3f;
import org.bytedeco.opencv.opencv_core.Point3fVector;
import org.bytedeco.opencv.opencv_core.Point3fVectorVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.junit.jupiter.api.Test;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.Optics;

/** Our lens fit beside OpenCV's own, on the same corners. */
class OpenCvRivalTest {
  private static final Path DOC = Path.of("/usr/share/doc/opencv-doc/examples/data");

  /** Focal length and root mean square miss by OpenCV, with one focal length for both axes. */
  @SuppressWarnings("try") // the scope frees what OpenCV hands out
  private static double[] opencv(List<BoardView> views) {
    opencv_core.setNumThreads(1);
    try (PointerScope scope = new PointerScope()) {
      Point3fVectorVector places = new Point3fVectorVector();
      Point2fVectorVector seen = new Point2fVectorVector();
      for (BoardView view : views) {
        Point3fVector place = new Point3fVector();
        Point2fVector pixel = new Point2fVector();
        for (double[] p : view.points()) {
          place.push_back(new Point3f((float) p[0], (float) p[1], 0f));
          pixel.push_back(new Point2f((float) (p[3] - 0.5), (float) (p[4] - 0.5)));
        }
        places.push_back(place);
        seen.push_back(pixel);
      }
      Mat camera = Mat.eye(3, 3, opencv_core.CV_64F).asMat();
      Mat distortion = new Mat();
      int how = opencv_calib3d.CALIB_FIX_ASPECT_RATIO;
      double rms =
          opencv_calib3d.calibrateCamera(
              places,
              seen,
              new Size(views.getFirst().widthPx(), views.getFirst().heightPx()),
              camera,
              distortion,
              new MatVector(),
              new MatVector(),
              how,
              new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 100, 1e-9));
      DoubleIndexer at = camera.createIndexer();
      return new double[] {at.get(0, 0), rms};
    }
  }

  @Test
  void bothSayTheSameOfDrawnCorners() {
    Optics truth =
        new Optics(
            Lens.PINHOLE, 640, 480, 402.7, 326.2, 236.4, -0.23, 0.07, 0.0009, -0.0007, -0.01);
    List<BoardView> views =
        LensFitTest.exact(truth, LensFitTest.poses(truth, 10, 260, 480, 5), 0.2, 7);
    LensReport ours = LensFit.fit(Lens.PINHOLE, views);
    double[] theirs = opencv(views);
    System.out.printf(
        "focal: ours %.3f, OpenCV %.3f; rms %.4f, %.4f px%n",
        ours.optics().focalPx(), theirs[0], ours.rmsPx(), theirs[1]);
    assertThat(ours.optics().focalPx()).isCloseTo(theirs[0], within(0.001 * theirs[0]));
    assertThat(ours.rmsPx()).isCloseTo(theirs[1], within(0.01));
  }

  @Test
  void bothSayTheSameOfRealPictures() throws IOException {
    if (!Files.isDirectory(DOC)) {
      System.out.println("SKIPPED: the chessboards of Debian's opencv-doc are not on this machine");
      return;
    }
    BoardFinder finder = new BoardFinder(new Board(Board.Kind.CHESS, 10, 7, 25));
    List<BoardView> views = new ArrayList<>();
    try (Stream<Path> files = Files.list(DOC)) {
      for (Path file : files.sorted().toList()) {
        if (String.valueOf(file.getFileName()).matches("left\\d\\d\\.jpg")) {
          Optional<BoardView> found = finder.find(file);
          found.ifPresent(views::add);
        }
      }
    }
    LensReport ours = LensFit.fit(Lens.PINHOLE, views);
    double[] theirs = opencv(views);
    System.out.printf(
        "%d real pictures, focal: ours %.2f (sd %.2f), OpenCV %.2f; rms %.3f, %.3f px; %s%n",
        views.size(),
        ours.optics().focalPx(),
        ours.spreads()[0],
        theirs[0],
        ours.rmsPx(),
        theirs[1],
        ours.remarks());
    assertThat(views).hasSizeGreaterThan(8);
    assertThat(ours.optics().focalPx()).isCloseTo(theirs[0], within(0.005 * theirs[0]));
  }
}
