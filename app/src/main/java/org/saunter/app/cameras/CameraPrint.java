package org.saunter.app.cameras;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.io.PrintWriter;
import java.util.List;
import org.saunter.app.print.Table;
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

/** Calibrations and coverage for people. */
public final class CameraPrint {
  private final PrintWriter out;
  private final Table table;

  public CameraPrint(PrintWriter out) {
    this.out = out;
    table = new Table(out);
  }

  /** Remarks, each on two lines. */
  public void remarks(List<Remark> remarks) {
    for (Remark remark : remarks) {
      out.println(remark.rule());
      out.println(remark.maybe());
    }
  }

  /** A lens. */
  public void lens(LensReport report) {
    Optics optics = report.optics();
    double[] numbers = optics.numbers();
    table.row("lens", optics.lens().name().toLowerCase(ROOT));
    table.row("picture size, px", optics.widthPx() + " x " + optics.heightPx());
    for (int i = 0; i < numbers.length; i++) {
      String sd = i < report.spreads().length ? format(ROOT, " +- %.4f", report.spreads()[i]) : "";
      String value =
          i < Optics.DISTORTION
              ? format(ROOT, "%.2f", numbers[i])
              : format(ROOT, "%.5f", numbers[i]);
      table.row(Optics.nameOf(optics.lens(), i), value + sd);
    }
    table
        .row("off by, px (rms, max)", format(ROOT, "%.2f, %.2f", report.rmsPx(), report.maxPx()))
        .row("image covered by boards", format(ROOT, "%.0f %%", 100 * report.coverShare()));
    for (LensReport.Picture p : report.pictures()) {
      table.row(
          "  " + p.name(),
          p.isLeftOut()
              ? "left out"
              : format(
                  ROOT,
                  "%d corners, %.2f px (max %.2f), tilted %.0f degrees",
                  p.corners(),
                  p.rmsPx(),
                  p.maxPx(),
                  p.tiltDegrees()));
    }
    remarks(report.remarks());
  }

  /** A pose. */
  public void fitted(FittedCamera fitted, FloorError error) {
    camera(fitted.camera());
    table
        .row("  off by, px (rms, max)", format(ROOT, "%.2f, %.2f", fitted.rmsPx(), fitted.maxPx()))
        .row("  off by, mm (rms, max)", format(ROOT, "%.0f, %.0f", fitted.rmsMm(), fitted.maxMm()));
    for (FittedCamera.Spread spread : fitted.spreads()) {
      table.row("  +- " + spread.name(), format(ROOT, "%.2f", spread.sd()));
    }
    if (!Double.isNaN(error.medianMm())) {
      int worst = error.worstCell();
      table.row(
          "  expected floor error, mm",
          format(
              ROOT,
              "%.0f, at worst %.0f at (%.0f, %.0f)",
              error.medianMm(),
              error.maxMm(),
              error.grid().xMm(worst),
              error.grid().yMm(worst)));
    }
    points(fitted.points());
    remarks(fitted.remarks());
  }

  /** Where a camera hangs and looks. */
  public void camera(Camera c) {
    table
        .row(c.id(), format(ROOT, "at (%d, %d, %d) mm", c.xMm(), c.yMm(), c.zMm()))
        .row(
            "  looks at",
            format(
                ROOT,
                "(%d, %d) mm, rolled %.1f degrees",
                c.lookAtXMm(),
                c.lookAtYMm(),
                c.rollDegrees()))
        .row(
            "  lens",
            format(
                ROOT,
                "%s, focal %.1f px of %d x %d",
                c.lens().name().toLowerCase(ROOT),
                c.focalPx(),
                c.widthPx(),
                c.heightPx()));
  }

  /** Points with how far they are off. */
  public void points(List<PointMiss> points) {
    for (PointMiss miss : points) {
      table.row(
          format(ROOT, "  point %d", miss.number())
              + (miss.point().line() > 0 ? format(ROOT, " (line %d)", miss.point().line()) : ""),
          format(
              ROOT,
              "%.1f px, %.0f mm%s",
              miss.missPx(),
              miss.missMm(),
              miss.isLeftOut() ? ", left out" : ""));
    }
  }

  /** What cameras see. */
  public void coverage(Coverage coverage) {
    table
        .row("floor to stand on, m2", format(ROOT, "%.1f", coverage.squareMetres()))
        .row("people seen by a camera", percent(coverage.share(1)))
        .row("  by two or more", percent(coverage.share(2)))
        .row("feet seen by a camera", percent(coverage.share(Part.FOOT, 1)))
        .row("  by two or more", percent(coverage.share(Part.FOOT, 2)));
    List<PlateSight> plates = coverage.plates();
    if (!plates.isEmpty()) {
      long unseen = plates.stream().filter(p -> p.cameras() == 0).count();
      double size =
          plates.stream().mapToDouble(PlateSight::pxPer100Mm).sorted().toArray()[plates.size() / 2];
      table
          .row("plates that no camera sees", unseen + " of " + plates.size())
          .row("100 mm of a shelf, px (median)", format(ROOT, "%.1f", size));
    }
    for (Coverage.CameraFigures f : coverage.cameraFigures()) {
      String size =
          Double.isNaN(f.pxPerMetreLeast())
              ? ""
              : format(
                  ROOT, ", a metre is %.0f to %.0f px", f.pxPerMetreLeast(), f.pxPerMetreMost());
      table.row(
          "  " + f.cameraId(),
          format(
              ROOT,
              "%.1f m2 of floor, heads on %.1f%s",
              f.footSquareMetres(),
              f.headSquareMetres(),
              size));
    }
    for (BlindSpot spot : coverage.blindSpots()) {
      out.println(spot.sentence());
    }
  }

  private static String percent(double share) {
    return format(ROOT, "%.1f %%", 100 * share);
  }
}
