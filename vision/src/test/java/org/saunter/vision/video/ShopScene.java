package org.saunter.vision.video;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.saunter.vision.Frame;

/**
 * A drawn shop as one camera sees it: shelves full of boxes, a person who walks, light, fog, blur
 * and noise. The same seed gives the same pictures.
 */
final class ShopScene {
  static final int WIDTH_PX = 160;
  static final int HEIGHT_PX = 96;

  private final double[] shop = new double[WIDTH_PX * HEIGHT_PX];
  private final SplittableRandom chance;

  double light = 1;
  double fog;
  int blurPx;
  double noise = 2.5;
  boolean person = true;
  double tornShare;

  ShopScene(long seed) {
    chance = new SplittableRandom(seed);
    Arrays.fill(shop, 110);
    for (int i = 0; i < 400; i++) {
      int width = 4 + chance.nextInt(14);
      int height = 4 + chance.nextInt(14);
      int left = chance.nextInt(WIDTH_PX - width);
      int top = chance.nextInt(HEIGHT_PX - height);
      double value = 30 + chance.nextInt(200);
      for (int y = top; y < top + height; y++) {
        for (int x = left; x < left + width; x++) {
          shop[y * WIDTH_PX + x] = value;
        }
      }
    }
  }

  /** The picture of moment number {@code index}. */
  byte[] draw(int index) {
    double[] picture = shop.clone();
    if (person) {
      int left = index * 3 % (WIDTH_PX - 24);
      for (int y = 20; y < 84; y++) {
        for (int x = left; x < left + 24; x++) {
          picture[y * WIDTH_PX + x] = 60 + 10 * (y / 8 % 2);
        }
      }
    }
    if (blurPx > 0) {
      picture = blur(picture);
    }
    byte[] rgb = new byte[3 * picture.length];
    for (int i = 0; i < picture.length; i++) {
      double seen = light * ((1 - fog) * picture[i] + fog * 190) + noise * gauss();
      byte value = (byte) Math.clamp(Math.round(seen), 0, 255);
      rgb[3 * i] = value;
      rgb[3 * i + 1] = value;
      rgb[3 * i + 2] = value;
    }
    tear(rgb);
    return rgb;
  }

  /** A lens cap: nothing but the sensor's noise. */
  byte[] cap(int level) {
    byte[] rgb = new byte[3 * WIDTH_PX * HEIGHT_PX];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.clamp(Math.round(level + 1.5 * gauss()), 0, 255);
    }
    return rgb;
  }

  static Frame frame(byte[] rgb, long atNanos, int number) {
    return new Frame("cam", atNanos, number, WIDTH_PX, HEIGHT_PX, rgb);
  }

  private double gauss() {
    return noise == 0 ? 0 : chance.nextGaussian();
  }

  private double[] blur(double[] from) {
    double[] to = new double[from.length];
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        double sum = 0;
        for (int dy = -blurPx; dy <= blurPx; dy++) {
          for (int dx = -blurPx; dx <= blurPx; dx++) {
            int row = Math.clamp(y + dy, 0, HEIGHT_PX - 1);
            int column = Math.clamp(x + dx, 0, WIDTH_PX - 1);
            sum += from[row * WIDTH_PX + column];
          }
        }
        to[y * WIDTH_PX + x] = sum / ((2 * blurPx + 1) * (2 * blurPx + 1));
      }
    }
    return to;
  }

  /** Lost packets: blocks of 8 pixels that hold anything. */
  private void tear(byte[] rgb) {
    for (int block = 0; block < WIDTH_PX / 8 * (HEIGHT_PX / 8); block++) {
      if (chance.nextDouble() >= tornShare) {
        continue;
      }
      byte value = (byte) chance.nextInt(256);
      int left = block % (WIDTH_PX / 8) * 8;
      int top = block / (WIDTH_PX / 8) * 8;
      for (int y = top; y < top + 8; y++) {
        Arrays.fill(rgb, 3 * (y * WIDTH_PX + left), 3 * (y * WIDTH_PX + left + 8), value);
      }
    }
  }
}
