package org.saunter.sim.picture;

import org.saunter.sim.Stage;

/** A rough person of lathe work. */
final class StandIn {
  private final Materials materials;

  StandIn(Materials materials) {
    this.materials = materials;
  }

  void add(Mesh mesh, Stage.Figure figure, BodyPoints out) {
    int n = figure.number();
    double h = figure.look().heightMm();
    double x = figure.xMm();
    double y = figure.yMm();
    Solids s = new Solids(mesh).at(x, y, 0, figure.headingRadians());
    int top = materials.plain(figure.look().topColour(), 0);
    int bottom = materials.plain(figure.look().bottomColour(), 0);
    int skin = materials.plain(figure.look().skin(), 0);
    s.of(bottom, Instance.of(Instance.BODY, n)).lathe(12, 90, 0, 130, 0.25 * h, 150, 0.5 * h);
    s.of(top, Instance.of(Instance.BODY, n))
        .lathe(12, 150, 0.5 * h, 210, 0.7 * h, 190, 0.8 * h, 60, 0.84 * h);
    double r = 105;
    s.of(skin, Instance.of(Instance.HEAD, n));
    ball(s, h - r, r);
    out.head[0] = x;
    out.head[1] = y;
    out.head[2] = h - r;
    out.headRadiusMm = r;
    hand(mesh, figure, figure.left(), -1, skin, Instance.of(Instance.LEFT_HAND, n), out.left);
    hand(mesh, figure, figure.right(), 1, skin, Instance.of(Instance.RIGHT_HAND, n), out.right);
    out.ground[0] = x;
    out.ground[1] = y;
    out.ground[2] = 0;
    out.sampleCount = 0;
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 4; j++) {
        double z = (i + 0.5) / 12 * h;
        double a = Math.PI / 2 * j;
        int at = 3 * out.sampleCount++;
        out.sample[at] = x + 140 * StrictMath.cos(a);
        out.sample[at + 1] = y + 140 * StrictMath.sin(a);
        out.sample[at + 2] = z;
      }
    }
  }

  private static void ball(Solids s, double z, double r) {
    double[] p = new double[14];
    for (int i = 0; i < 7; i++) {
      double a = Math.PI * (i / 6.0 - 0.5);
      p[2 * i] = r * StrictMath.cos(a);
      p[2 * i + 1] = z + r * StrictMath.sin(a);
    }
    s.lathe(10, p);
  }

  private static void hand(
      Mesh mesh, Stage.Figure f, Stage.Hand hand, int side, int skin, int instance, double[] out) {
    double c = StrictMath.cos(f.headingRadians());
    double si = StrictMath.sin(f.headingRadians());
    if (hand.hangs()) {
      out[0] = f.xMm() + side * 250 * si;
      out[1] = f.yMm() - side * 250 * c;
      out[2] = 0.45 * f.look().heightMm();
    } else {
      out[0] = hand.xMm();
      out[1] = hand.yMm();
      out[2] = hand.zMm();
    }
    Solids s = new Solids(mesh).at(out[0], out[1], 0, 0).of(skin, instance);
    ball(s, out[2], 45);
  }
}
