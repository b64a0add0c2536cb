package org.saunter.learn.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.saunter.learn.net.Weights;

/**
 * Moves weights against their gradients: AdamW (Loshchilov and Hutter 2019, algorithm 2), with the
 * gradient's length bounded, and a running mean of the weights beside it. Not thread-safe.
 */
final class AdamW implements AutoCloseable {
  private static final double EPSILON = 1e-8;

  private final Placement placement;
  private final Map<String, Tensor> weights;
  private final Map<String, Tensor> first = new LinkedHashMap<>();
  private final Map<String, Tensor> second = new LinkedHashMap<>();
  private final Map<String, Tensor> mean = new LinkedHashMap<>();

  AdamW(TorchBuilder net) {
    weights = net.tensors();
    placement = net.placement();
    weights.forEach(
        (name, tensor) -> {
          Weights.Block block = TorchBuilder.block(tensor);
          mean.put(name, placement.lasting(block));
          if (Weights.isLearned(name)) {
            float[] zeros = new float[block.values().length];
            Weights.Block none = new Weights.Block(block.shape(), zeros);
            first.put(name, placement.lasting(none));
            second.put(name, placement.lasting(none));
          }
        });
  }

  /**
   * One step.
   *
   * @param step from 0
   * @return length of the whole gradient before it was bounded; nothing moves unless it is finite
   */
  double step(long step, double learningRate) {
    Rates rates =
        new Rates(
            learningRate,
            1 - StrictMath.pow(Plan.BETA_1, step + 1.0),
            1 - StrictMath.pow(Plan.BETA_2, step + 1.0));
    return NativeScope.withoutGradients(() -> step(rates, 1 - Plan.keepAt(step)));
  }

  private double step(Rates rates, double news) {
    double squares = 0;
    for (String name : first.keySet()) {
      squares += gradient(name).square().sum().item_double();
    }
    double length = Math.sqrt(squares);
    if (Double.isFinite(length)) {
      double scale = Math.min(1, Plan.GRADIENT_MAX / (length + 1e-12));
      for (String name : first.keySet()) {
        move(name, scale, rates);
      }
      Scalar share = new Scalar(news);
      mean.forEach((name, average) -> average.lerp_(tensor(weights, name), share));
    }
    return length;
  }

  /** Learning rate and the two corrections of the start (Kingma and Ba 2015, section 3). */
  private record Rates(double learning, double firstShare, double secondShare) {}

  private static Tensor tensor(Map<String, Tensor> map, String name) {
    Tensor tensor = map.get(name);
    if (tensor == null) {
      throw new IllegalStateException("No tensor " + name);
    }
    return tensor;
  }

  private Tensor gradient(String name) {
    Tensor gradient = tensor(weights, name).grad();
    if (!gradient.defined()) {
      throw new IllegalStateException("The loss does not depend on " + name + ".");
    }
    return gradient;
  }

  private void move(String name, double scale, Rates rates) {
    Tensor weight = tensor(weights, name);
    Tensor g = gradient(name).mul_(new Scalar(scale));
    Tensor m = tensor(first, name);
    Tensor v = tensor(second, name);
    if (Weights.isDecayed(name)) {
      weight.mul_(new Scalar(1 - rates.learning * Plan.DECAY));
    }
    m.lerp_(g, new Scalar(1 - Plan.BETA_1));
    v.mul_(new Scalar(Plan.BETA_2)).addcmul_(g, g, new Scalar(1 - Plan.BETA_2));
    Tensor root =
        v.sqrt().mul_(new Scalar(1 / Math.sqrt(rates.secondShare))).add_(new Scalar(EPSILON));
    weight.addcdiv_(m, root, new Scalar(-rates.learning / rates.firstShare));
    g.zero_();
  }

  /** The running mean of the weights: what is worth handing out. */
  Weights mean() {
    return copy(mean);
  }

  static Weights copy(Map<String, Tensor> tensors) {
    Weights copy = new Weights();
    tensors.forEach((name, tensor) -> copy.put(name, TorchBuilder.block(tensor)));
    return copy;
  }

  Weights first() {
    return copy(first);
  }

  Weights second() {
    return copy(second);
  }

  /** Takes everything over from a checkpoint, weights included. */
  void restore(Checkpoint checkpoint) {
    fill(weights, checkpoint.weights());
    fill(mean, checkpoint.mean());
    fill(first, checkpoint.first());
    fill(second, checkpoint.second());
  }

  private void fill(Map<String, Tensor> tensors, Weights from) {
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Weights.Block block = from.get(entry.getKey());
      NativeScope.withoutGradients(
          () -> entry.getValue().copy_(placement.passing(block), false).numel());
    }
  }

  @Override
  public void close() {
    first.values().forEach(Tensor::close);
    second.values().forEach(Tensor::close);
    mean.values().forEach(Tensor::close);
  }
}
