package org.saunter.learn.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.saunter.learn.net.OnnxWriter;
import org.saunter.learn.net.PersonNet;
import org.saunter.learn.net.Ranges;
import org.saunter.learn.net.Size;
import org.saunter.learn.net.Weights;
import org.saunter.learn.pictures.PictureStore;
import org.saunter.learn.pictures.TrainingShops;
import org.saunter.learn.train.Ahead;
import org.saunter.learn.train.Evaluation;
import org.saunter.learn.train.ModelWriter;
import org.saunter.learn.train.PersonBatches;
import org.saunter.learn.train.PersonTask;
import org.saunter.learn.train.Plan;
import org.saunter.learn.train.Trainer;
import org.saunter.learn.train.Varied;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.scene.SceneRange;
import org.saunter.vision.detect.ModelCard;
import org.saunter.vision.detect.ModelFile;
import org.saunter.vision.detect.PersonDecoder;
import org.saunter.vision.detect.PersonDetector;
import org.saunter.vision.detect.Running;

/**
 * Makes the person model: draws shops of all formats but one, learns from them, writes the model in
 * 32 and in 8 bits, and measures both on the format that was held out and on shops not seen.
 */
public final class PersonCourse {
  /** Not a single picture of this format is learned from. */
  public static final ShopFormat HELD_OUT = ShopFormat.STADIUM;

  public static final int PICTURES = 20_480;
  public static final int STEPS = 4_500;

  private static final Size SIZE = new Size(320, 192);
  private static final int BATCH = 16;
  private static final int AHEAD = 4;
  private static final int SAMPLES = 120;
  private static final int TEST_PICTURES = 800;
  private static final long TEST_SEED = 777;
  private static final double LEAST_SCORE = 0.05;

  private final CoursePlan plan;
  private final LongSupplier nanos;
  private final LongSupplier wallMillis;
  private final PersonNet net = PersonNet.standard();

  /**
   * @param nanos a clock for the pace
   * @param wallMillis the time of day, for the curves
   */
  public PersonCourse(CoursePlan plan, LongSupplier nanos, LongSupplier wallMillis) {
    this.plan = plan;
    this.nanos = nanos;
    this.wallMillis = wallMillis;
  }

  /** Runs it, or goes on with it. */
  public CourseResult run(CourseListener listener) {
    Path folder = plan.folder();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder (" + folder + ") cannot be made.", e);
    }
    List<byte[]> samples = new ArrayList<>();
    Weights weights;
    List<CourseLog.Point> curve;
    double imagesPerSecond;
    try (PictureStore store =
            PictureStore.drawn(
                folder.resolve("pictures"),
                new TrainingShops(plan.seed(), learned()),
                SIZE,
                plan.pictures(),
                plan.threads(),
                n -> listener.drawn(n, plan.pictures()));
        CourseLog log = new CourseLog(folder, wallMillis, listener)) {
      for (int i = 0; i < SAMPLES; i++) {
        samples.add(store.frame(i * 97L % store.count()).rgb());
      }
      weights = learn(store, log);
      curve = log.curve();
      imagesPerSecond = log.imagesPerSecond();
    }
    Map<String, CourseResult.Measured> measured = write(weights, samples);
    CourseResult result = new CourseResult(net.toString(), plan, curve, imagesPerSecond, measured);
    CourseReport.write(folder, result, worst(measured));
    return result;
  }

  private static SceneRange learned() {
    return SceneRange.standard().withFormats(EnumSet.complementOf(EnumSet.of(HELD_OUT)));
  }

  private Weights learn(PictureStore store, CourseLog log) {
    Varied varied = new Varied(store, store.count(), SIZE, plan.seed());
    try (Ahead ahead = new Ahead(new PersonBatches(varied, SIZE, BATCH), 1, AHEAD);
        Trainer trainer =
            new Trainer(
                new PersonTask(net, SIZE),
                net.toString(),
                ahead,
                Plan.of(plan.steps(), plan.seed()),
                plan.folder())) {
      return trainer.run(nanos, log::step);
    }
  }

  private Map<String, CourseResult.Measured> write(Weights weights, List<byte[]> samples) {
    Map<String, CourseResult.Measured> measured = new LinkedHashMap<>();
    Map<String, String> words = ModelCard.words(ModelCard.Kind.PERSON, "person", "1", words());
    Ranges ranges = Ranges.measure(net, SIZE, weights, samples);
    byte[] full = OnnxWriter.person(net, SIZE, weights, words);
    byte[] small = OnnxWriter.personInt8(net, SIZE, weights, ranges, words);
    measured.put("person.onnx", new CourseResult.Measured(full.length, test(full)));
    measured.put("person-int8.onnx", new CourseResult.Measured(small.length, test(small)));
    ModelWriter.write(
        plan.folder().resolve("person.onnx"), full, card(words, measured.get("person.onnx")));
    ModelWriter.write(
        plan.folder().resolve("person-int8.onnx"),
        small,
        card(words, measured.get("person-int8.onnx")));
    return measured;
  }

  private Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>(plan.words());
    words.put("net", net.toString());
    words.put("seed", Long.toString(plan.seed()));
    words.put("pictures", Integer.toString(plan.pictures()));
    words.put("steps", Integer.toString(plan.steps()));
    words.put("data", "drawn by Saunter: all formats but " + HELD_OUT);
    return words;
  }

  private static Map<String, String> card(
      Map<String, String> words, CourseResult.Measured measured) {
    Map<String, String> card = new LinkedHashMap<>(words);
    measured.reports().forEach((set, r) -> card.put("measured " + set, r.scores().toString()));
    return card;
  }

  /** On the format that was held out, and on other shops of the formats that were not. */
  private static Map<String, Evaluation.Report> test(byte[] model) {
    Map<String, Evaluation.Report> reports = new LinkedHashMap<>();
    try (PersonDetector detector =
        new PersonDetector(
            new ModelFile(model, "trained"),
            Running.onCpu(),
            new PersonDecoder.Limits(LEAST_SCORE, 0.3))) {
      for (Set<ShopFormat> formats :
          List.of(Set.of(HELD_OUT), EnumSet.complementOf(EnumSet.of(HELD_OUT)))) {
        reports.put(
            formats.contains(HELD_OUT) ? HELD_OUT.toString() : "other shops",
            Evaluation.report(detector, test(formats), SIZE, 0, TEST_PICTURES));
      }
    }
    return reports;
  }

  private static TrainingShops test(Set<ShopFormat> formats) {
    return new TrainingShops(
        TEST_SEED, SceneRange.standard().withFormats(formats).withOpenShare(0));
  }

  /** Pictures of the held-out format on which the small model does worst. */
  private static List<CourseReport.Worst> worst(Map<String, CourseResult.Measured> measured) {
    Evaluation.Report report =
        java.util.Objects.requireNonNull(
            java.util.Objects.requireNonNull(measured.get("person-int8.onnx"))
                .reports()
                .get(HELD_OUT.toString()));
    TrainingShops shops = test(Set.of(HELD_OUT));
    return report.troubles().stream()
        .limit(CourseReport.WORST)
        .map(t -> new CourseReport.Worst(t, shops.picture(t.number())))
        .toList();
  }
}
