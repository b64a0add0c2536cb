package org.saunter.sim.picture;

import org.saunter.sim.Chance;

/** The shapes of what stands about. */
final class ClutterShapes {
  private final Materials materials;

  ClutterShapes(Materials materials) {
    this.materials = materials;
  }

  private int cardboard(Chance chance) {
    int brown = Canvas.colour(0.08, chance.uniform(0.3, 0.5), chance.uniform(0.45, 0.75));
    Canvas canvas = new Canvas(32, brown, (long) (chance.uniform() * 1e9));
    canvas.clouds(4, 0.06).rectangle(0, 0.45, 1, 0.55, Canvas.shade(brown, 1.25));
    canvas.print(0.1, 0.7, 0.5, 0.85, Canvas.shade(brown, 0.4), chance);
    return materials.textured(canvas.texture(), 0);
  }

  void boxes(Solids at, Chance chance) {
    double z = 0;
    for (int i = 1 + chance.below(3); i > 0; i--) {
      double a = chance.uniform(140, 260);
      double f = chance.uniform(120, 220);
      double h = chance.uniform(160, 380);
      double shift = chance.uniform(-40, 40);
      at.of(cardboard(chance)).box(Solids.STANDING, shift - a, shift + a, -f, f, z, z + h);
      z += h;
    }
  }

  void plant(Solids at, Chance chance) {
    int pot = Canvas.colour(chance.uniform(), chance.uniform(0, 0.6), chance.uniform(0.2, 0.8));
    at.of(materials.plain(pot, 0.1)).lathe(8, 130, 0, 180, 320, 165, 320).lid(8, 165, 300);
    leaves(at, chance, new double[] {330, 420, chance.uniform(500, 1_100), 60});
  }

  void bush(Solids at, Chance chance) {
    leaves(at, chance, new double[] {0, 750, chance.uniform(600, 2_200), 200});
  }

  /** Ragged lathe work in speckled green: bottom, radius, height, roughness. */
  private void leaves(Solids at, Chance chance, double[] size) {
    int green = Canvas.colour(chance.uniform(0.2, 0.4), 0.6, chance.uniform(0.2, 0.5));
    Canvas canvas = new Canvas(32, green, (long) (chance.uniform() * 1e9)).clouds(16, 0.5);
    double[] profile = new double[14];
    for (int i = 0; i < 7; i++) {
      double angle = Math.PI * (i / 6.0 - 0.5);
      double r =
          size[1] * StrictMath.cos(angle) + (i % 6 == 0 ? 0 : chance.uniform(-1, 1) * size[3]);
      profile[2 * i] = Math.max(1, r);
      profile[2 * i + 1] = size[0] + size[2] * (0.5 + 0.5 * StrictMath.sin(angle));
    }
    at.of(materials.textured(canvas.texture(), 0)).lathe(9, profile);
  }

  void bin(Solids at, Chance chance) {
    int colour = Canvas.colour(chance.uniform(), chance.uniform(0, 0.8), chance.uniform(0.15, 0.8));
    double h = chance.uniform(550, 1_050);
    at.of(materials.plain(colour, 0.15)).lathe(10, 190, 0, 220, h, 200, h);
    at.of(materials.plain(Canvas.shade(colour, 0.3), 0)).lid(10, 200, h - 15);
  }

  void mat(Solids at, Chance chance) {
    int colour = Canvas.colour(chance.uniform(), chance.uniform(0, 0.7), chance.uniform(0.1, 0.6));
    Canvas canvas = new Canvas(32, colour, (long) (chance.uniform() * 1e9)).clouds(16, 0.15);
    canvas.rectangle(0, 0, 1, 0.08, Canvas.shade(colour, 0.6));
    canvas.rectangle(0, 0.92, 1, 1, Canvas.shade(colour, 0.6));
    at.of(materials.textured(canvas.texture(), 0)).box(Solids.STANDING, -450, 450, -500, 500, 0, 8);
  }

  void poster(Solids at, Chance chance) {
    Canvas canvas =
        new Canvas(
            64,
            Canvas.colour(chance.uniform(), chance.uniform(0, 0.8), chance.uniform(0.3, 1)),
            (long) (chance.uniform() * 1e9));
    for (int i = 2 + chance.below(4); i > 0; i--) {
      int colour = Canvas.colour(chance.uniform(), chance.uniform(), chance.uniform(0.1, 1));
      double x = chance.uniform(0.1, 0.9);
      double y = chance.uniform(0.1, 0.9);
      double r = chance.uniform(0.05, 0.3);
      if (chance.happens(0.4)) {
        canvas.ellipse(x, y, r, 1.4 * r, colour);
      } else {
        canvas.rectangle(Math.max(0, x - r), Math.max(0, y - r), Math.min(1, x + r), y, colour);
      }
    }
    canvas.print(0.1, 0.8, 0.9, 0.95, chance.happens(0.5) ? 0x101010 : 0xF0F0F0, chance);
    double a = chance.uniform(180, 420);
    double z = chance.uniform(1_200, 1_500);
    int material = materials.textured(canvas.texture(), 0.1);
    at.of(material).box(Solids.FRONT | Solids.BACK, -a, a, -68, 68, z, z + 2.6 * a);
  }

  void pole(Solids at, Chance chance) {
    int grey = Canvas.shade(0xFFFFFF, chance.uniform(0.15, 0.7));
    double r = chance.uniform(35, 110);
    at.of(materials.plain(grey, 0.2)).lathe(8, r, 0, r, chance.uniform(2_500, 6_000));
  }

  /** A strip of other ground, with lines if it is a road; each a little over the one before. */
  void patch(Solids at, Chance chance, int number) {
    Grounds grounds = new Grounds(chance);
    int material = materials.textured(grounds.outdoors(), 0);
    double a = chance.uniform(900, 4_500);
    double f = chance.happens(0.6) ? 60_000 : chance.uniform(2_000, 9_000);
    double z = 4 * number + 3;
    at.of(material);
    at.quad(
        new double[] {a, f, z, -a, f, z, -a, -f, z, a, -f, z},
        2 * a / grounds.tileMm(),
        2 * f / grounds.tileMm());
    if (chance.happens(0.5)) {
      at.of(materials.plain(Canvas.shade(0xFFFFF0, chance.uniform(0.6, 1)), 0));
      double step = chance.uniform(1_500, 5_000);
      double last = Math.min(f, 25_000);
      for (double m = -last; m < last; m += step) {
        double end = m + 0.5 * step;
        double w = 60;
        double over = z + 2;
        at.quad(new double[] {w, end, over, -w, end, over, -w, m, over, w, m, over}, 1, 1);
      }
    }
  }

  /** A house of some storeys; its windows look to the front of the frame. */
  void building(Solids at, Chance chance) {
    int wall = Canvas.colour(chance.uniform(), chance.uniform(0, 0.4), chance.uniform(0.3, 0.95));
    Canvas canvas = new Canvas(64, wall, (long) (chance.uniform() * 1e9)).clouds(8, 0.08);
    int pane = Canvas.colour(0.6, 0.2, chance.uniform(0.1, 0.5));
    int frame = Canvas.shade(wall, chance.uniform(0.6, 1.3));
    double x = chance.uniform(0.12, 0.3);
    double y = chance.uniform(0.15, 0.35);
    canvas.rectangle(x - 0.05, y - 0.05, 1 - x + 0.05, 1 - y + 0.05, frame);
    canvas.rectangle(x, y, 1 - x, 1 - y, pane);
    double high = chance.uniform(3_500, 14_000);
    double[] extent = {-10_000, 10_000, -5_000, 5_000, 0, high};
    at.of(materials.textured(canvas.texture(), 0.05)).box(Solids.STANDING, 3_200, extent);
  }

  /** A car of the length of about four metres; its front is that of the frame. */
  void car(Solids at, Chance chance) {
    int paint =
        chance.happens(0.5)
            ? Canvas.shade(0xFFFFFF, chance.uniform(0.05, 1))
            : Canvas.colour(chance.uniform(), chance.uniform(0.5, 1), chance.uniform(0.2, 0.8));
    int body = materials.plain(paint, 0.35);
    int glass = materials.plain(0x20262C, 0.5);
    int tyre = materials.plain(0x141414, 0);
    double half = chance.uniform(1_900, 2_300);
    double w = chance.uniform(830, 920);
    double belt = chance.uniform(850, 1_000);
    double roof = chance.uniform(1_400, 1_650);
    at.of(body).box(Solids.ALL, -w, w, -half, half, 260, belt);
    double hood = chance.uniform(0.35, 0.6) * half;
    cabin(at, glass, body, new double[] {w - 60, -half + 150, hood, belt, roof});
    at.of(tyre);
    for (int f = -1; f <= 1; f += 2) {
      double m = f * 0.62 * half;
      at.box(Solids.ALL, -w - 8, w + 8, m - 310, m + 310, 0, 560);
    }
    int lamp = materials.plain(0xF4F0E0, 0.3);
    int tail = materials.plain(0xA01515, 0.3);
    for (int a = -1; a <= 1; a += 2) {
      double m = a * 0.75 * w;
      at.of(lamp).box(Solids.ALL, m - 120, m + 120, half - 20, half + 8, 600, 760);
      at.of(tail).box(Solids.ALL, m - 120, m + 120, -half - 8, -half + 20, 650, 820);
    }
  }

  /** Slanted panes all round and a roof: half width, from, to, belt line and roof. */
  private static void cabin(Solids at, int glass, int body, double[] s) {
    double w = s[0];
    double b = s[1];
    double f = s[2];
    double z = s[3];
    double r = s[4];
    double n = 0.82 * w;
    double rb = b + 350;
    double rf = f - 550;
    at.of(glass);
    at.quad(new double[] {w, f, z, -w, f, z, -n, rf, r, n, rf, r}, 1, 1);
    at.quad(new double[] {-w, b, z, w, b, z, n, rb, r, -n, rb, r}, 1, 1);
    at.quad(new double[] {-w, f, z, -w, b, z, -n, rb, r, -n, rf, r}, 1, 1);
    at.quad(new double[] {w, b, z, w, f, z, n, rf, r, n, rb, r}, 1, 1);
    at.of(body);
    at.quad(new double[] {n, rf, r, -n, rf, r, -n, rb, r, n, rb, r}, 1, 1);
  }
}
