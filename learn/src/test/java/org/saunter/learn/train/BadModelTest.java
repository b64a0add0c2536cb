package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.learn.net.OnnxGraph;
import org.saunter.learn.net.OnnxWriter;
import org.saunter.learn.net.PersonNet;
import org.saunter.learn.net.Ranges;
import org.saunter.learn.net.Size;
import org.saunter.learn.net.Weights;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;
import org.saunter.vision.detect.ClothingEncoder;
import org.saunter.vision.detect.Device;
import org.saunter.vision.detect.ModelCard;
import org.saunter.vision.detect.ModelFile;
import org.saunter.vision.detect.PersonDecoder;
import org.saunter.vision.detect.PersonDetector;
import org.saunter.vision.detect.PersonMaps;
import org.saunter.vision.detect.Running;
import org.saunter.vision.detect.YoloDetector;

/** Model files that are not what they should be. */
class BadModelTest {
  private static final Size SIZE = new Size(64, 32);
  private static final PersonNet NET = new PersonNet(4, 1);

  private static byte[] model(ModelCard.Kind kind) {
    Weights weights = Weights.fresh(NET.survey(SIZE).needs(), 1);
    return OnnxWriter.person(
        NET, SIZE, weights, ModelCard.words(kind, "untrained", "7", Map.of("seed", "1")));
  }

  private static PersonDetector open(byte[] bytes, Running running) {
    return new PersonDetector(
        new ModelFile(bytes, "models/people.onnx"), running, PersonDecoder.Limits.standard());
  }

  @Test
  void theCardIsReadFromTheFile() {
    try (PersonDetector detector = open(model(ModelCard.Kind.PERSON), Running.onCpu())) {
      ModelCard card = detector.card();
      assertThat(card.name()).isEqualTo("untrained");
      assertThat(card.version()).isEqualTo("7");
      assertThat(card.widthPx()).isEqualTo(64);
      assertThat(card.heightPx()).isEqualTo(32);
      assertThat(card.words()).containsEntry("seed", "1");
      assertThat(detector.detect(List.of())).isEmpty();
      Frame odd = new Frame("c", 0, 1, 7, 90, new byte[3 * 7 * 90]);
      assertThat(detector.detect(List.of(odd, odd, odd))).hasSize(3);
    }
  }

  @Test
  void aDamagedFileIsRefused() {
    byte[] good = model(ModelCard.Kind.PERSON);
    byte[][] bad = {
      Arrays.copyOf(good, good.length / 2), new byte[0], "<html>".getBytes(StandardCharsets.UTF_8)
    };
    for (byte[] bytes : bad) {
      assertThatThrownBy(() -> open(bytes, Running.onCpu()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(models/people.onnx)")
          .hasMessageContaining("Maybe");
    }
  }

  @Test
  void aModelOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> open(model(ModelCard.Kind.PRODUCT), Running.onCpu()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is of the kind (PRODUCT), not (PERSON)");
    ModelFile file = new ModelFile(model(ModelCard.Kind.PERSON), "people.onnx");
    assertThatThrownBy(() -> new ClothingEncoder(file, Running.onCpu()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is of the kind (PERSON), not (CLOTHING)");
    assertThatThrownBy(
            () -> new YoloDetector(file, Running.onCpu(), PersonDecoder.Limits.standard()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no (image) of FLOAT");
  }

  @Test
  void aModelWithOtherShapesIsRefusedWithBoth() {
    OnnxGraph graph = new OnnxGraph();
    graph.input(PersonMaps.IMAGE_IN, OnnxGraph.Type.UINT8, 32, 64, 3);
    graph.floats("score", new int[] {1, 2, 9}, new float[18]);
    graph.node(OnnxGraph.PLAIN, "Identity", List.of("score"), PersonMaps.PERSON_SCORE_OUT);
    graph.output(PersonMaps.PERSON_SCORE_OUT, OnnxGraph.Type.FLOAT, 2, 9);
    ModelCard.words(ModelCard.Kind.PERSON, "odd", "1", Map.of()).forEach(graph::word);
    byte[] odd = graph.toBytes("odd");
    assertThatThrownBy(() -> open(odd, Running.onCpu()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(person_score) of the shape [1, 2, 9], not [n, peaks]");
  }

  @Test
  void aDeviceThatIsNotThereIsNamed() {
    Running running = new Running(Device.CUDA, 1, 8, 0);
    assertThatThrownBy(() -> open(model(ModelCard.Kind.PERSON), running))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(CUDA 0)")
        .hasMessageContaining("this build has [CPU");
    assertThatThrownBy(() -> new Running(Device.CPU, 0, 1, 0))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void bytesThatDoNotMatchTheirCardAreRefused(@TempDir Path folder) throws IOException {
    byte[] good = model(ModelCard.Kind.PERSON);
    Path file = folder.resolve("people.onnx");
    Files.write(file, good);
    Path card = ModelFile.card(file);
    assertThat(card.getFileName()).hasToString("people.json");
    Files.writeString(card, "{\"sha256\": \"" + ModelFile.read(file).sha256() + "\"}");
    assertThat(ModelFile.read(file).bytes()).isEqualTo(good);
    good[good.length - 9] ^= 1;
    Files.write(file, good);
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("its card says");
    Files.writeString(card, "{");
    assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("is no JSON");
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("(0) bytes");
    assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.onnx")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void rangesNeedPictures() {
    Weights weights = Weights.fresh(NET.survey(SIZE).needs(), 1);
    assertThatThrownBy(() -> Ranges.measure(NET, SIZE, weights, List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(0)");
  }
}
