package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.learn.net.OnnxGraph;
import org.saunter.learn.net.OnnxGraph.Attribute.Whole;
import org.saunter.learn.net.OnnxGraph.Attribute.Wholes;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.detect.ModelFile;
import org.saunter.vision.detect.PersonDecoder;
import org.saunter.vision.detect.Running;
import org.saunter.vision.detect.YoloDetector;

/** Models of the YOLO family as stand-ins: they say the same rows whatever they see. */
class YoloDetectorTest {
  private static final int SIDE = 64;

  /** A frame twice as wide as high: the input has grey bars of 16 pixels above and below. */
  private static final Frame FRAME = new Frame("c", 0, 1, 128, 64, new byte[3 * 128 * 64]);

  private static YoloDetector detector(int[] shape, float... values) {
    OnnxGraph graph = new OnnxGraph();
    graph.input("images", OnnxGraph.Type.FLOAT, 3, SIDE, SIDE);
    graph.floats("rows", shape, values);
    graph.node(OnnxGraph.PLAIN, "Identity", List.of("rows"), "output0");
    graph.output("output0", OnnxGraph.Type.FLOAT, shape[1], shape[2]);
    return new YoloDetector(
        new ModelFile(graph.toBytes("yolo"), "yolo.onnx"),
        Running.onCpu(),
        PersonDecoder.Limits.standard());
  }

  /** {@code [values][rows]} as one array, turned or not. */
  private static float[] laid(float[][] rows, int width, boolean turned) {
    float[] all = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        all[turned ? k * rows.length + i : i * width + k] = rows[i][k];
      }
    }
    return all;
  }

  private static final float[][] THREE = {
    {20, 30, 8, 20, 0.9f}, {20.5f, 30, 8, 20, 0.8f}, {50, 34, 10, 20, 0.6f}
  };

  private static void isTheTwo(List<Sighting> people) {
    assertThat(people).hasSize(2);
    Sighting first = people.get(0);
    assertThat(first.score()).isCloseTo(0.9, within(1e-6));
    assertThat(first.leftPx()).isCloseTo(32, within(1e-4));
    assertThat(first.rightPx()).isCloseTo(48, within(1e-4));
    assertThat(first.topPx()).isCloseTo(8, within(1e-4));
    assertThat(first.bottomPx()).isCloseTo(48, within(1e-4));
    assertThat(first.footXPx()).isCloseTo(40, within(1e-4));
    assertThat(first.footYPx()).isCloseTo(48, within(1e-4));
    assertThat(first.headYPx()).isBetween(9.0, 13.0);
    assertThat(first.hands()).isEmpty();
  }

  @Test
  void eightyFourNumbersTurned() {
    try (YoloDetector yolo = detector(new int[] {1, 84, 3}, laid(THREE, 84, true))) {
      isTheTwo(yolo.detect(FRAME));
    }
  }

  @Test
  void eightyFiveNumbersWithObjectness() {
    float[][] rows = new float[3][6];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(THREE[i], 0, rows[i], 0, 4);
      rows[i][4] = THREE[i][4];
      rows[i][5] = 1;
    }
    try (YoloDetector yolo = detector(new int[] {1, 3, 85}, laid(rows, 85, false))) {
      isTheTwo(yolo.detect(FRAME));
    }
  }

  @Test
  void endToEndKeepsPeopleOnly() {
    float[][] rows = {
      {16, 20, 24, 40, 0.9f, 0}, {40, 20, 50, 40, 0.8f, 56}, {45, 24, 55, 44, 0.6f, 0}
    };
    try (YoloDetector yolo = detector(new int[] {1, 3, 6}, laid(rows, 6, false))) {
      isTheTwo(yolo.detect(FRAME));
    }
  }

  @Test
  void poseGivesHeadFeetAndHands() {
    float[] row = new float[56];
    System.arraycopy(THREE[0], 0, row, 0, 5);
    point(row, 0, 22, 22, 0.9f);
    point(row, 3, 24, 22, 0.9f);
    point(row, 4, 20, 99, 0.1f);
    point(row, 9, 15, 32, 0.8f);
    point(row, 10, 25, 32, 0.1f);
    point(row, 15, 18, 40, 0.9f);
    point(row, 16, 24, 42, 0.9f);
    try (YoloDetector yolo = detector(new int[] {1, 56, 1}, laid(new float[][] {row}, 56, true))) {
      Sighting person = yolo.detect(FRAME).get(0);
      assertThat(person.headXPx()).isCloseTo(46, within(1e-4));
      assertThat(person.headYPx()).isCloseTo(12, within(1e-4));
      assertThat(person.footXPx()).isCloseTo(42, within(1e-4));
      assertThat(person.footYPx()).isCloseTo(50, within(1e-4));
      assertThat(person.hands()).hasSize(1);
      assertThat(person.hands().get(0).xPx()).isCloseTo(30, within(1e-4));
      assertThat(person.hands().get(0).zMm()).isBetween(700.0, 900.0);
    }
  }

  private static void point(float[] row, int point, float x, float y, float certainty) {
    row[5 + 3 * point] = x;
    row[6 + 3 * point] = y;
    row[7 + 3 * point] = certainty;
  }

  /** The score is the mean of the first plane: it must be the red one, from 0 to 1. */
  @Test
  void theModelSeesRedFirstBetweenNothingAndOne() {
    OnnxGraph graph = new OnnxGraph();
    graph.input("images", OnnxGraph.Type.FLOAT, 3, SIDE, SIDE);
    graph.node(
        OnnxGraph.PLAIN,
        "Slice",
        List.of("images", graph.longs("from", 0), graph.longs("to", 1), graph.longs("axes", 1)),
        "red");
    graph.node(
        OnnxGraph.PLAIN,
        "ReduceMean",
        List.of("red"),
        "mean",
        new Wholes("axes", 2, 3),
        new Whole("keepdims", 0));
    graph.node(OnnxGraph.PLAIN, "Reshape", List.of("mean", graph.longs("shape", 1, 1, 1)), "score");
    graph.floats("box", new int[] {1, 4, 1}, 32, 32, 10, 20);
    graph.node(OnnxGraph.PLAIN, "Concat", List.of("box", "score"), "output0", new Whole("axis", 1));
    graph.output("output0", OnnxGraph.Type.FLOAT, 5, 1);
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 204;
      rgb[i + 1] = (byte) 255;
    }
    try (YoloDetector yolo =
        new YoloDetector(
            new ModelFile(graph.toBytes("red"), "red.onnx"),
            Running.onCpu(),
            PersonDecoder.Limits.standard())) {
      assertThat(yolo.detect(new Frame("c", 0, 1, SIDE, SIDE, rgb)).get(0).score())
          .isCloseTo(0.8, within(1e-4));
    }
  }

  @Test
  void anUnknownShapeIsRefusedWithThoseThatAreKnown() {
    float[] values = new float[21];
    Arrays.fill(values, 1);
    assertThatThrownBy(() -> detector(new int[] {1, 3, 7}, values))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(yolo.onnx) gives [1, 3, 7]")
        .hasMessageContaining("[1,84,n]")
        .hasMessageContaining("Maybe export");
  }
}
