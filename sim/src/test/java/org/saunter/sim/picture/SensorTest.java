package org.saunter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.saunter.sim.Chance;
import org.saunter.sim.Stage.Hand;

class SensorTest {
  private static final int W = 64;
  private static final int H = 48;

  private static Exposure with(double gain, double shot, double read, int quality, boolean capped) {
    return new Exposure(gain, 1, 1, shot, read, 0, 0, 0, 0, quality, capped, 1, 5);
  }

  private static byte[] develop(float[] light, Exposure e) {
    byte[] rgb = new byte[3 * W * H];
    new Sensor().develop(new Sensor.Frame(W, H, light.clone()), e, rgb);
    return rgb;
  }

  private static float[] even(float value) {
    float[] light = new float[3 * W * H];
    Arrays.fill(light, value);
    return light;
  }

  /** Bars, a disc and a slope. */
  private static float[] scene() {
    float[] light = new float[3 * W * H];
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        boolean disc = (x - 40) * (x - 40) + (y - 20) * (y - 20) < 150;
        float v = disc ? 0.7f : x % 8 < 4 ? 0.1f : 0.02f + 0.4f * y / H;
        for (int k = 0; k < 3; k++) {
          light[3 * (y * W + x) + k] = v * (k == 1 ? 0.6f : 1);
        }
      }
    }
    return light;
  }

  private static double mean(byte[] rgb) {
    double sum = 0;
    for (byte b : rgb) {
      sum += b & 255;
    }
    return sum / rgb.length;
  }

  private static double difference(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (a[i] & 255) - (b[i] & 255);
      sum += d * d;
    }
    return Math.sqrt(sum / a.length);
  }

  @Test
  void cleanIsTheToneCurveAlone() {
    byte[] rgb = develop(even(0.2140f), Exposure.CLEAN);
    assertThat(rgb).containsOnly((byte) 128); // sRGB: half of the scale
    assertThat(develop(even(0), Exposure.CLEAN)).containsOnly((byte) 0);
    assertThat(develop(even(50), Exposure.CLEAN)[0] & 255).isGreaterThan(252);
  }

  @Test
  void aCapIsDarkWhateverTheGain() {
    assertThat(mean(develop(scene(), with(0, 0, 0, 0, true)))).isZero();
    double noisy = mean(develop(scene(), with(0, 0.02, 0.002, 0, true)));
    assertThat(noisy).isBetween(0.5, 40.0);
  }

  @Test
  void automaticExposureMakesGreyOfNightAndDay() {
    double night = mean(develop(even(0.04f), with(0, 0, 0, 0, false)));
    double day = mean(develop(even(0.8f), with(0, 0, 0, 0, false)));
    assertThat(night).isCloseTo(day, within(2.0));
    assertThat(mean(develop(even(0.001f), with(0, 0, 0, 0, false)))).isLessThan(night - 50);
  }

  @Test
  void noiseIsAsStrongAsItSays() {
    double[] reads = {0.005, 0.02};
    for (double read : reads) {
      float[] light = even(0.3f);
      byte[] rgb = develop(light, with(1, 0, read, 0, false));
      byte[] clean = develop(light, with(1, 0, 0, 0, false));
      // the slope of the tone curve at 0.3 is about 1.25 of 255 each
      double expected = read * 255 * 0.42 * Math.pow(0.3, -0.583) * 1.04;
      assertThat(difference(rgb, clean)).isCloseTo(expected, within(0.15 * expected + 0.25));
    }
  }

  @Test
  void compressionLosesMoreTheLowerItsQuality() {
    byte[] clean = develop(scene(), with(1, 0, 0, 0, false));
    double last = 0;
    for (int quality : new int[] {100, 90, 60, 30, 8}) {
      double lost = difference(develop(scene(), with(1, 0, 0, quality, false)), clean);
      assertThat(lost).isGreaterThan(last);
      last = lost;
    }
    assertThat(difference(develop(scene(), with(1, 0, 0, 100, false)), clean)).isLessThan(6);
    assertThat(
            difference(
                develop(even(0.3f), with(1, 0, 0, 8, false)), develop(even(0.3f), Exposure.CLEAN)))
        .isLessThan(5);
  }

  @Test
  void compressionTakesAnySize() {
    Chance chance = new Chance(4);
    Blocks blocks = new Blocks();
    for (int[] size : new int[][] {{1, 1}, {17, 33}, {16, 16}, {5, 100}}) {
      byte[] rgb = new byte[3 * size[0] * size[1]];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = (byte) (100 + chance.below(20));
      }
      byte[] pressed = rgb.clone();
      blocks.press(pressed, size[0], size[1], 95);
      assertThat(difference(rgb, pressed)).isLessThan(12);
    }
  }

  @Test
  void defocusTakesContrastNotLight() {
    Exposure blurred = new Exposure(1, 1, 1, 0, 0, 0, 2.5, 0, 0, 0, false, 1, 0);
    float[] bars = scene();
    float[] light = bars.clone();
    byte[] rgb = new byte[3 * W * H];
    new Sensor().develop(new Sensor.Frame(W, H, light), blurred, rgb);
    double before = 0;
    double after = 0;
    for (int i = 0; i < bars.length; i++) {
      before += bars[i];
      after += light[i];
    }
    assertThat(after).isCloseTo(before, within(0.02 * before));
    assertThat(Math.abs(light[3 * (30 * W + 10)] - light[3 * (30 * W + 14)]))
        .isLessThan(0.4f * Math.abs(bars[3 * (30 * W + 10)] - bars[3 * (30 * W + 14)]));
  }

  @Test
  void whoMovesIsSmearedAlongTheirWay() {
    float[] light = even(0.1f);
    int[] instances = new int[W * H];
    for (int y = 10; y < 30; y++) {
      for (int x = 20; x < 24; x++) {
        Arrays.fill(light, 3 * (y * W + x), 3 * (y * W + x) + 3, 0.9f);
        instances[y * W + x] = Instance.of(Instance.BODY, 3);
      }
    }
    double[] box = {20, 10, 24, 30};
    new Sensor()
        .smear(
            new Sensor.Frame(W, H, light),
            instances,
            SmallShop.figure(3, 0, 0, 0, Hand.AT_REST),
            box,
            8,
            0);
    assertThat(light[3 * (20 * W + 18)]).isBetween(0.15f, 0.8f);
    assertThat(light[3 * (20 * W + 26)]).isBetween(0.15f, 0.8f);
    assertThat(light[3 * (20 * W + 35)]).isEqualTo(0.1f);
    assertThat(light[3 * (20 * W + 22)]).isLessThan(0.9f);
    assertThat(light[3 * (5 * W + 22)]).isEqualTo(0.1f);
  }

  @Test
  void cornersFallOffAndBarsCome() {
    Exposure dull = new Exposure(1, 1, 1, 0, 0, 0, 0, 0.6, 0, 0, false, 1, 0);
    byte[] rgb = develop(even(0.4f), dull);
    assertThat(rgb[0] & 255).isLessThan((rgb[3 * (H / 2 * W + W / 2)] & 255) - 30);
    Exposure bars = new Exposure(1, 1, 1, 0, 0, 0, 0, 0, 0.3, 0, false, 1, 0);
    byte[] banded = develop(even(0.4f), bars);
    int least = 255;
    int most = 0;
    for (int y = 0; y < H; y++) {
      least = Math.min(least, banded[3 * y * W] & 255);
      most = Math.max(most, banded[3 * y * W] & 255);
    }
    assertThat(most - least).isGreaterThan(25);
  }
}
