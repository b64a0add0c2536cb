package org.saunter.vision.floor;

import java.util.List;

/**
 * Where somebody was a moment ago, by what was seen before and after: a straight line through the
 * sightings of one strand, the nearer in time the more they count (locally weighted regression,
 * Cleveland, JASA 74, 1979), with the odd ones held down once. Who stands is averaged over longer.
 */
final class Smoother {
  private static final double WALK_SECONDS = 0.16;
  private static final double STAND_SECONDS = 0.5;
  private static final double SPEED_SD_MM_PER_S = 700; // of what the filter says
  private static final int LEAST = 3;
  private static final double ODD_SQUARED = 6;

  /** A place with its spread along each axis. */
  record Spot(double xMm, double yMm, double sdMm) {}

  private Smoother() {}

  /**
   * The place at a moment.
   *
   * @param nowNanos the moment of the strand's motion, not earlier
   */
  static Spot at(long nanos, Strand strand, long nowNanos) {
    Motion now = strand.motion();
    double lag = (nowNanos - nanos) / 1e9;
    double scale = WALK_SECONDS + (STAND_SECONDS - WALK_SECONDS) * now.standing();
    List<Seen> seen = Seen.since(strand.last(), nanos - (long) (3e9 * scale));
    double filterX = now.x() - lag * now.vx();
    double filterY = now.y() - lag * now.vy();
    if (seen.size() < LEAST) {
      return new Spot(filterX, filterY, Math.sqrt(now.spreadMm2()));
    }
    double[] x = line(nanos, seen, scale, true, now.vx(), new double[] {filterX, now.vx()});
    double[] y = line(nanos, seen, scale, false, now.vy(), new double[] {filterY, now.vy()});
    x = line(nanos, seen, scale, true, now.vx(), x);
    y = line(nanos, seen, scale, false, now.vy(), y);
    return new Spot(x[0], y[0], Math.sqrt((x[2] + y[2]) / 2));
  }

  /** Place and speed at the moment and the variance of the place; {@code old} says who is odd. */
  private static double[] line(
      long nanos, List<Seen> seen, double scale, boolean alongX, double speed, double[] old) {
    double w = 0;
    double wt = 0;
    double wtt = 1 / (SPEED_SD_MM_PER_S * SPEED_SD_MM_PER_S);
    double wz = 0;
    double wtz = wtt * speed;
    for (Seen one : seen) {
      double t = (one.atNanos() - nanos) / 1e9;
      double z = alongX ? one.place().xMm() : one.place().yMm();
      double variance = alongX ? one.place().xxMm2() : one.place().yyMm2();
      double off = z - old[0] - old[1] * t;
      double odd = 1 + off * off / variance / ODD_SQUARED;
      double weight = StrictMath.exp(-Math.abs(t) / scale) / (variance * odd * odd);
      w += weight;
      wt += weight * t;
      wtt += weight * t * t;
      wz += weight * z;
      wtz += weight * t * z;
    }
    double det = w * wtt - wt * wt;
    return new double[] {(wtt * wz - wt * wtz) / det, (w * wtz - wt * wz) / det, wtt / det};
  }
}
