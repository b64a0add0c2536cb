package org.saunter.learn.train;

import java.util.ArrayList;
import java.util.List;
import org.saunter.learn.net.Size;
import org.saunter.sim.Chance;

/**
 * Pictures simple enough to learn in a minute: upright blobs with a head, two feet and one or two
 * hands before a noisy floor.
 */
final class ToyFloor implements LabelledFrames {
  private final Size size;
  private final long seed;

  ToyFloor(Size size, long seed) {
    this.size = size;
    this.seed = seed;
  }

  @Override
  public LabelledFrame frame(long number) {
    Chance chance = new Chance(seed).fork("frame " + number);
    byte[] rgb = new byte[size.bytes()];
    double base = chance.uniform(60, 180);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (base + chance.uniform(-25, 25));
    }
    int boxes = chance.below(5);
    for (int i = 0; i < boxes; i++) {
      double w = chance.uniform(8, size.widthPx() / 4.0);
      double h = chance.uniform(8, size.heightPx() / 4.0);
      rectangle(
          rgb,
          chance.uniform(0, size.widthPx()),
          chance.uniform(0, size.heightPx()),
          w,
          h,
          colour(chance));
    }
    List<HeadLabel> people = new ArrayList<>();
    int count = chance.below(5);
    for (int i = 0; i < count; i++) {
      people.add(person(rgb, chance));
    }
    return new LabelledFrame(rgb, people);
  }

  private static int[] colour(Chance chance) {
    return new int[] {chance.below(256), chance.below(256), chance.below(256)};
  }

  private HeadLabel person(byte[] rgb, Chance chance) {
    double tall = size.heightPx() * chance.uniform(0.3, 0.5);
    double footX = chance.uniform(8, size.widthPx() - 8);
    double footY = chance.uniform(tall, size.heightPx() - 2);
    double headX = footX + chance.uniform(-0.2, 0.2) * tall;
    double headR = 0.09 * tall;
    double headY = footY - tall + headR;
    int[] clothes = colour(chance);
    for (int i = 0; i <= 20; i++) {
      double t = i / 20.0;
      ellipse(
          rgb,
          footX + t * (headX - footX),
          footY - 2 + t * (headY - footY + 2),
          0.12 * tall,
          0.06 * tall,
          clothes);
    }
    ellipse(rgb, footX, footY - 1.5, 0.1 * tall, 2, new int[] {20, 20, 20});
    ellipse(rgb, headX, headY, headR, headR, new int[] {225, 180, 150});
    List<HeadLabel.HandLabel> hands = new ArrayList<>();
    int count = 1 + chance.below(2);
    for (int i = 0; i < count; i++) {
      int side = i == 0 ? -1 : 1;
      double x = (headX + footX) / 2 + side * chance.uniform(0.16, 0.24) * tall;
      double lift = chance.uniform(0.35, 0.65);
      double y = footY - lift * tall;
      boolean holding = chance.happens(0.5);
      if (holding) {
        rectangle(rgb, x, y - 3, 5, 6, new int[] {230, 30, 30});
      }
      ellipse(
          rgb,
          x,
          y,
          Math.max(1.5, 0.05 * tall),
          Math.max(1.5, 0.05 * tall),
          new int[] {240, 200, 60});
      hands.add(new HeadLabel.HandLabel(x, y, 1750 * lift, 1, holding));
    }
    double wide = 0.14 * tall;
    return new HeadLabel(
        headX,
        headY,
        footX,
        footY,
        Math.min(headX, footX) - wide,
        headY - headR,
        Math.max(headX, footX) + wide,
        footY,
        1,
        1,
        hands);
  }

  private void ellipse(byte[] rgb, double x, double y, double rx, double ry, int[] colour) {
    for (int row = (int) (y - ry); row <= y + ry; row++) {
      for (int column = (int) (x - rx); column <= x + rx; column++) {
        double u = (column + 0.5 - x) / rx;
        double v = (row + 0.5 - y) / ry;
        if (u * u + v * v <= 1) {
          dot(rgb, row, column, colour);
        }
      }
    }
  }

  private void rectangle(byte[] rgb, double x, double y, double w, double h, int[] colour) {
    for (int row = (int) (y - h / 2); row < y + h / 2; row++) {
      for (int column = (int) (x - w / 2); column < x + w / 2; column++) {
        dot(rgb, row, column, colour);
      }
    }
  }

  private void dot(byte[] rgb, int row, int column, int[] colour) {
    if (row >= 0 && column >= 0 && row < size.heightPx() && column < size.widthPx()) {
      for (int channel = 0; channel < 3; channel++) {
        rgb[3 * (row * size.widthPx() + column) + channel] = (byte) colour[channel];
      }
    }
  }
}
