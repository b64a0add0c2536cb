package org.saunter.learn.train;

import java.util.ArrayList;
import java.util.List;
import org.saunter.learn.net.Size;
import org.saunter.sim.Chance;

/**
 * Makes many pictures of few: each time a picture comes round it is mirrored or not, lighter or
 * darker, of another colour cast and contrast, noisier, and with patches that hide something.
 * Drawing a picture costs as much as learning from it; with this, one is drawn and learned from
 * several times. Labels follow. The same number gives the same picture.
 */
public final class Varied implements LabelledFrames {
  private static final double MIRRORED = 0.5;
  private static final double NOISY = 0.5;
  private static final double GREY = 0.05;
  private static final int PATCHES_MAX = 2;

  /** Of a patch's side, a share of the picture's height at most: it hides an arm, not a person. */
  private static final double PATCH_MAX = 0.12;

  private final LabelledFrames source;
  private final long frames;
  private final Size size;
  private final long seed;

  /**
   * @param frames how many pictures the source has; they come round in order
   */
  public Varied(LabelledFrames source, long frames, Size size, long seed) {
    this.source = source;
    this.frames = frames;
    this.size = size;
    this.seed = seed;
  }

  @Override
  public LabelledFrame frame(long number) {
    Chance chance = new Chance(seed).fork("variation " + number);
    LabelledFrame plain = source.frame(number % frames);
    byte[] rgb = plain.rgb().clone();
    List<HeadLabel> people = plain.people();
    if (chance.happens(MIRRORED)) {
      mirror(rgb);
      people = mirrored(people);
    }
    patches(rgb, chance);
    colour(rgb, chance);
    return new LabelledFrame(rgb, people);
  }

  private void mirror(byte[] rgb) {
    int width = size.widthPx();
    for (int row = 0; row < size.heightPx(); row++) {
      for (int column = 0; column < width / 2; column++) {
        int a = 3 * (row * width + column);
        int b = 3 * (row * width + width - 1 - column);
        for (int channel = 0; channel < 3; channel++) {
          byte keep = rgb[a + channel];
          rgb[a + channel] = rgb[b + channel];
          rgb[b + channel] = keep;
        }
      }
    }
  }

  private List<HeadLabel> mirrored(List<HeadLabel> people) {
    double width = size.widthPx();
    List<HeadLabel> mirrored = new ArrayList<>(people.size());
    for (HeadLabel p : people) {
      mirrored.add(
          new HeadLabel(
              width - p.headXPx(),
              p.headYPx(),
              width - p.footXPx(),
              p.footYPx(),
              width - p.rightPx(),
              p.topPx(),
              width - p.leftPx(),
              p.bottomPx(),
              p.visibleShare(),
              p.headVisibleShare(),
              p.hands().stream()
                  .map(
                      h ->
                          new HeadLabel.HandLabel(
                              width - h.xPx(), h.yPx(), h.zMm(), h.visibleShare(), h.holding()))
                  .toList()));
    }
    return mirrored;
  }

  private void patches(byte[] rgb, Chance chance) {
    int count = chance.below(PATCHES_MAX + 1);
    for (int i = 0; i < count; i++) {
      int side = 1 + chance.below((int) Math.max(1, PATCH_MAX * size.heightPx()));
      int left = chance.below(size.widthPx());
      int top = chance.below(size.heightPx());
      byte grey = (byte) chance.below(256);
      for (int row = top; row < Math.min(size.heightPx(), top + side); row++) {
        for (int column = left; column < Math.min(size.widthPx(), left + side); column++) {
          for (int channel = 0; channel < 3; channel++) {
            rgb[3 * (row * size.widthPx() + column) + channel] = grey;
          }
        }
      }
    }
  }

  /** A curve for each channel, from a table, then noise. */
  private static void colour(byte[] rgb, Chance chance) {
    double gain = chance.logUniform(0.7, 1.4);
    double gamma = chance.logUniform(0.8, 1.25);
    double shift = chance.normal(0, 8);
    byte[][] tables = new byte[3][256];
    for (int channel = 0; channel < 3; channel++) {
      double cast = chance.logUniform(0.88, 1.14);
      for (int value = 0; value < 256; value++) {
        double bent = 255 * StrictMath.pow(value / 255.0, gamma);
        tables[channel][value] = clamp(gain * cast * bent + shift);
      }
    }
    boolean grey = chance.happens(GREY);
    double noise = chance.happens(NOISY) ? chance.uniform(0, 10) : 0;
    for (int i = 0; i < rgb.length; i += 3) {
      int red = tables[0][rgb[i] & 0xFF] & 0xFF;
      int green = tables[1][rgb[i + 1] & 0xFF] & 0xFF;
      int blue = tables[2][rgb[i + 2] & 0xFF] & 0xFF;
      int mean = (red + 2 * green + blue) / 4;
      // A sum of two even ones is near enough to a bell, and three times as fast.
      double grain = noise > 0 ? noise * 1.22 * (chance.uniform() + chance.uniform() - 1) : 0;
      rgb[i] = clamp((grey ? mean : red) + grain);
      rgb[i + 1] = clamp((grey ? mean : green) + grain);
      rgb[i + 2] = clamp((grey ? mean : blue) + grain);
    }
  }

  private static byte clamp(double value) {
    return (byte) Math.max(0, Math.min(255, (int) Math.rint(value)));
  }
}
