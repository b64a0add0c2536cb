package org.saunter.learn.net;

import java.util.Map;
import org.saunter.vision.detect.PersonMaps;

/** Makes ONNX files of nets in 32-bit floats. */
public final class OnnxWriter {
  private OnnxWriter() {}

  /**
   * A person net that takes camera bytes and gives peaks and their values.
   *
   * @param words kept in the file, as {@link org.saunter.vision.detect} reads them
   */
  public static byte[] person(
      PersonNet net, Size size, Weights weights, Map<String, String> words) {
    OnnxGraph graph = new OnnxGraph();
    OnnxBuilder builder = new OnnxBuilder(graph, weights);
    PersonNet.Maps<OnnxBuilder.Value> maps =
        net.build(
            builder,
            OnnxBuilder.bytes(graph, PersonMaps.IMAGE_IN, size.inStepsOf(PersonNet.STEP_PX)));
    new PersonGraph(graph, size)
        .outputs(
            new PersonNet.Maps<>(
                maps.person().name(),
                maps.hand().name(),
                maps.personValues().name(),
                maps.handValues().name(),
                maps.footShift().name()));
    words.forEach(graph::word);
    return graph.toBytes(net.toString());
  }
}
