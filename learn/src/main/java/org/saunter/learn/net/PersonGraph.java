package org.saunter.learn.net;

import java.util.List;
import org.saunter.learn.net.OnnxGraph.Attribute.Whole;
import org.saunter.learn.net.OnnxGraph.Attribute.Wholes;
import org.saunter.vision.detect.PersonMaps;

/**
 * What a person net needs behind it so that Java reads a few numbers and no maps: probabilities, a
 * test that a cell is the highest of its 3x3, the best {@link PersonMaps#PEAKS} cells, and the
 * values there.
 */
final class PersonGraph {
  private final OnnxGraph graph;
  private final int rows;
  private final int columns;

  PersonGraph(OnnxGraph graph, Size size) {
    this.graph = graph;
    rows = size.heightPx() / PersonMaps.STRIDE_PX;
    columns = size.widthPx() / PersonMaps.STRIDE_PX;
  }

  /** Adds everything and declares the outputs; the arguments are names of maps of floats. */
  void outputs(PersonNet.Maps<String> maps) {
    int peaks = Math.min(PersonMaps.PEAKS, rows * columns);
    peaks(maps.person(), PersonMaps.PERSON_SCORE_OUT, PersonMaps.PERSON_CELL_OUT, peaks);
    values(
        maps.personValues(),
        PersonMaps.PERSON_CELL_OUT,
        PersonMaps.PERSON_VALUES_OUT,
        PersonMaps.PERSON_VALUES);
    peaks(maps.hand(), PersonMaps.HAND_SCORE_OUT, PersonMaps.HAND_CELL_OUT, peaks);
    values(
        maps.handValues(),
        PersonMaps.HAND_CELL_OUT,
        PersonMaps.HAND_VALUES_OUT,
        PersonMaps.HAND_VALUES);
    graph.node(OnnxGraph.PLAIN, "Identity", List.of(maps.footShift()), PersonMaps.FOOT_SHIFT_OUT);
    graph.output(PersonMaps.PERSON_SCORE_OUT, OnnxGraph.Type.FLOAT, peaks);
    graph.output(PersonMaps.PERSON_CELL_OUT, OnnxGraph.Type.INT64, peaks);
    graph.output(
        PersonMaps.PERSON_VALUES_OUT, OnnxGraph.Type.FLOAT, PersonMaps.PERSON_VALUES, peaks);
    graph.output(PersonMaps.HAND_SCORE_OUT, OnnxGraph.Type.FLOAT, peaks);
    graph.output(PersonMaps.HAND_CELL_OUT, OnnxGraph.Type.INT64, peaks);
    graph.output(PersonMaps.HAND_VALUES_OUT, OnnxGraph.Type.FLOAT, PersonMaps.HAND_VALUES, peaks);
    graph.output(PersonMaps.FOOT_SHIFT_OUT, OnnxGraph.Type.FLOAT, 2, rows, columns);
  }

  private void peaks(String logit, String scoreOut, String cellOut, int count) {
    String heat = graph.node(OnnxGraph.PLAIN, "Sigmoid", List.of(logit), graph.fresh("heat"));
    String highest =
        graph.node(
            OnnxGraph.PLAIN,
            "MaxPool",
            List.of(heat),
            graph.fresh("highest"),
            new Wholes("kernel_shape", 3, 3),
            new Wholes("pads", 1, 1, 1, 1),
            new Wholes("strides", 1, 1));
    String same = graph.node(OnnxGraph.PLAIN, "Equal", List.of(heat, highest), graph.fresh("same"));
    String none = graph.floats("none", new int[0], 0);
    String peaks =
        graph.node(OnnxGraph.PLAIN, "Where", List.of(same, heat, none), graph.fresh("peaks"));
    String flat =
        graph.node(
            OnnxGraph.PLAIN,
            "Reshape",
            List.of(peaks, graph.longs("flat", 0, (long) rows * columns)),
            graph.fresh("flat"));
    graph.node(
        OnnxGraph.PLAIN,
        "TopK",
        List.of(flat, graph.longs("count", count)),
        List.of(scoreOut, cellOut),
        new Whole("axis", 1),
        new Whole("largest", 1),
        new Whole("sorted", 1));
  }

  private void values(String map, String cells, String out, int channels) {
    String flat =
        graph.node(
            OnnxGraph.PLAIN,
            "Reshape",
            List.of(map, graph.longs("flat" + channels, 0, channels, (long) rows * columns)),
            graph.fresh("values"));
    String row =
        graph.node(
            OnnxGraph.PLAIN,
            "Unsqueeze",
            List.of(cells, graph.longs("axis1", 1)),
            graph.fresh("row"));
    String each =
        graph.node(
            OnnxGraph.PLAIN,
            "Expand",
            List.of(row, graph.longs("each" + channels, 1, channels, 1)),
            graph.fresh("each"));
    graph.node(OnnxGraph.PLAIN, "GatherElements", List.of(flat, each), out, new Whole("axis", 2));
  }
}
