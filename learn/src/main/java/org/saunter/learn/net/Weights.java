package org.saunter.learn.net;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saunter.sim.Chance;

/** The numbers of a net by name, in the order of the net. Whoever holds them may write to them. */
public final class Weights {
  static final String WEIGHT = ".weight";
  static final String BIAS = ".bias";
  static final String GAMMA = ".gamma";
  static final String BETA = ".beta";
  static final String MEAN = ".mean";
  static final String VARIANCE = ".variance";
  static final String PLACES = ".places";

  /** Added to a variance before its root, in training and at export. */
  public static final double EPSILON = 1e-5;

  /** Values with their shape. */
  public record Block(int[] shape, float[] values) {
    public Block {
      if (count(shape) != values.length) {
        throw new IllegalArgumentException("A block of " + values.length + " values");
      }
    }
  }

  /** A convolution with its normalisation folded in. */
  record Folded(float[] weight, float[] bias) {}

  private final Map<String, Block> blocks = new LinkedHashMap<>();

  /** Weights to start from; the same seed gives the same, whatever else the net has. */
  public static Weights fresh(List<Survey.Need> needs, long seed) {
    Weights weights = new Weights();
    Chance chance = new Chance(seed);
    for (Survey.Need need : needs) {
      float[] values = new float[count(need.shape())];
      Chance own = chance.fork(need.name());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (need.value() + (need.scale() > 0 ? need.scale() * own.normal() : 0));
      }
      weights.put(need.name(), new Block(need.shape(), values));
    }
    return weights;
  }

  static int count(int[] shape) {
    int count = 1;
    for (int side : shape) {
      count = Math.multiplyExact(count, side);
    }
    return count;
  }

  /** Whether a tensor of that name is learned; running means and variances are only kept. */
  public static boolean isLearned(String name) {
    return !name.endsWith(MEAN) && !name.endsWith(VARIANCE);
  }

  /** Whether decay pulls it to zero: weights of sums, not biases and scales. */
  public static boolean isDecayed(String name) {
    return name.endsWith(WEIGHT);
  }

  public void put(String name, Block block) {
    blocks.put(name, block);
  }

  /** Throws if there is none of that name. */
  public Block get(String name) {
    Block block = blocks.get(name);
    if (block == null) {
      throw new IllegalArgumentException("There are no weights called " + name + ".");
    }
    return block;
  }

  /** Names in the order of the net. */
  public List<String> names() {
    return List.copyOf(blocks.keySet());
  }

  /**
   * The layer as one convolution with a bias: weight * gamma/sqrt(variance), and the bias that goes
   * with it (Ioffe and Szegedy 2015, algorithm 2).
   */
  Folded folded(Layer layer) {
    float[] weight = get(layer.name() + WEIGHT).values().clone();
    if (!layer.normed()) {
      return new Folded(weight, get(layer.name() + BIAS).values().clone());
    }
    float[] gamma = get(layer.name() + GAMMA).values();
    float[] beta = get(layer.name() + BETA).values();
    float[] mean = get(layer.name() + MEAN).values();
    float[] variance = get(layer.name() + VARIANCE).values();
    float[] bias = new float[layer.out()];
    int each = weight.length / layer.out();
    for (int channel = 0; channel < layer.out(); channel++) {
      double scale = gamma[channel] / Math.sqrt(variance[channel] + EPSILON);
      bias[channel] = (float) (beta[channel] - mean[channel] * scale);
      for (int i = 0; i < each; i++) {
        weight[channel * each + i] *= (float) scale;
      }
    }
    return new Folded(weight, bias);
  }
}
