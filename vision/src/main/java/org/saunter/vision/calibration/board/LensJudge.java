package org.saunter.vision.calibration.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saunter.vision.calibration.Bundle.Solution;
import org.saunter.vision.calibration.Eye;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;
import org.saunter.vision.calibration.Remark;
import org.saunter.vision.calibration.board.LensReport.Picture;

/** Says how good a lens fit is, and what pictures would make it better. */
final class LensJudge {
  private static final int PICTURES_WANTED = 10;
  private static final int DIFFERENT_WANTED = 8;
  private static final double SAME_SHARE = 0.03; // of the width: then two pictures are the same
  private static final double TILTED_DEGREES = 15;
  private static final int TILTED_WANTED = 4;
  private static final int FIELD_COLUMNS = 8;
  private static final int FIELD_ROWS = 6;
  private static final double FOCAL_SD_MOST = 0.004;
  private static final double RMS_MOST = 1.0 / 1_000; // of the width
  private static final String[] AREAS = {
    "top left",
    "top",
    "top right",
    "left",
    "middle",
    "right",
    "bottom left",
    "bottom",
    "bottom right"
  };

  private final List<BoardView> views;
  private final boolean[] left;
  private final Solution solution;
  private final int widthPx;
  private final int heightPx;

  /**
   * @param left which of the views were left out of the solution
   */
  LensJudge(List<BoardView> views, boolean[] left, Solution solution) {
    this.views = views;
    this.left = left;
    this.solution = solution;
    widthPx = views.getFirst().widthPx();
    heightPx = views.getFirst().heightPx();
  }

  LensReport report() {
    List<Picture> pictures = new ArrayList<>();
    double sum = 0;
    double max = 0;
    int corners = 0;
    int used = 0;
    for (int i = 0; i < views.size(); i++) {
      if (left[i]) {
        int found = views.get(i).points().length;
        pictures.add(
            new Picture(views.get(i).picture(), found, Double.NaN, Double.NaN, Double.NaN, true));
        continue;
      }
      Picture picture = picture(views.get(i), solution.poses().get(used++));
      pictures.add(picture);
      sum += picture.rmsPx() * picture.rmsPx() * picture.corners();
      corners += picture.corners();
      max = Math.max(max, picture.maxPx());
    }
    double rms = Math.sqrt(sum / corners);
    double[] spreads = spreads(rms);
    List<Remark> remarks = new ArrayList<>();
    pictures.stream().filter(Picture::isLeftOut).forEach(p -> remarks.add(leftOut(p)));
    count(pictures, remarks);
    double cover = cover(remarks);
    quality(rms, spreads, remarks);
    return new LensReport(solution.optics(), spreads, rms, max, cover, pictures, remarks);
  }

  private Picture picture(BoardView view, Pose pose) {
    Eye eye = new Eye(solution.optics(), pose);
    double sum = 0;
    double max = 0;
    for (double[] p : view.points()) {
      double miss = eye.missPx(p, p[3], p[4]);
      sum += miss * miss;
      max = Math.max(max, miss);
    }
    double along = Math.min(1, Math.abs(pose.axes()[2][2]));
    return new Picture(
        view.picture(),
        view.points().length,
        Math.sqrt(sum / view.points().length),
        max,
        StrictMath.toDegrees(StrictMath.acos(along)),
        false);
  }

  /** The covariance came with an assumed noise; it is scaled to the one that was found. */
  private double[] spreads(double rms) {
    double[][] covariance = solution.covariance();
    double[] spreads = new double[covariance.length];
    double scale = rms / Math.sqrt(2) / LensFit.NOISE_PX;
    for (int i = 0; i < spreads.length; i++) {
      spreads[i] = scale * Math.sqrt(covariance[i][i]);
    }
    return spreads;
  }

  private static Remark leftOut(Picture picture) {
    return new Remark(
        "The picture (" + picture.name() + ") does not fit the others and was left out.",
        "Maybe it is blurred, the board was bent, or the camera's zoom was another one.");
  }

  private void count(List<Picture> pictures, List<Remark> remarks) {
    long used = pictures.stream().filter(p -> !p.isLeftOut()).count();
    int different = different();
    if (used < PICTURES_WANTED) {
      remarks.add(
          new Remark(
              "There are (" + used + ") usable pictures of the board.", "Maybe take 20 of them."));
    }
    if (different < Math.min(DIFFERENT_WANTED, used)) {
      remarks.add(
          new Remark(
              "Only (" + different + ") pictures differ from each other.",
              "Maybe move the board between pictures: nearer, farther, to every side."));
    }
    long tilted = pictures.stream().filter(p -> p.tiltDegrees() > TILTED_DEGREES).count();
    if (tilted < TILTED_WANTED) {
      remarks.add(
          new Remark(
              "The board is tilted in only (" + tilted + ") pictures.",
              "Maybe tilt it 20 to 40 degrees: from the front, focal length cannot be told from"
                  + " distance."));
    }
  }

  private int different() {
    List<BoardView> kept = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      BoardView view = views.get(i);
      if (!left[i] && kept.stream().noneMatch(k -> apartPx(k, view) < SAME_SHARE * widthPx)) {
        kept.add(view);
      }
    }
    return kept.size();
  }

  /** Mean distance between the corners that both pictures show. */
  private static double apartPx(BoardView a, BoardView b) {
    double sum = 0;
    int both = 0;
    for (double[] p : a.points()) {
      for (double[] q : b.points()) {
        if (p[0] == q[0] && p[1] == q[1]) {
          sum += StrictMath.hypot(p[3] - q[3], p[4] - q[4]);
          both++;
        }
      }
    }
    return both == 0 ? Double.POSITIVE_INFINITY : sum / both;
  }

  private double cover(List<Remark> remarks) {
    boolean[] fields = new boolean[FIELD_COLUMNS * FIELD_ROWS];
    boolean[] areas = new boolean[AREAS.length];
    for (int i = 0; i < views.size(); i++) {
      if (!left[i]) {
        for (double[] p : views.get(i).points()) {
          fields[field(p, FIELD_COLUMNS, FIELD_ROWS)] = true;
          areas[field(p, 3, 3)] = true;
        }
      }
    }
    StringBuilder empty = new StringBuilder();
    for (int i = 0; i < AREAS.length; i++) {
      if (!areas[i]) {
        empty.append(empty.isEmpty() ? "" : ", ").append(AREAS[i]);
      }
    }
    int full = 0;
    for (boolean field : fields) {
      full += field ? 1 : 0;
    }
    double share = full / (double) fields.length;
    if (!empty.isEmpty()) {
      remarks.add(
          new Remark(
              "No picture has the board in these parts of the image: (" + empty + ").",
              "Maybe hold it there: a lens bends most near the edges."));
    } else if (share < 0.6) {
      remarks.add(
          new Remark(
              String.format(Locale.ROOT, "The boards cover (%.0f) %% of the image.", 100 * share),
              "Maybe hold the board nearer to the edges as well."));
    }
    return share;
  }

  private int field(double[] point, int columns, int rows) {
    int column = Math.clamp((int) (point[3] * columns / widthPx), 0, columns - 1);
    int row = Math.clamp((int) (point[4] * rows / heightPx), 0, rows - 1);
    return row * columns + column;
  }

  private void quality(double rms, double[] spreads, List<Remark> remarks) {
    double focal = solution.optics().focalPx();
    if (spreads.length == 0 || spreads[Optics.FOCAL] > FOCAL_SD_MOST * focal) {
      remarks.add(
          new Remark(
              spreads.length == 0
                  ? "The pictures do not tell the lens."
                  : String.format(
                      Locale.ROOT,
                      "The focal length (%.1f px) is only known to (%.1f) px.",
                      focal,
                      spreads[Optics.FOCAL]),
              "Maybe add pictures with the board tilted and nearer."));
    }
    if (rms > Math.max(0.5, RMS_MOST * widthPx)) {
      remarks.add(
          new Remark(
              String.format(Locale.ROOT, "The corners are (%.2f) px off on average.", rms),
              "Maybe the board is not flat, the pictures are blurred, or the lens is of the other"
                  + " kind (pinhole, fisheye)."));
    }
  }
}
