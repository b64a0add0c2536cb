package org.saunter.learn.net;

/**
 * The words a net is written in. Each net is told once, in these words; whoever implements them
 * reads the same net as a list of weights, as a training step, as an ONNX file or as an int8 file.
 * That keeps them equal.
 *
 * @param <T> what stands for a map of values {@code [pictures, channels, height, width]}
 */
public interface Builder<T> {
  /** Camera bytes {@code [n, height, width, 3]} to {@code [n, 3, height, width]}, (x - 128)/128. */
  T picture(T bytes);

  T conv(T x, Layer layer);

  /** The sum, cut off below zero. */
  T addRelu(String name, T a, T b);

  /** Twice as wide and as high, each value four times. */
  T up2(T x);

  /**
   * Adds to each channel a learned curve over the picture: a weighted sum of x, y, x², y² and xy
   * with x and y from -1 to 1. It is what an added coordinate channel would give (CoordConv, Liu
   * and others 2018) but costs one addition, since it does not depend on the picture.
   */
  T placed(String name, T x, int channels);

  /** {@code [n, c, h, w]} to {@code [n, c]}. */
  T globalMean(T x);

  /** {@code [n, in]} to {@code [n, out]}, with a bias. */
  T linear(String name, T x, int in, int out);

  /** {@code [n, c]}, each row divided by its length. */
  T unitLength(T x);
}
