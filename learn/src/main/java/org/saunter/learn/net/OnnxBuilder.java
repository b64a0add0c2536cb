package org.saunter.learn.net;

import java.util.ArrayList;
import java.util.List;
import org.saunter.learn.net.OnnxGraph.Attribute.Whole;
import org.saunter.learn.net.OnnxGraph.Attribute.Wholes;
import org.saunter.learn.net.OnnxGraph.Attribute.Word;

/** Reads a net as nodes of an ONNX graph in 32-bit floats, normalisation folded in. */
public final class OnnxBuilder implements Builder<OnnxBuilder.Value> {
  /** A value of the graph with the size it has. */
  public record Value(String name, int channels, int height, int width) {}

  private final OnnxGraph graph;
  private final Weights weights;
  private final List<String> probes = new ArrayList<>();

  public OnnxBuilder(OnnxGraph graph, Weights weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /** Declares the input of camera bytes. */
  public static Value bytes(OnnxGraph graph, String name, Size size) {
    graph.input(name, OnnxGraph.Type.UINT8, size.heightPx(), size.widthPx(), 3);
    return new Value(name, 3, size.heightPx(), size.widthPx());
  }

  /** Names of all values whose range a quantiser must know, in the order of the net. */
  List<String> probes() {
    return probes;
  }

  private Value probed(Value value) {
    probes.add(value.name);
    return value;
  }

  @Override
  public Value picture(Value bytes) {
    String named =
        graph.node(
            OnnxGraph.PLAIN,
            "Transpose",
            List.of(bytes.name),
            "picture-bytes",
            new Wholes("perm", 0, 3, 1, 2));
    String real =
        graph.node(OnnxGraph.PLAIN, "Cast", List.of(named), "picture-real", new Whole("to", 1));
    String middle = graph.floats("picture-middle", new int[0], 128f);
    String unit = graph.floats("picture-unit", new int[0], 1 / 128f);
    String shifted = graph.node(OnnxGraph.PLAIN, "Sub", List.of(real, middle), "picture-shifted");
    String out = graph.node(OnnxGraph.PLAIN, "Mul", List.of(shifted, unit), "picture");
    return new Value(out, 3, bytes.height, bytes.width);
  }

  @Override
  public Value conv(Value x, Layer layer) {
    Weights.Folded folded = weights.folded(layer);
    String weight = graph.floats(layer.name() + "/w", layer.shape(), folded.weight());
    String bias = graph.floats(layer.name() + "/b", new int[] {layer.out()}, folded.bias());
    String sums = layer.relu() ? layer.name() + "/sums" : layer.name();
    graph.node(
        OnnxGraph.PLAIN, "Conv", List.of(x.name, weight, bias), sums, attributes(layer.taps()));
    if (layer.relu()) {
      graph.node(OnnxGraph.PLAIN, "Relu", List.of(sums), layer.name());
    }
    return probed(
        new Value(layer.name(), layer.out(), layer.sideAfter(x.height), layer.sideAfter(x.width)));
  }

  static OnnxGraph.Attribute[] attributes(Layer.Taps taps) {
    int p = taps.padding();
    return new OnnxGraph.Attribute[] {
      new Wholes("kernel_shape", taps.kernel(), taps.kernel()),
      new Wholes("strides", taps.stride(), taps.stride()),
      new Wholes("dilations", taps.dilation(), taps.dilation()),
      new Wholes("pads", p, p, p, p),
      new Whole("group", taps.groups())
    };
  }

  @Override
  public Value addRelu(String name, Value a, Value b) {
    String sum = graph.node(OnnxGraph.PLAIN, "Add", List.of(a.name, b.name), name + "/sum");
    graph.node(OnnxGraph.PLAIN, "Relu", List.of(sum), name);
    return probed(new Value(name, a.channels, a.height, a.width));
  }

  @Override
  public Value up2(Value x) {
    String name = x.name + "/up";
    twice(graph, x.name, name);
    return new Value(name, x.channels, 2 * x.height, 2 * x.width);
  }

  /** Each cell four times. */
  static void twice(OnnxGraph graph, String from, String to) {
    String scales = graph.floats("twice", new int[] {4}, 1, 1, 2, 2);
    graph.node(
        OnnxGraph.PLAIN,
        "Resize",
        List.of(from, "", scales),
        to,
        new Word("mode", "nearest"),
        new Word("coordinate_transformation_mode", "asymmetric"),
        new Word("nearest_mode", "floor"));
  }

  @Override
  public Value placed(String name, Value x, int channels) {
    float[] mixed = mixed(name, x);
    String shift = graph.floats(name + "/shift", new int[] {1, channels, x.height, x.width}, mixed);
    graph.node(OnnxGraph.PLAIN, "Add", List.of(x.name, shift), name);
    return probed(new Value(name, channels, x.height, x.width));
  }

  private float[] mixed(String name, Value x) {
    return Places.mixed(weights.get(name + Weights.PLACES).values(), x.height, x.width);
  }

  @Override
  public Value globalMean(Value x) {
    String name = x.name + "/mean";
    graph.node(
        OnnxGraph.PLAIN,
        "ReduceMean",
        List.of(x.name),
        name,
        new Wholes("axes", 2, 3),
        new Whole("keepdims", 0));
    return new Value(name, x.channels, 1, 1);
  }

  @Override
  public Value linear(String name, Value x, int in, int out) {
    String weight =
        graph.floats(name + "/w", new int[] {out, in}, weights.get(name + Weights.WEIGHT).values());
    String bias =
        graph.floats(name + "/b", new int[] {out}, weights.get(name + Weights.BIAS).values());
    graph.node(
        OnnxGraph.PLAIN, "Gemm", List.of(x.name, weight, bias), name, new Whole("transB", 1));
    return new Value(name, out, 1, 1);
  }

  @Override
  public Value unitLength(Value x) {
    String name = x.name + "/unit";
    graph.node(
        OnnxGraph.PLAIN,
        "LpNormalization",
        List.of(x.name),
        name,
        new Whole("axis", 1),
        new Whole("p", 2));
    return new Value(name, x.channels, 1, 1);
  }
}
