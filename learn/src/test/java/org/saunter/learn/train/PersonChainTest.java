package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saunter.learn.net.OnnxWriter;
import org.saunter.learn.net.PersonNet;
import org.saunter.learn.net.Ranges;
import org.saunter.learn.net.Size;
import org.saunter.learn.net.Weights;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.detect.ModelCard;
import org.saunter.vision.detect.ModelFile;
import org.saunter.vision.detect.PersonDecoder;
import org.saunter.vision.detect.PersonDetector;
import org.saunter.vision.detect.PersonMaps;
import org.saunter.vision.detect.Running;

/** From drawn pictures through training, export and quantising to people again. */
class PersonChainTest {
  private static final Size SIZE = new Size(96, 64);
  private static final PersonNet NET = new PersonNet(8, 1);
  private static final Map<String, String> WORDS =
      ModelCard.words(ModelCard.Kind.PERSON, "toy", "1", Map.of("seed", "1"));
  private static final List<Progress> CURVE = new ArrayList<>();
  private static Weights weights;
  private static byte[] floats;
  private static byte[] int8;

  @BeforeAll
  static void train() {
    ToyFloor toy = new ToyFloor(SIZE, 1);
    Plan plan = new Plan(240, 4e-3, 1, false, 1, 1000);
    try (Ahead ahead = new Ahead(new PersonBatches(toy, SIZE, 8), 1, 2);
        Trainer trainer =
            new Trainer(new PersonTask(NET, SIZE), NET.toString(), ahead, plan, null)) {
      weights = trainer.run(() -> 0, CURVE::add);
    }
    List<byte[]> samples = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      samples.add(toy.frame(i).rgb());
    }
    floats = OnnxWriter.person(NET, SIZE, weights, WORDS);
    int8 =
        OnnxWriter.personInt8(
            NET, SIZE, weights, Ranges.measure(NET, SIZE, weights, samples), WORDS);
  }

  private static Evaluation.Scores scores(byte[] model) {
    try (PersonDetector detector =
        new PersonDetector(
            new ModelFile(model, "toy"), Running.onCpu(), new PersonDecoder.Limits(0.1, 0.3))) {
      return Evaluation.of(detector, new ToyFloor(SIZE, 99), SIZE, 0, 100);
    }
  }

  @Test
  void theLossFallsToLessThanHalf() {
    assertThat(CURVE).hasSize(240);
    assertThat(CURVE.get(239).loss()).isLessThan(0.5 * CURVE.get(0).loss());
  }

  @Test
  void peopleTheNetHasNeverSeenAreFound() {
    Evaluation.Scores scores = scores(floats);
    assertThat(scores.people()).isGreaterThan(100);
    assertThat(scores.ap()).isGreaterThan(0.8);
    assertThat(scores.footMedianPx()).isLessThan(5);
    assertThat(scores.handRecall()).isGreaterThan(0.5);
    assertThat(scores.handPrecision()).isGreaterThan(0.7);
  }

  @Test
  void eightBitsFindTheSame() {
    Evaluation.Scores full = scores(floats);
    Evaluation.Scores packed = scores(int8);
    assertThat(int8.length).isLessThan(floats.length / 2);
    assertThat(packed.ap()).isCloseTo(full.ap(), within(0.03));
    assertThat(packed.footMedianPx()).isCloseTo(full.footMedianPx(), within(0.3));
  }

  @Test
  void picturesOfABatchDoNotMix() {
    ToyFloor toy = new ToyFloor(SIZE, 99);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      frames.add(new Frame("c" + i, 0, 1, SIZE.widthPx(), SIZE.heightPx(), toy.frame(i).rgb()));
    }
    for (byte[] model : List.of(floats, int8)) {
      ModelFile file = new ModelFile(model, "toy");
      PersonDecoder.Limits limits = PersonDecoder.Limits.standard();
      try (PersonDetector alone = new PersonDetector(file, Running.onCpu(), limits);
          PersonDetector together = new PersonDetector(file, Running.onCpu().batch(3), limits)) {
        List<List<Sighting>> batched = together.detect(frames);
        int people = 0;
        for (int i = 0; i < 5; i++) {
          List<Sighting> one = alone.detect(frames.get(i));
          assertThat(batched.get(i)).hasSameSizeAs(one);
          for (int k = 0; k < one.size(); k++) {
            Sighting other = batched.get(i).get(k);
            assertThat(other.score()).isCloseTo(one.get(k).score(), within(1e-4));
            assertThat(other.footXPx()).isCloseTo(one.get(k).footXPx(), within(1e-2));
            assertThat(other.hands()).hasSameSizeAs(one.get(k).hands());
            people++;
          }
        }
        assertThat(people).isPositive();
      }
    }
  }

  @Test
  void theExportedModelSaysWhatTheTrainerSays() throws OrtException {
    byte[] rgb = new ToyFloor(SIZE, 7).frame(3).rgb();
    List<float[]> maps =
        NativeScope.withoutGradients(
            () -> {
              TorchBuilder torch = new TorchBuilder(weights, false, false);
              Tensor bytes = torch.bytes(rgb, 1, SIZE.heightPx(), SIZE.widthPx());
              PersonNet.Maps<Tensor> told = NET.build(torch, bytes);
              return List.of(
                  TorchBuilder.values(told.person().sigmoid()),
                  TorchBuilder.values(told.personValues()));
            });
    float[] heat = maps.get(0);
    float[] values = maps.get(1);
    int best = 0;
    for (int i = 0; i < heat.length; i++) {
      best = heat[i] > heat[best] ? i : best;
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    ByteBuffer bytes = ByteBuffer.allocateDirect(rgb.length).put(rgb).flip();
    long[] shape = {1, SIZE.heightPx(), SIZE.widthPx(), 3};
    try (OrtSession session = environment.createSession(floats);
        OnnxTensor image = OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of(PersonMaps.IMAGE_IN, image))) {
      long cell = longs(result, PersonMaps.PERSON_CELL_OUT)[0];
      assertThat(cell).isEqualTo(best);
      assertThat(floats(result, PersonMaps.PERSON_SCORE_OUT)[0])
          .isCloseTo(heat[best], within(1e-4f));
      float[] told = floats(result, PersonMaps.PERSON_VALUES_OUT);
      for (int channel = 0; channel < PersonMaps.PERSON_VALUES; channel++) {
        assertThat(told[channel * PersonMaps.PEAKS])
            .isCloseTo(values[channel * heat.length + best], within(1e-4f));
      }
    }
  }

  private static float[] floats(OrtSession.Result result, String name) {
    return ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer().array();
  }

  private static long[] longs(OrtSession.Result result, String name) {
    return ((OnnxTensor) result.get(name).orElseThrow()).getLongBuffer().array();
  }
}
