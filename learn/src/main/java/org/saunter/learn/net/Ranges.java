package org.saunter.learn.net;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saunter.learn.net.OnnxGraph.Attribute.Whole;
import org.saunter.learn.net.OnnxGraph.Attribute.Wholes;
import org.saunter.model.BadInputException;
import org.saunter.vision.detect.ModelFile;
import org.saunter.vision.detect.RawModel;

/**
 * How far the values of a net reach, layer by layer, on sample pictures: what a quantiser divides
 * into 255 steps. Of the highest values of each picture the 98th percentile is taken, and of the
 * lowest the 2nd: a rare outlier is cut off rather than paid for by everything else.
 */
public final class Ranges {
  private static final double KEPT = 0.98;
  private static final String LOW = "/low";
  private static final String HIGH = "/high";

  /** Lowest and highest value; the lowest is never above 0, the highest above it. */
  public record Range(float low, float high) {}

  private final Map<String, Range> ranges;

  private Ranges(Map<String, Range> ranges) {
    this.ranges = ranges;
  }

  /** Throws if that value was not measured. */
  Range of(String name) {
    Range range = ranges.get(name);
    if (range == null) {
      throw new IllegalStateException("The range of " + name + " was not measured.");
    }
    return range;
  }

  /**
   * Runs the net in 32 bits on each picture.
   *
   * @param pictures of that size, {@code [height, width, 3]} each; about 100 are enough
   */
  public static Ranges measure(Net net, Size size, Weights weights, List<byte[]> pictures) {
    if (pictures.isEmpty()) {
      throw new BadInputException(
          "There are (0) sample pictures to measure ranges on.", "Maybe give about 100.");
    }
    OnnxGraph graph = new OnnxGraph();
    OnnxBuilder builder = new OnnxBuilder(graph, weights);
    net.outputs(builder, OnnxBuilder.bytes(graph, "image", size));
    List<String> names = List.copyOf(builder.probes());
    for (String name : names) {
      probe(graph, "ReduceMin", name, name + LOW);
      probe(graph, "ReduceMax", name, name + HIGH);
    }
    float[][] lows = new float[names.size()][pictures.size()];
    float[][] highs = new float[names.size()][pictures.size()];
    ModelFile file = new ModelFile(graph.toBytes("ranges"), "ranges");
    try (RawModel model = new RawModel(file, size.widthPx(), size.heightPx())) {
      for (int picture = 0; picture < pictures.size(); picture++) {
        Map<String, float[]> seen = model.run(pictures.get(picture));
        for (int i = 0; i < names.size(); i++) {
          lows[i][picture] = first(seen, names.get(i) + LOW);
          highs[i][picture] = first(seen, names.get(i) + HIGH);
        }
      }
    }
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      ranges.put(names.get(i), range(lows[i], highs[i]));
    }
    return new Ranges(ranges);
  }

  private static float first(Map<String, float[]> seen, String name) {
    float[] values = seen.get(name);
    if (values == null) {
      throw new IllegalStateException("No output " + name);
    }
    return values[0];
  }

  private static void probe(OnnxGraph graph, String operator, String from, String to) {
    graph.node(
        OnnxGraph.PLAIN,
        operator,
        List.of(from),
        to,
        new Wholes("axes", 1, 2, 3),
        new Whole("keepdims", 0));
    graph.output(to, OnnxGraph.Type.FLOAT);
  }

  private static Range range(float[] lows, float[] highs) {
    Arrays.sort(lows);
    Arrays.sort(highs);
    int last = lows.length - 1;
    float low = Math.min(0, lows[last - (int) Math.rint(KEPT * last)]);
    float high = highs[(int) Math.rint(KEPT * last)];
    return new Range(low, Math.max(high, low + 1e-4f));
  }
}
