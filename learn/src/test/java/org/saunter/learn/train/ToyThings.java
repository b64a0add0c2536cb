package org.saunter.learn.train;

import org.saunter.learn.net.Size;
import org.saunter.sim.Chance;

/**
 * Pictures of numbered things, each in two colours, one above the other, with stripes or without,
 * under changing light, shifted and with noise.
 */
final class ToyThings {
  private final Size size;
  private final long seed;

  ToyThings(Size size, long seed) {
    this.size = size;
    this.seed = seed;
  }

  /** One picture of a thing; the same thing and view give the same. */
  byte[] picture(int thing, long view) {
    Chance look = new Chance(seed).fork("thing " + thing);
    int[] upper = {look.below(256), look.below(256), look.below(256)};
    int[] lower = {look.below(256), look.below(256), look.below(256)};
    int stripes = look.below(3);
    Chance chance = new Chance(seed).fork("view " + thing + " " + view);
    double light = chance.uniform(0.7, 1.2);
    int edge = (int) (size.heightPx() * chance.uniform(0.42, 0.58));
    int margin = chance.below(size.widthPx() / 5);
    byte[] rgb = new byte[size.bytes()];
    for (int row = 0; row < size.heightPx(); row++) {
      for (int column = 0; column < size.widthPx(); column++) {
        boolean beside = column < margin || column >= size.widthPx() - margin;
        int[] colour = row < edge ? upper : lower;
        int along = stripes == 1 ? row : column;
        boolean dark = stripes > 0 && (along / 4) % 2 == 0;
        for (int channel = 0; channel < 3; channel++) {
          double value = beside ? 110 : light * colour[channel] * (dark ? 0.6 : 1);
          double noisy = value + chance.uniform(-12, 12);
          rgb[3 * (row * size.widthPx() + column) + channel] =
              (byte) Math.max(0, Math.min(255, noisy));
        }
      }
    }
    return rgb;
  }

  /** Batches of {@code things} things with {@code views} views each, out of {@code all}. */
  Batches batches(int all, int things, int views) {
    return number -> {
      Chance chance = new Chance(seed).fork("batch " + number);
      byte[] rgb = new byte[things * views * size.bytes()];
      float[] which = new float[things * views];
      for (int i = 0; i < things; i++) {
        int thing = chance.below(all);
        for (int j = 0; j < views; j++) {
          int at = i * views + j;
          byte[] one = picture(thing, 1000 * number + at);
          System.arraycopy(one, 0, rgb, at * size.bytes(), size.bytes());
          which[at] = thing;
        }
      }
      return new Batch(which.length, rgb, which);
    };
  }
}
