package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saunter.learn.net.OnnxWriter;
import org.saunter.learn.net.Ranges;
import org.saunter.learn.net.Size;
import org.saunter.learn.net.VectorNet;
import org.saunter.learn.net.Weights;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.detect.ClothingEncoder;
import org.saunter.vision.detect.Crop;
import org.saunter.vision.detect.ModelCard;
import org.saunter.vision.detect.ModelFile;
import org.saunter.vision.detect.ProductEncoder;
import org.saunter.vision.detect.Prototypes;
import org.saunter.vision.detect.Running;

/** Vectors of clothes and products, from drawn things through training and export. */
class VectorChainTest {
  private static final int NEW_FROM = 1000;

  private static Weights train(Task task, String net, Batches batches, int steps) {
    Plan plan = new Plan(steps, 4e-3, 1, false, 1, 1000);
    try (Ahead ahead = new Ahead(batches, 1, 2);
        Trainer trainer = new Trainer(task, net, ahead, plan, null)) {
      return trainer.run(() -> 0, p -> {});
    }
  }

  private static List<byte[]> samples(ToyThings toy) {
    List<byte[]> samples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      samples.add(toy.picture(i, i));
    }
    return samples;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
    }
    return dot;
  }

  /** Share of pairs of pairs where the same thing is nearer than another. */
  private static double sameIsNearer(List<float[]> first, List<float[]> second) {
    int right = 0;
    int all = 0;
    for (int i = 0; i < first.size(); i++) {
      for (int j = 0; j < second.size(); j++) {
        if (i != j) {
          double same = cosine(first.get(i), second.get(i));
          right += same > cosine(first.get(i), second.get(j)) ? 1 : 0;
          all++;
        }
      }
    }
    return right / (double) all;
  }

  private static Sighting body(Size size, double headX, double headY) {
    return new Sighting(
        1, 0, 0, size.widthPx(), size.heightPx(), headX, headY, 5, 60, List.of(), null);
  }

  @Test
  void clothesNobodyHasSeenBeforeAreKnownAgainAndTheHeadDoesNotMatter() {
    Size size = VectorNet.clothingSize();
    VectorNet net = new VectorNet("clothing", 8, 1, 16);
    ToyThings toy = new ToyThings(size, 3);
    Weights weights =
        train(new ContrastTask(net, size), net.toString(), toy.batches(300, 12, 2), 60);
    Map<String, String> words = ModelCard.words(ModelCard.Kind.CLOTHING, "toy", "1", Map.of());
    byte[] model = OnnxWriter.vector(net, size, weights, words);
    byte[] untaught =
        OnnxWriter.vector(net, size, Weights.fresh(net.survey(size).needs(), 1), words);
    try (ClothingEncoder encoder =
            new ClothingEncoder(new ModelFile(model, "toy"), Running.onCpu().batch(4));
        ClothingEncoder blank =
            new ClothingEncoder(new ModelFile(untaught, "untaught"), Running.onCpu())) {
      double share = sameIsNearer(encoder, size, toy);
      assertThat(share).isGreaterThan(0.93);
      assertThat(share).isGreaterThan(sameIsNearer(blank, size, toy));
      headDoesNotMatter(encoder, size, toy.picture(NEW_FROM, 1));
    }
  }

  private static double sameIsNearer(ClothingEncoder encoder, Size size, ToyThings toy) {
    List<float[]> first = new ArrayList<>();
    List<float[]> second = new ArrayList<>();
    for (int thing = NEW_FROM; thing < NEW_FROM + 40; thing++) {
      first.add(clothes(encoder, size, toy.picture(thing, 1)));
      second.add(clothes(encoder, size, toy.picture(thing, 2)));
    }
    return sameIsNearer(first, second);
  }

  private static float[] clothes(ClothingEncoder encoder, Size size, byte[] rgb) {
    Frame frame = new Frame("c", 0, 1, size.widthPx(), size.heightPx(), rgb);
    List<Sighting> people = List.of(body(size, 16, 6));
    return encoder.encode(frame, people).get(0).toArray();
  }

  private static void headDoesNotMatter(ClothingEncoder encoder, Size size, byte[] rgb) {
    float[] before = clothes(encoder, size, rgb);
    byte[] other = rgb.clone();
    int half = (int) (0.3 * size.widthPx());
    for (int row = 0; row < size.heightPx(); row++) {
      for (int column = 0; column < size.widthPx(); column++) {
        if (Math.hypot(column + 0.5 - 16, row + 0.5 - 6) <= half) {
          for (int channel = 0; channel < 3; channel++) {
            other[3 * (row * size.widthPx() + column) + channel] ^= (byte) 0xA5;
          }
        }
      }
    }
    assertThat(other).isNotEqualTo(rgb);
    assertThat(clothes(encoder, size, other)).isEqualTo(before);
    other[3 * (40 * size.widthPx() + 16)] ^= (byte) 0xFF;
    assertThat(clothes(encoder, size, other)).isNotEqualTo(before);
  }

  @Test
  void newProductsAreTakenInWithoutLearning() {
    Size size = VectorNet.productSize();
    VectorNet net = new VectorNet("product", 8, 1, 32);
    ToyThings toy = new ToyThings(size, 4);
    int known = 120;
    Weights weights =
        train(new ClassTask(net, size, known), net.toString(), toy.batches(known, 12, 1), 120);
    Map<String, String> words = ModelCard.words(ModelCard.Kind.PRODUCT, "toy", "1", Map.of());
    byte[] full = OnnxWriter.vector(net, size, weights, words);
    Ranges ranges = Ranges.measure(net, size, weights, samples(toy));
    byte[] packed = OnnxWriter.vectorInt8(net, size, weights, ranges, words);
    Weights fresh = Weights.fresh(net.survey(size).needs(), 1);
    int untaught = right(OnnxWriter.vector(net, size, fresh, words), size, toy);
    int taught = right(full, size, toy);
    assertThat(taught).isGreaterThan(40).isGreaterThan(untaught);
    assertThat(right(packed, size, toy)).isBetween(taught - 4, taught + 4);
  }

  /** Of 60 pictures of 20 products that the net never saw, how many are told right. */
  private static int right(byte[] model, Size size, ToyThings toy) {
    Prototypes prototypes = new Prototypes(32);
    int right = 0;
    try (ProductEncoder encoder =
        new ProductEncoder(new ModelFile(model, "toy"), Running.onCpu())) {
      for (int thing = NEW_FROM; thing < NEW_FROM + 20; thing++) {
        for (int view = 0; view < 3; view++) {
          prototypes.add("new" + thing, product(encoder, size, toy.picture(thing, view)));
        }
      }
      for (int thing = NEW_FROM; thing < NEW_FROM + 20; thing++) {
        for (int view = 10; view < 13; view++) {
          float[] vector = product(encoder, size, toy.picture(thing, view));
          right += prototypes.ranked(vector).get(0).sku().equals("new" + thing) ? 1 : 0;
        }
      }
    }
    return right;
  }

  private static float[] product(ProductEncoder encoder, Size size, byte[] rgb) {
    Frame frame = new Frame("c", 0, 1, size.widthPx(), size.heightPx(), rgb);
    Crop crop = Crop.around(24, 24, 48);
    return encoder.encode(frame, List.of(crop)).get(0);
  }
}
