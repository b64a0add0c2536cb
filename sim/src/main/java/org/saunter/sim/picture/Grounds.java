package org.saunter.sim.picture;

import org.saunter.sim.Chance;

/** What people walk on. */
final class Grounds {
  private final Chance chance;
  private double gloss;
  private double tileMm = 1_000;

  Grounds(Chance chance) {
    this.chance = chance;
  }

  double gloss() {
    return gloss;
  }

  /** How wide one texture is. */
  double tileMm() {
    return tileMm;
  }

  Texture indoors() {
    double u = chance.uniform();
    if (u < 0.4) {
      return tiles();
    }
    if (u < 0.65) {
      return wood();
    }
    if (u < 0.85) {
      return concrete();
    }
    return terrazzo();
  }

  private long seed() {
    return (long) (chance.uniform() * 1e15);
  }

  private Texture tiles() {
    gloss = chance.uniform(0.05, 0.45);
    int per = 1 + chance.below(3);
    tileMm = 2 * chance.uniform(300, 600) * per / 2;
    int a = Canvas.colour(chance.uniform(), chance.uniform(0, 0.2), chance.uniform(0.3, 0.9));
    int b =
        chance.happens(0.3)
            ? Canvas.colour(chance.uniform(), chance.uniform(0, 0.4), chance.uniform(0.2, 0.9))
            : a;
    int joint = Canvas.shade(a, chance.uniform(0.5, 0.85));
    Canvas canvas = new Canvas(128, a, seed());
    for (int y = 0; y < 2 * per; y++) {
      for (int x = 0; x < 2 * per; x++) {
        int base = (x + y) % 2 == 0 ? a : b;
        int tone = Canvas.shade(base, chance.uniform(0.94, 1.05));
        double s = 0.5 / per;
        canvas.rectangle(x * s, y * s, (x + 1) * s, (y + 1) * s, tone);
      }
    }
    canvas.clouds(16, 0.05);
    for (int i = 0; i < 2 * per; i++) {
      double at = i * 0.5 / per;
      canvas.rectangle(at, 0, at + 0.01, 1, joint).rectangle(0, at, 1, at + 0.01, joint);
    }
    tileMm *= 2;
    return canvas.texture();
  }

  private Texture wood() {
    gloss = chance.uniform(0.1, 0.4);
    tileMm = 1_100;
    int base =
        Canvas.colour(
            chance.uniform(0.05, 0.1), chance.uniform(0.3, 0.6), chance.uniform(0.25, 0.75));
    Canvas canvas = new Canvas(128, base, seed());
    for (int i = 0; i < 8; i++) {
      double joint = chance.uniform();
      canvas.rectangle(
          0, i / 8.0, joint, (i + 1) / 8.0, Canvas.shade(base, chance.uniform(0.85, 1.1)));
      canvas.rectangle(
          joint, i / 8.0, 1, (i + 1) / 8.0, Canvas.shade(base, chance.uniform(0.85, 1.1)));
    }
    canvas.grain(64, 3, 0.12);
    for (int i = 0; i < 8; i++) {
      canvas.rectangle(0, i / 8.0, 1, i / 8.0 + 0.008, Canvas.shade(base, 0.6));
    }
    return canvas.texture();
  }

  private Texture concrete() {
    gloss = chance.uniform(0, 0.25);
    tileMm = 2_600;
    int base = Canvas.colour(chance.uniform(), chance.uniform(0, 0.08), chance.uniform(0.35, 0.75));
    return new Canvas(128, base, seed()).clouds(6, 0.12).clouds(40, 0.06).texture();
  }

  private Texture terrazzo() {
    gloss = chance.uniform(0.2, 0.6);
    tileMm = 800;
    int base = Canvas.colour(chance.uniform(), chance.uniform(0, 0.15), chance.uniform(0.5, 0.85));
    Canvas canvas = new Canvas(128, base, seed());
    for (int i = 0; i < 260; i++) {
      double r = chance.uniform(0.005, 0.02);
      int chip = Canvas.colour(chance.uniform(), chance.uniform(0, 0.4), chance.uniform(0.2, 1));
      canvas.ellipse(chance.uniform(), chance.uniform(), r, r * chance.uniform(0.5, 1), chip);
    }
    return canvas.texture();
  }

  Texture outdoors() {
    double u = chance.uniform();
    if (u < 0.45) {
      tileMm = 4_000;
      int base = Canvas.shade(0xFFFFFF, chance.uniform(0.2, 0.5));
      return new Canvas(128, base, seed()).clouds(8, 0.12).clouds(64, 0.14).texture();
    }
    if (u < 0.7) {
      tileMm = 3_000;
      int base =
          Canvas.colour(
              chance.uniform(0.2, 0.3), chance.uniform(0.3, 0.6), chance.uniform(0.25, 0.5));
      return new Canvas(128, base, seed()).clouds(10, 0.2).clouds(64, 0.25).texture();
    }
    return tiles();
  }
}
