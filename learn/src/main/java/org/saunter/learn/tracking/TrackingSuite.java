package org.saunter.learn.tracking;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.learn.score.tracking.ClearMot;
import org.saunter.learn.score.tracking.Hota;
import org.saunter.learn.score.tracking.IdF1;
import org.saunter.learn.score.tracking.MotSequence;
import org.saunter.learn.score.tracking.MotSequence.Detected;
import org.saunter.learn.score.tracking.TrackingTape;
import org.saunter.learn.score.tracking.TrackingTape.NamedBox;
import org.saunter.model.BadInputException;
import org.saunter.model.RecordingInfo;
import org.saunter.vision.trail.BoxSighting;
import org.saunter.vision.trail.BoxTracker;
import org.saunter.vision.trail.TrailFrame;

/**
 * Trackers held against truth: boxes on the public sequences, with the detections that come with
 * them; people on the floor of a simulated shop, with drawn detections. Rivals run on the same
 * input.
 */
public final class TrackingSuite {
  /** Names of the suites. */
  public static final List<String> NAMES = List.of("mot", "floor");

  /** Where the public sequences are looked for, beside the project. */
  public static final Path MOT_FOLDER = Path.of("..", "shared", "data", "mot");

  /** How full the simulated shops are, people per square metre. */
  private static final List<Double> DENSITIES = List.of(0.15, 0.3, 0.55);

  private static final double SHOP_SQUARE_METRES = 35.6;
  private static final List<String> SEQUENCES =
      List.of("TUD-Campus", "TUD-Stadtmitte", "MOT17-04-FRCNN");
  private static final double TUD_FRAMES_PER_SECOND = 25;
  private static final double MOT17_FRAMES_PER_SECOND = 30;
  private static final long DELAY_NANOS = 400_000_000L;

  private TrackingSuite() {}

  /** A tracker of boxes that tells of each frame, at once or later. */
  private interface Boxes {
    List<List<NamedBox>> follow(MotSequence sequence);
  }

  /**
   * Why a suite cannot run here, to be told loudly; empty if it can.
   *
   * @param motFolder folder of the public sequences
   */
  public static String skipReason(String name, Path motFolder) {
    return name.equals("mot") && !Files.isDirectory(motFolder)
        ? "The MOT sequences are not in the folder (" + motFolder + ")."
        : "";
  }

  /**
   * Runs a suite.
   *
   * @param visits of each simulated shop
   * @param seed of the simulated shops
   * @param out takes each row as soon as it is known
   */
  public static void run(
      String name, int visits, long seed, Path motFolder, Consumer<TrackingRow> out) {
    switch (name) {
      case "mot" -> SEQUENCES.forEach(s -> mot(MotSequence.read(motFolder.resolve(s)), out));
      case "floor" -> DENSITIES.forEach(d -> floor(d, visits, seed, FloorNoise.USUAL, out));
      default ->
          throw new BadInputException(
              "The suite (" + name + ") is not known.", "Maybe one of " + NAMES + " was meant.");
    }
  }

  // ---- boxes

  private static void mot(MotSequence sequence, Consumer<TrackingRow> out) {
    row(sequence, "saunter", s -> saunter(s, DELAY_NANOS), "online, told 0.4 s late", out);
    row(sequence, "saunter-at-once", s -> saunter(s, 0), "online", out);
    row(sequence, "sort", s -> sort(s, 1, 3), "online", out);
    row(sequence, "sort-30", s -> sort(s, 30, 3), "online", out);
    row(sequence, "detections", TrackingSuite::alone, "no tracks: the ceiling", out);
  }

  private static void row(
      MotSequence sequence, String system, Boxes boxes, String note, Consumer<TrackingRow> out) {
    TrackingTape tape = sequence.tape(boxes.follow(sequence));
    Hota hota = Hota.of(tape);
    IdF1 identity = IdF1.of(tape, 0.5);
    ClearMot clear = ClearMot.of(tape, 0.5);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("hota", hota.hota());
    figures.put("detA", hota.detA());
    figures.put("assA", hota.assA());
    figures.put("idF1", identity.value());
    figures.put("mota", clear.mota());
    figures.put("recall", clear.recall());
    figures.put("precision", clear.precision());
    figures.put("fp", (double) clear.falsePoints());
    figures.put("fn", (double) clear.missedPoints());
    figures.put("ids", (double) clear.switches());
    out.accept(
        new TrackingRow("mot", sequence.name(), RecordingInfo.Kind.REAL, system, 0, figures, note));
  }

  /** Saunter's tracker on a sequence, as it is used. */
  static List<List<NamedBox>> saunter(MotSequence sequence, long delayNanos) {
    double rate =
        sequence.name().startsWith("MOT17") ? MOT17_FRAMES_PER_SECOND : TUD_FRAMES_PER_SECOND;
    BoxTracker tracker = new BoxTracker(delayNanos);
    List<TrailFrame> frames = new ArrayList<>();
    for (int frame = 1; frame <= sequence.frames(); frame++) {
      List<BoxSighting> seen = new ArrayList<>();
      for (Detected one : sequence.detections(frame)) {
        seen.add(new BoxSighting(one.box(), one.score()));
      }
      frames.addAll(tracker.next((long) (frame * 1e9 / rate), seen));
    }
    frames.addAll(tracker.finish());
    return frames.stream()
        .map(f -> f.steps().stream().map(s -> new NamedBox("b" + s.trail(), s.box())).toList())
        .toList();
  }

  private static List<List<NamedBox>> sort(MotSequence sequence, int kept, int hits) {
    SortRival rival = new SortRival(kept, hits);
    List<List<NamedBox>> told = new ArrayList<>();
    for (int frame = 1; frame <= sequence.frames(); frame++) {
      told.add(rival.next(sequence.detections(frame)));
    }
    return told;
  }

  private static List<List<NamedBox>> alone(MotSequence sequence) {
    List<List<NamedBox>> told = new ArrayList<>();
    for (int frame = 1; frame <= sequence.frames(); frame++) {
      List<NamedBox> boxes = new ArrayList<>();
      for (Detected one : sequence.detections(frame)) {
        boxes.add(new NamedBox("d" + frame + "." + boxes.size(), one.box()));
      }
      told.add(boxes);
    }
    return told;
  }

  // ---- the floor

  private static void floor(
      double density, int visits, long seed, FloorNoise noise, Consumer<TrackingRow> out) {
    for (FloorRun run : FloorBench.run(density * SHOP_SQUARE_METRES, visits, seed, noise)) {
      out.accept(
          new TrackingRow(
              "floor",
              String.format(Locale.ROOT, "%.2f/m2", density),
              RecordingInfo.Kind.SIMULATED,
              run.contestant().name(),
              seed,
              run.score().figures(),
              "drawn detections of a simulated shop"));
    }
  }
}
