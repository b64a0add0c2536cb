package org.saunter.learn.net;

import java.util.List;
import java.util.Map;
import org.saunter.vision.detect.PersonMaps;
import org.saunter.vision.detect.VectorMaps;

/**
 * Makes ONNX files of trained nets, in 32-bit floats or in 8 bits. The words go into the file, as
 * {@link org.saunter.vision.detect.ModelCard} reads them.
 */
public final class OnnxWriter {
  private OnnxWriter() {}

  /** A person net in floats: camera bytes in, peaks and their values out. */
  public static byte[] person(
      PersonNet net, Size size, Weights weights, Map<String, String> words) {
    OnnxGraph graph = new OnnxGraph();
    List<String> maps =
        net
            .outputs(
                new OnnxBuilder(graph, weights),
                OnnxBuilder.bytes(graph, PersonMaps.IMAGE_IN, size.inStepsOf(net.stepPx())))
            .stream()
            .map(OnnxBuilder.Value::name)
            .toList();
    return person(net, size, graph, maps, words);
  }

  /** The same net in 8 bits; about twice as fast on a processor with VNNI, a quarter as large. */
  public static byte[] personInt8(
      PersonNet net, Size size, Weights weights, Ranges ranges, Map<String, String> words) {
    OnnxGraph graph = new OnnxGraph();
    List<String> maps =
        net
            .outputs(
                new Int8Builder(graph, weights, ranges),
                Int8Builder.bytes(graph, PersonMaps.IMAGE_IN, size.inStepsOf(net.stepPx())))
            .stream()
            .map(Int8Builder.Value::name)
            .toList();
    return person(net, size, graph, maps, words);
  }

  private static byte[] person(
      PersonNet net, Size size, OnnxGraph graph, List<String> maps, Map<String, String> words) {
    new PersonGraph(graph, size)
        .outputs(
            new PersonNet.Maps<>(maps.get(0), maps.get(1), maps.get(2), maps.get(3), maps.get(4)));
    words.forEach(graph::word);
    return graph.toBytes(net.toString());
  }

  /** A net of vectors in floats: crops in, vectors out. */
  public static byte[] vector(
      VectorNet net, Size size, Weights weights, Map<String, String> words) {
    OnnxGraph graph = new OnnxGraph();
    OnnxBuilder.Value image =
        OnnxBuilder.bytes(graph, VectorMaps.IMAGE_IN, size.inStepsOf(net.stepPx()));
    String vector = net.outputs(new OnnxBuilder(graph, weights), image).get(0).name();
    return vector(net, graph, vector, words);
  }

  /** The same net in 8 bits, apart from the last sum. */
  public static byte[] vectorInt8(
      VectorNet net, Size size, Weights weights, Ranges ranges, Map<String, String> words) {
    OnnxGraph graph = new OnnxGraph();
    Int8Builder.Value image =
        Int8Builder.bytes(graph, VectorMaps.IMAGE_IN, size.inStepsOf(net.stepPx()));
    String vector = net.outputs(new Int8Builder(graph, weights, ranges), image).get(0).name();
    return vector(net, graph, vector, words);
  }

  private static byte[] vector(
      VectorNet net, OnnxGraph graph, String vector, Map<String, String> words) {
    graph.node(OnnxGraph.PLAIN, "Identity", List.of(vector), VectorMaps.VECTOR_OUT);
    graph.output(VectorMaps.VECTOR_OUT, OnnxGraph.Type.FLOAT, net.dimensions());
    words.forEach(graph::word);
    return graph.toBytes(net.toString());
  }
}
