package org.saunter.learn.net;

import java.util.List;
import org.saunter.vision.detect.PersonMaps;

/**
 * Finds people by the middle of their heads, and their hands. In the manner of CenterNet ("Objects
 * as Points", Zhou and others 2019): a picture goes down to a sixteenth, comes up again to a
 * quarter, and each cell there says how likely a head is in it and where the rest of the person is.
 *
 * <p>Heads, since from a ceiling they are what is hidden least. What each channel means stands in
 * {@link PersonMaps}.
 *
 * @param width channels after the first layer; multiples of 16 are the cheapest for what they do
 * @param depth residual blocks a stage
 */
public record PersonNet(int width, int depth) implements Net {
  /** The middle of a cell is as likely as this before training: the loss starts low. */
  static final double HEAT_AT_START = -4.6;

  public static final int STEP_PX = 32;

  /** Width 16, two blocks a stage. */
  public static PersonNet standard() {
    return new PersonNet(16, 2);
  }

  public PersonNet {
    if (width < 4 || width > 256 || depth < 1 || depth > 16) {
      throw new IllegalArgumentException("PersonNet of width " + width + ", depth " + depth);
    }
  }

  /**
   * What comes out, each {@code [n, channels, height/4, width/4]}.
   *
   * @param person logit that the middle of a head is here
   * @param hand logit that the middle of a hand is here
   * @param personValues {@link PersonMaps#PERSON_VALUES} channels
   * @param handValues {@link PersonMaps#HAND_VALUES} channels
   * @param footShift from here to the nearest foot point, in cells; x, then y
   */
  public record Maps<T>(T person, T hand, T personValues, T handValues, T footShift) {}

  /** Tells the net to {@code b}; {@code bytes} is {@code [n, height, width, 3]}. */
  public <T> Maps<T> build(Builder<T> b, T bytes) {
    int w = width;
    T x = b.conv(b.picture(bytes), Layer.three("stem", 3, w).stride(2));
    T quarter = stage(b, x, "s4", w, 2 * w, 1);
    T eighth = stage(b, quarter, "s8", 2 * w, 4 * w, 1);
    T sixteenth = b.placed("place16", stage(b, eighth, "s16", 4 * w, 8 * w, 2), 8 * w);
    T up8 =
        b.addRelu(
            "join8",
            b.up2(b.conv(sixteenth, Layer.one("lift16", 8 * w, 4 * w).linear())),
            b.conv(eighth, Layer.one("keep8", 4 * w, 4 * w).linear()));
    T mixed8 = b.conv(up8, Layer.three("mix8", 4 * w, 4 * w));
    T up4 =
        b.addRelu(
            "join4",
            b.up2(b.conv(mixed8, Layer.one("lift8", 4 * w, 2 * w).linear())),
            b.conv(quarter, Layer.one("keep4", 2 * w, 2 * w).linear()));
    T people = b.conv(up4, Layer.three("people", 2 * w, 3 * w));
    T hands = b.conv(up4, Layer.three("hands", 2 * w, 2 * w));
    return new Maps<>(
        b.conv(people, Layer.last("person", 3 * w, 1, HEAT_AT_START)),
        b.conv(hands, Layer.last("hand", 2 * w, 1, HEAT_AT_START)),
        b.conv(people, Layer.last("person-values", 3 * w, PersonMaps.PERSON_VALUES, 0)),
        b.conv(hands, Layer.last("hand-values", 2 * w, PersonMaps.HAND_VALUES, 0)),
        b.conv(people, Layer.last("foot-shift", 3 * w, 2, 0)));
  }

  /** Half the size, then {@code depth} residual blocks (He and others 2015). */
  private <T> T stage(Builder<T> b, T in, String name, int from, int to, int dilationLast) {
    T x = b.conv(in, Layer.three(name + "-down", from, to).stride(2));
    for (int i = 0; i < depth; i++) {
      String block = name + "-" + i;
      int dilation = i == depth - 1 ? dilationLast : 1;
      T y = b.conv(x, Layer.three(block + "a", to, to).dilation(dilation));
      T z = b.conv(y, Layer.three(block + "b", to, to).linear());
      x = b.addRelu(block, x, z);
    }
    return x;
  }

  /** The maps, in the order of {@link Maps}. */
  @Override
  public <T> List<T> outputs(Builder<T> b, T bytes) {
    Maps<T> maps = build(b, bytes);
    return List.of(
        maps.person(), maps.hand(), maps.personValues(), maps.handValues(), maps.footShift());
  }

  @Override
  public int stepPx() {
    return STEP_PX;
  }

  @Override
  public String toString() {
    return "person w" + width + " d" + depth;
  }
}
