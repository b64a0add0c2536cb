package org.saunter.app.cameras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saunter.app.print.JsonText;
import org.saunter.model.Layout.Camera;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Remark;
import org.saunter.vision.calibration.board.LensReport;
import org.saunter.vision.calibration.coverage.BlindSpot;
import org.saunter.vision.calibration.coverage.Coverage;
import org.saunter.vision.calibration.coverage.Part;
import org.saunter.vision.calibration.coverage.PlateSight;
import org.saunter.vision.calibration.pose.FittedCamera;
import org.saunter.vision.calibration.pose.FloorError;
import org.saunter.vision.calibration.pose.PointMiss;

/** Calibrations and coverage as JSON. */
public final class CameraJson {
  private CameraJson() {}

  /** A camera, as it stands in {@code store.json}. */
  public static Map<String, Object> camera(Camera c) {
    return new JsonText()
        .put("id", c.id())
        .put("lens", c.lens().name())
        .put("xMm", c.xMm())
        .put("yMm", c.yMm())
        .put("zMm", c.zMm())
        .put("lookAtXMm", c.lookAtXMm())
        .put("lookAtYMm", c.lookAtYMm())
        .put("widthPx", c.widthPx())
        .put("heightPx", c.heightPx())
        .put("focalPx", (Object) c.focalPx())
        .put("distortion", c.distortion())
        .put("centreXPx", (Object) c.centreXPx())
        .put("centreYPx", (Object) c.centreYPx())
        .put("rollDegrees", (Object) c.rollDegrees())
        .toMap();
  }

  private static List<String> remarks(List<Remark> remarks) {
    return remarks.stream().map(Remark::toString).toList();
  }

  /** A lens. */
  public static JsonText lens(LensReport report) {
    Optics optics = report.optics();
    JsonText numbers = new JsonText();
    JsonText spreads = new JsonText();
    double[] values = optics.numbers();
    for (int i = 0; i < values.length; i++) {
      numbers.put(Optics.nameOf(optics.lens(), i), (Object) values[i]);
      if (i < report.spreads().length) {
        spreads.put(Optics.nameOf(optics.lens(), i), (Object) report.spreads()[i]);
      }
    }
    List<Object> pictures = new ArrayList<>();
    for (LensReport.Picture p : report.pictures()) {
      JsonText one =
          new JsonText()
              .put("picture", p.name())
              .put("corners", p.corners())
              .put("isLeftOut", (Object) p.isLeftOut());
      if (!p.isLeftOut()) {
        one.put("rmsPx", p.rmsPx()).put("maxPx", p.maxPx()).put("tiltDegrees", p.tiltDegrees());
      }
      pictures.add(one.toMap());
    }
    return new JsonText()
        .put("lens", optics.lens().name())
        .put("widthPx", optics.widthPx())
        .put("heightPx", optics.heightPx())
        .put("numbers", numbers)
        .put("spreads", spreads)
        .put("rmsPx", report.rmsPx())
        .put("maxPx", report.maxPx())
        .put("coverShare", report.coverShare())
        .put("pictures", pictures)
        .put("remarks", remarks(report.remarks()));
  }

  /** A pose. */
  public static JsonText fitted(FittedCamera fitted, FloorError error) {
    JsonText spreads = new JsonText();
    fitted.spreads().forEach(s -> spreads.put(s.name(), (Object) s.sd()));
    JsonText json =
        new JsonText()
            .put("camera", camera(fitted.camera()))
            .put("rmsPx", fitted.rmsPx())
            .put("maxPx", fitted.maxPx())
            .put("rmsMm", fitted.rmsMm())
            .put("maxMm", fitted.maxMm())
            .put("spreads", spreads)
            .put("points", points(fitted.points()))
            .put("remarks", remarks(fitted.remarks()));
    if (!Double.isNaN(error.medianMm())) {
      int worst = error.worstCell();
      json.put(
          "floorError",
          new JsonText()
              .put("medianMm", error.medianMm())
              .put("worstMm", error.maxMm())
              .put("worstXMm", Math.round(error.grid().xMm(worst)))
              .put("worstYMm", Math.round(error.grid().yMm(worst))));
    }
    return json;
  }

  /** Points with how far they are off. */
  public static List<Object> points(List<PointMiss> misses) {
    List<Object> points = new ArrayList<>();
    for (PointMiss miss : misses) {
      JsonText one =
          new JsonText()
              .put("number", miss.number())
              .put("line", miss.point().line())
              .put("missPx", miss.missPx())
              .put("isLeftOut", (Object) miss.isLeftOut());
      if (!Double.isNaN(miss.missMm())) {
        one.put("missMm", miss.missMm());
      }
      points.add(one.toMap());
    }
    return points;
  }

  /** What cameras see. */
  public static JsonText coverage(Coverage coverage) {
    List<Object> cameras = new ArrayList<>();
    for (Coverage.CameraFigures f : coverage.cameraFigures()) {
      JsonText one =
          new JsonText()
              .put("camera", f.cameraId())
              .put("footSquareMetres", f.footSquareMetres())
              .put("headSquareMetres", f.headSquareMetres());
      if (!Double.isNaN(f.pxPerMetreLeast())) {
        one.put("pxPerMetreLeast", f.pxPerMetreLeast()).put("pxPerMetreMost", f.pxPerMetreMost());
      }
      cameras.add(one.toMap());
    }
    List<Object> spots = new ArrayList<>();
    for (BlindSpot spot : coverage.blindSpots()) {
      spots.add(
          new JsonText()
              .put("kind", spot.kind().name())
              .put("place", spot.place())
              .put("xMm", spot.xMm())
              .put("yMm", spot.yMm())
              .put("squareMetres", spot.squareMetres())
              .toMap());
    }
    List<Object> plates = new ArrayList<>();
    for (PlateSight plate : coverage.plates()) {
      plates.add(
          new JsonText()
              .put("plate", plate.plateId())
              .put("cameras", plate.cameras())
              .put("bestCamera", plate.bestCameraId())
              .put("pxPer100Mm", plate.pxPer100Mm())
              .toMap());
    }
    return new JsonText()
        .put("store", coverage.layout().storeId())
        .put("cellMm", coverage.grid().cellMm())
        .put("squareMetres", coverage.squareMetres())
        .put("seenByOne", coverage.share(1))
        .put("seenByTwo", coverage.share(2))
        .put("feetSeenByOne", coverage.share(Part.FOOT, 1))
        .put("feetSeenByTwo", coverage.share(Part.FOOT, 2))
        .put("headsSeenByOne", coverage.share(Part.HEAD, 1))
        .put("headsSeenByTwo", coverage.share(Part.HEAD, 2))
        .put("cameras", cameras)
        .put("blindSpots", spots)
        .put("plates", plates);
  }
}
