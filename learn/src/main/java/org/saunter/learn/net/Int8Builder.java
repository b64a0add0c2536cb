package org.saunter.learn.net;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a net as nodes of an ONNX graph in 8 bits: values as unsigned bytes with one scale a layer,
 * weights as signed bytes with one scale a channel (Jacob and others 2018, section 2). PLAIN layers
 * stay in floats: their results are distances, and a 255th of a distance is too coarse.
 */
public final class Int8Builder implements Builder<Int8Builder.Value> {
  /**
   * A value of the graph.
   *
   * @param scale real = scale * (byte - zero); 0 if the value is in floats
   */
  public record Value(String name, int channels, int height, int width, double scale, int zero) {
    boolean real() {
      return scale == 0;
    }
  }

  /**
   * Seven bits: processors without VNNI add two products in 16 bits, which a weight of 8 bits makes
   * run over, silently. Nothing is lost by it that we could measure.
   */
  private static final int WEIGHT_MAX = 63;

  private final OnnxGraph graph;
  private final Weights weights;
  private final Ranges ranges;
  private final OnnxBuilder floats;
  private final Map<String, OnnxBuilder.Value> unpacked = new HashMap<>();

  public Int8Builder(OnnxGraph graph, Weights weights, Ranges ranges) {
    this.graph = graph;
    this.weights = weights;
    this.ranges = ranges;
    floats = new OnnxBuilder(graph, weights);
  }

  /** The declared input, as this reader sees it. */
  public static Value bytes(OnnxGraph graph, String name, Size size) {
    OnnxBuilder.Value value = OnnxBuilder.bytes(graph, name, size);
    return new Value(value.name(), value.channels(), value.height(), value.width(), 0, 0);
  }

  @Override
  public Value picture(Value bytes) {
    // (x - 128)/128 is what the camera bytes are already, read with a scale of 1/128.
    String named =
        graph.node(
            OnnxGraph.PLAIN,
            "Transpose",
            List.of(bytes.name),
            "picture",
            new OnnxGraph.Attribute.Wholes("perm", 0, 3, 1, 2));
    return new Value(named, 3, bytes.height, bytes.width, 1 / 128.0, 128);
  }

  private String scale(String name, double value) {
    return graph.floats(name, new int[0], (float) value);
  }

  private String zero(int value) {
    return graph.bytes("zero" + value, OnnxGraph.Type.UINT8, new int[0], (byte) value);
  }

  private Value packed(String name, int channels, int height, int width) {
    Ranges.Range range = ranges.of(name);
    double scale = ((double) range.high() - range.low()) / 255;
    int zero = (int) Math.max(0, Math.min(255, Math.rint(-range.low() / scale)));
    return new Value(name, channels, height, width, scale, zero);
  }

  @Override
  public Value conv(Value x, Layer layer) {
    if (x.real() || layer.ending() == Layer.Ending.PLAIN) {
      return real(floats.conv(unpack(x), layer));
    }
    Weights.Folded folded = weights.folded(layer);
    int out = layer.out();
    int each = folded.weight().length / out;
    byte[] steps = new byte[folded.weight().length];
    float[] scales = new float[out];
    int[] bias = new int[out];
    for (int channel = 0; channel < out; channel++) {
      float most = 1e-8f;
      for (int i = 0; i < each; i++) {
        most = Math.max(most, Math.abs(folded.weight()[channel * each + i]));
      }
      scales[channel] = most / WEIGHT_MAX;
      for (int i = 0; i < each; i++) {
        int at = channel * each + i;
        steps[at] = (byte) Math.rint(folded.weight()[at] / scales[channel]);
      }
      double unit = x.scale * scales[channel];
      double wanted = Math.rint(folded.bias()[channel] / unit);
      bias[channel] = (int) Math.max(-1e9, Math.min(1e9, wanted));
    }
    String name = layer.name();
    Value y = packed(name, out, layer.sideAfter(x.height), layer.sideAfter(x.width));
    graph.node(
        OnnxGraph.PLAIN,
        "QLinearConv",
        List.of(
            x.name,
            scale(x.name + "/scale", x.scale),
            zero(x.zero),
            graph.bytes(name + "/w", OnnxGraph.Type.INT8, layer.shape(), steps),
            graph.floats(name + "/w-scales", new int[] {out}, scales),
            graph.bytes("zeros" + out, OnnxGraph.Type.INT8, new int[] {out}, new byte[out]),
            scale(name + "/scale", y.scale),
            zero(y.zero),
            graph.ints(name + "/b", bias)),
        name,
        OnnxBuilder.attributes(layer.taps()));
    return y;
  }

  /** A value in floats again; each only once. */
  private OnnxBuilder.Value unpack(Value x) {
    return unpacked.computeIfAbsent(
        x.name,
        name -> {
          String real =
              x.real()
                  ? name
                  : graph.node(
                      OnnxGraph.PLAIN,
                      "DequantizeLinear",
                      List.of(name, scale(name + "/scale", x.scale), zero(x.zero)),
                      name + "/real");
          return new OnnxBuilder.Value(real, x.channels, x.height, x.width);
        });
  }

  private static Value real(OnnxBuilder.Value value) {
    return new Value(value.name(), value.channels(), value.height(), value.width(), 0, 0);
  }

  @Override
  public Value addRelu(String name, Value a, Value b) {
    // The lowest step of the sum is 0, so that what is below is cut off by itself.
    Value y = packed(name, a.channels, a.height, a.width);
    add(name, a, b, y);
    return y;
  }

  private void add(String name, Value a, Value b, Value y) {
    graph.node(
        OnnxGraph.MICROSOFT,
        "QLinearAdd",
        List.of(
            a.name,
            scale(a.name + "/scale", a.scale),
            zero(a.zero),
            b.name,
            scale(b.name + "/scale", b.scale),
            zero(b.zero),
            scale(name + "/scale", y.scale),
            zero(y.zero)),
        name);
  }

  @Override
  public Value up2(Value x) {
    String name = x.name + "/up";
    OnnxBuilder.twice(graph, x.name, name);
    return new Value(name, x.channels, 2 * x.height, 2 * x.width, x.scale, x.zero);
  }

  @Override
  public Value placed(String name, Value x, int channels) {
    float[] mixed = Places.mixed(weights.get(name + Weights.PLACES).values(), x.height, x.width);
    float most = 1e-6f;
    for (float value : mixed) {
      most = Math.max(most, Math.abs(value));
    }
    double scale = most / 127.0;
    byte[] steps = new byte[mixed.length];
    for (int i = 0; i < mixed.length; i++) {
      steps[i] = (byte) (128 + Math.rint(mixed[i] / scale));
    }
    int[] shape = {1, channels, x.height, x.width};
    String shift = graph.bytes(name + "/shift", OnnxGraph.Type.UINT8, shape, steps);
    Value y = packed(name, channels, x.height, x.width);
    add(name, x, new Value(shift, channels, x.height, x.width, scale, 128), y);
    return y;
  }

  @Override
  public Value globalMean(Value x) {
    return real(floats.globalMean(unpack(x)));
  }

  @Override
  public Value linear(String name, Value x, int in, int out) {
    return real(floats.linear(name, unpack(x), in, out));
  }

  @Override
  public Value unitLength(Value x) {
    return real(floats.unitLength(unpack(x)));
  }
}
