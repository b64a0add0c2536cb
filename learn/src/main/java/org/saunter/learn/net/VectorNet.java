package org.saunter.learn.net;

import java.util.List;
import org.saunter.vision.detect.VectorMaps;

/**
 * Turns a small picture into a vector of length 1, so that pictures of the same thing lie close
 * together. One net for two questions: what somebody wears, and which product it is.
 *
 * @param name what it is for
 * @param width channels after the first layer
 * @param depth residual blocks a stage
 * @param dimensions of the vector
 */
public record VectorNet(String name, int width, int depth, int dimensions) implements Net {
  public static final int STEP_PX = 16;

  /** Of crops of people with the head masked out, {@link VectorMaps#CLOTHING_HEIGHT_PX} high. */
  public static VectorNet clothing() {
    return new VectorNet("clothing", 12, 1, VectorMaps.CLOTHING_DIMENSIONS);
  }

  /** Of crops of what is in a hand or on a shelf. */
  public static VectorNet product() {
    return new VectorNet("product", 16, 1, VectorMaps.PRODUCT_DIMENSIONS);
  }

  public static Size clothingSize() {
    return new Size(VectorMaps.CLOTHING_WIDTH_PX, VectorMaps.CLOTHING_HEIGHT_PX);
  }

  public static Size productSize() {
    return new Size(VectorMaps.PRODUCT_SIDE_PX, VectorMaps.PRODUCT_SIDE_PX);
  }

  /** The vector, {@code [n, dimensions]}. */
  @Override
  public <T> List<T> outputs(Builder<T> b, T bytes) {
    int w = width;
    T x = b.conv(b.picture(bytes), Layer.three("stem", 3, w).stride(2));
    x = stage(b, x, "s4", w, 2 * w);
    x = stage(b, x, "s8", 2 * w, 4 * w);
    // A red coat over blue trousers is not a blue coat over red ones: the mean must know above.
    x = b.placed("place8", x, 4 * w);
    x = stage(b, x, "s16", 4 * w, 6 * w);
    return List.of(b.unitLength(b.linear("last", b.globalMean(x), 6 * w, dimensions)));
  }

  private <T> T stage(Builder<T> b, T in, String stage, int from, int to) {
    T x = b.conv(in, Layer.three(stage + "-down", from, to).stride(2));
    for (int i = 0; i < depth; i++) {
      String block = stage + "-" + i;
      T y = b.conv(x, Layer.three(block + "a", to, to));
      x = b.addRelu(block, x, b.conv(y, Layer.three(block + "b", to, to).linear()));
    }
    return x;
  }

  @Override
  public int stepPx() {
    return STEP_PX;
  }

  @Override
  public String toString() {
    return name + " w" + width + " d" + depth + " v" + dimensions;
  }
}
