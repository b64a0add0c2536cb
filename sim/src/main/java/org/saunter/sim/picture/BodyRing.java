package org.saunter.sim.picture;

/**
 * The outline that a loft repeats: points of a superellipse (Lamé) |x|^p + |y|^p = 1, blown up so
 * that the polygon has its area.
 */
final class BodyRing {
  final int count;
  final double[] x;
  final double[] y;

  /**
   * @param count of points
   * @param power 2 for a circle, more for a rounded square
   * @param firstTurns where the first point is, in turns from +x
   */
  BodyRing(int count, double power, double firstTurns) {
    this.count = count;
    x = new double[count];
    y = new double[count];
    double step = 2 * Math.PI / count;
    double blown = Math.sqrt(step / StrictMath.sin(step));
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * firstTurns + i * step;
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      double sum = StrictMath.pow(Math.abs(cos), power) + StrictMath.pow(Math.abs(sin), power);
      double radius = blown * StrictMath.pow(sum, -1 / power);
      x[i] = radius * cos;
      y[i] = radius * sin;
    }
  }
}
