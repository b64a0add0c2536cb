package org.saunter.learn.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.saunter.learn.net.Builder;
import org.saunter.learn.net.Layer;
import org.saunter.learn.net.Places;
import org.saunter.learn.net.Weights;

/**
 * Reads a net as a pass through libtorch, with gradients. Sums run in channels-last order and, if
 * asked, in bfloat16; weights stay 32 bits wide. Every pass must stand in a {@link
 * org.bytedeco.javacpp.PointerScope} of the caller, which frees what it made. Not thread-safe.
 */
public final class TorchBuilder implements Builder<Tensor>, AutoCloseable {
  /** How much of a batch goes into the running means. */
  private static final double MOMENTUM = 0.1;

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final boolean training;
  private final boolean halved;
  private final Placement placement = Placement.best();

  /**
   * @param training normalise by the batch and keep gradients; else by running means
   * @param halved sums in bfloat16
   */
  public TorchBuilder(Weights weights, boolean training, boolean halved) {
    this.training = training;
    this.halved = halved;
    for (String name : weights.names()) {
      Weights.Block block = weights.get(name);
      Tensor tensor = placement.lasting(block);
      if (training && Weights.isLearned(name)) {
        tensor.set_requires_grad(true);
      }
      tensors.put(name, tensor);
    }
  }

  /** Tensors by name, in the order of the net. */
  Map<String, Tensor> tensors() {
    return tensors;
  }

  /** The tensor of that name; throws if there is none. */
  Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("There are no weights called " + name + ".");
    }
    return tensor;
  }

  /** A copy of the values of a tensor of 32-bit floats. */
  public static float[] values(Tensor tensor) {
    return NativeScope.withoutGradients(
        () -> {
          Tensor plain = tensor.to(torch.ScalarType.Float).cpu().contiguous();
          float[] values = new float[Math.toIntExact(plain.numel())];
          new FloatPointer(plain.data_ptr()).get(values);
          return values;
        });
  }

  /** Camera bytes as they lie in memory, {@code [count, height, width, 3]}. */
  public Tensor bytes(byte[] rgb, long count, long height, long width) {
    return placement.put(Tensor.create(rgb, false, count, height, width, 3));
  }

  /** Values where the net is. */
  public Tensor values(float[] values, long... shape) {
    return placement.put(Tensor.create(values, shape));
  }

  Placement placement() {
    return placement;
  }

  @Override
  public Tensor picture(Tensor bytes) {
    // The order of the bytes is channels-last already; only their names change.
    Tensor named = bytes.permute(0, 3, 1, 2);
    return named.to(type()).sub(new Scalar(128f)).mul(new Scalar(1 / 128f));
  }

  private torch.ScalarType type() {
    return halved ? torch.ScalarType.BFloat16 : torch.ScalarType.Float;
  }

  @Override
  public Tensor conv(Tensor x, Layer layer) {
    Tensor weight =
        tensor(layer.name() + ".weight").to(type()).contiguous(torch.MemoryFormat.ChannelsLast);
    TensorOptional bias =
        layer.normed()
            ? new TensorOptional()
            : new TensorOptional(tensor(layer.name() + ".bias").to(type()));
    Layer.Taps t = layer.taps();
    long[] stride = {t.stride(), t.stride()};
    long[] padding = {t.padding(), t.padding()};
    long[] dilation = {t.dilation(), t.dilation()};
    Tensor y = torch.conv2d(x, weight, bias, stride, padding, dilation, t.groups());
    if (layer.normed()) {
      y = normed(y, layer.name());
    }
    return layer.relu() ? y.relu_() : y;
  }

  private Tensor normed(Tensor y, String name) {
    return torch.batch_norm(
        y,
        new TensorOptional(tensor(name + ".gamma")),
        new TensorOptional(tensor(name + ".beta")),
        new TensorOptional(tensor(name + ".mean")),
        new TensorOptional(tensor(name + ".variance")),
        training,
        MOMENTUM,
        Weights.EPSILON,
        false);
  }

  @Override
  public Tensor addRelu(String name, Tensor a, Tensor b) {
    return a.add(b).relu_();
  }

  @Override
  public Tensor up2(Tensor x) {
    return torch.upsample_nearest2d(x, 2 * x.size(2), 2 * x.size(3));
  }

  @Override
  public Tensor placed(String name, Tensor x, int channels) {
    int height = Math.toIntExact(x.size(2));
    int width = Math.toIntExact(x.size(3));
    Tensor curves = values(Places.curves(height, width), Places.CURVES, (long) height * width);
    Tensor shift = tensor(name + ".places").matmul(curves).reshape(1, channels, height, width);
    return x.add(shift.to(type()).contiguous(torch.MemoryFormat.ChannelsLast));
  }

  @Override
  public Tensor globalMean(Tensor x) {
    return x.to(torch.ScalarType.Float).mean(new long[] {2, 3}, false, new ScalarTypeOptional());
  }

  @Override
  public Tensor linear(String name, Tensor x, int in, int out) {
    return torch.linear(
        x.to(torch.ScalarType.Float),
        tensor(name + ".weight"),
        new TensorOptional(tensor(name + ".bias")));
  }

  @Override
  public Tensor unitLength(Tensor x) {
    Tensor squares = x.square().sum(new long[] {1}, true, new ScalarTypeOptional());
    return x.div(squares.add(new Scalar(1e-12f)).sqrt());
  }

  /** Channels {@code from} to below {@code to} of a map. */
  static Tensor channels(Tensor x, long from, long to) {
    return x.slice(1, new LongOptional(from), new LongOptional(to), 1);
  }

  /** The weights as they are now. */
  public Weights weights() {
    Weights weights = new Weights();
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      weights.put(entry.getKey(), block(entry.getValue()));
    }
    return weights;
  }

  static Weights.Block block(Tensor tensor) {
    long[] shape = tensor.shape();
    int[] sides = new int[shape.length];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = Math.toIntExact(shape[i]);
    }
    return new Weights.Block(sides, values(tensor));
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    tensors.clear();
  }
}
