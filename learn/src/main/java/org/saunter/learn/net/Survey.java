package org.saunter.learn.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a net to see what it needs and what it costs: its weights, its sums, how far it looks. */
public final class Survey implements Builder<Survey.Spot> {

  /**
   * A place in the net.
   *
   * @param jumpPx pixels of the picture from one cell to the next
   * @param seenPx side of the square of the picture that a cell can depend on
   */
  public record Spot(int channels, int height, int width, int jumpPx, int seenPx) {}

  /**
   * What a tensor of weights holds before training.
   *
   * @param scale standard deviation; 0 means that all are {@code value}
   */
  public record Need(String name, int[] shape, double value, double scale) {}

  private final Map<String, Need> needs = new LinkedHashMap<>();
  private long multiplications;
  private int seenMaxPx;

  /** Where the camera bytes stand. */
  public Spot bytes(Size size) {
    return new Spot(3, size.heightPx(), size.widthPx(), 1, 1);
  }

  /** Every tensor of weights, in the order of the net. */
  public List<Need> needs() {
    return new ArrayList<>(needs.values());
  }

  /** Multiplications of one picture. */
  public long multiplications() {
    return multiplications;
  }

  /** How many numbers are learned; running means and variances are not among them. */
  public long parameters() {
    return needs.values().stream()
        .filter(n -> Weights.isLearned(n.name()))
        .mapToLong(n -> Weights.count(n.shape()))
        .sum();
  }

  /** The widest square of the picture that a cell of an output can depend on. */
  public int seenMaxPx() {
    return seenMaxPx;
  }

  private void need(String name, int[] shape, double value, double scale) {
    if (needs.put(name, new Need(name, shape, value, scale)) != null) {
      throw new IllegalStateException("Two layers are called " + name + ".");
    }
  }

  @Override
  public Spot picture(Spot bytes) {
    return bytes;
  }

  @Override
  public Spot conv(Spot x, Layer layer) {
    if (layer.in() != x.channels()) {
      throw new IllegalStateException(
          layer.name() + " expects " + layer.in() + " channels, not " + x.channels());
    }
    int[] shape = layer.shape();
    int fanIn = shape[1] * shape[2] * shape[3];
    // He initialisation; the last layer of a head starts small, so that its bias rules at first.
    double scale = Math.sqrt((layer.normed() ? 2.0 : 0.02) / fanIn);
    need(layer.name() + Weights.WEIGHT, shape, 0, scale);
    int[] each = {layer.out()};
    if (layer.normed()) {
      need(layer.name() + Weights.GAMMA, each, 1, 0);
      need(layer.name() + Weights.BETA, each, 0, 0);
      need(layer.name() + Weights.MEAN, each, 0, 0);
      need(layer.name() + Weights.VARIANCE, each, 1, 0);
    } else {
      need(layer.name() + Weights.BIAS, each, layer.biasAtStart(), 0);
    }
    Layer.Taps taps = layer.taps();
    int height = layer.sideAfter(x.height());
    int width = layer.sideAfter(x.width());
    multiplications += (long) Weights.count(shape) * height * width;
    int seen = x.seenPx() + (taps.kernel() - 1) * taps.dilation() * x.jumpPx();
    seenMaxPx = Math.max(seenMaxPx, seen);
    return new Spot(layer.out(), height, width, x.jumpPx() * taps.stride(), seen);
  }

  @Override
  public Spot addRelu(String name, Spot a, Spot b) {
    if (a.channels() != b.channels() || a.height() != b.height() || a.width() != b.width()) {
      throw new IllegalStateException(name + " adds " + a + " and " + b);
    }
    return new Spot(
        a.channels(), a.height(), a.width(), a.jumpPx(), Math.max(a.seenPx(), b.seenPx()));
  }

  @Override
  public Spot up2(Spot x) {
    return new Spot(x.channels(), 2 * x.height(), 2 * x.width(), x.jumpPx() / 2, x.seenPx());
  }

  @Override
  public Spot placed(String name, Spot x, int channels) {
    need(name + Weights.PLACES, new int[] {channels, Places.CURVES}, 0, 0);
    return x;
  }

  @Override
  public Spot globalMean(Spot x) {
    return new Spot(x.channels(), 1, 1, x.jumpPx(), x.seenPx());
  }

  @Override
  public Spot linear(String name, Spot x, int in, int out) {
    need(name + Weights.WEIGHT, new int[] {out, in}, 0, Math.sqrt(1.0 / in));
    need(name + Weights.BIAS, new int[] {out}, 0, 0);
    multiplications += (long) in * out;
    return new Spot(out, 1, 1, x.jumpPx(), x.seenPx());
  }

  @Override
  public Spot unitLength(Spot x) {
    return x;
  }
}
