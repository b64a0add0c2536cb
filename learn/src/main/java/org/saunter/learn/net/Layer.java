package org.saunter.learn.net;

/**
 * One convolution with what follows it. Padding keeps the size, apart from the stride.
 *
 * @param name unique in its net; its weights are called after it
 * @param biasAtStart of a PLAIN layer before training, for every channel
 */
public record Layer(String name, int in, int out, Taps taps, Ending ending, double biasAtStart) {

  /** Where a convolution looks. */
  public record Taps(int kernel, int stride, int dilation, int groups) {
    public Taps {
      if (kernel % 2 == 0 || kernel < 1 || stride < 1 || dilation < 1 || groups < 1) {
        throw new IllegalArgumentException("Taps " + kernel + "/" + stride + "/" + dilation);
      }
    }

    /** On each side. */
    public int padding() {
      return dilation * (kernel - 1) / 2;
    }
  }

  /** What follows the sums of a convolution. */
  public enum Ending {
    /** A bias and nothing else: the last layer of a head. Never quantised. */
    PLAIN,
    /** Batch normalisation. */
    NORMED,
    /** Batch normalisation, then all below zero cut off. */
    NORMED_RELU
  }

  public Layer {
    if (in % taps.groups() != 0 || out % taps.groups() != 0) {
      throw new IllegalArgumentException("Layer " + name + " has channels that are no groups.");
    }
  }

  /** 3x3, normalised, cut off below zero. */
  public static Layer three(String name, int in, int out) {
    return new Layer(name, in, out, new Taps(3, 1, 1, 1), Ending.NORMED_RELU, 0);
  }

  /** 1x1, normalised, cut off below zero. */
  public static Layer one(String name, int in, int out) {
    return new Layer(name, in, out, new Taps(1, 1, 1, 1), Ending.NORMED_RELU, 0);
  }

  /** 1x1 with a bias only: the last layer of a head. */
  public static Layer last(String name, int in, int out, double biasAtStart) {
    return new Layer(name, in, out, new Taps(1, 1, 1, 1), Ending.PLAIN, biasAtStart);
  }

  public Layer stride(int stride) {
    Taps t = new Taps(taps.kernel, stride, taps.dilation, taps.groups);
    return new Layer(name, in, out, t, ending, biasAtStart);
  }

  public Layer dilation(int dilation) {
    Taps t = new Taps(taps.kernel, taps.stride, dilation, taps.groups);
    return new Layer(name, in, out, t, ending, biasAtStart);
  }

  /** Without the cut-off, to be added to something. */
  public Layer linear() {
    return new Layer(name, in, out, taps, Ending.NORMED, biasAtStart);
  }

  public boolean normed() {
    return ending != Ending.PLAIN;
  }

  public boolean relu() {
    return ending == Ending.NORMED_RELU;
  }

  /** {@code [out, in/groups, kernel, kernel]}. */
  public int[] shape() {
    return new int[] {out, in / taps.groups, taps.kernel, taps.kernel};
  }

  /** Length of a side of the result. */
  public int sideAfter(int side) {
    return (side + 2 * taps.padding() - taps.dilation * (taps.kernel - 1) - 1) / taps.stride + 1;
  }
}
