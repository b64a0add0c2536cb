package org.saunter.learn.score.tracking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.saunter.learn.score.tracking.TrackingTape.NamedBox;
import org.saunter.model.BadInputException;
import org.saunter.vision.assignment.Assignment;
import org.saunter.vision.trail.Box;

/**
 * A sequence of MOTChallenge: detections and truth. In MOT17 form (nine columns) only pedestrians
 * count, and guesses that lie on people in vehicles, people who stand like dolls, distractors and
 * reflections (classes 2, 7, 8 and 12) count neither way; in MOT15 form every box whose flag is not
 * 0 counts.
 */
public final class MotSequence {
  private static final double LEAST = 0.5;
  private static final List<Integer> IGNORED = List.of(2, 7, 8, 12);
  private static final int MOT17_COLUMNS = 9;
  private static final int PEDESTRIAN = 1;

  /** A detection: a box and how sure the detector was, 0 to 1. */
  public record Detected(Box box, double score) {}

  private record True(String id, Box box, boolean counts, boolean ignored) {}

  private final String name;
  private final Map<Integer, List<Detected>> detections = new TreeMap<>();
  private final Map<Integer, List<True>> truth = new TreeMap<>();
  private int frames;

  private MotSequence(String name) {
    this.name = name;
  }

  /** Reads {@code det.txt} and {@code gt.txt} of a folder, plain or with {@code .gz}. */
  public static MotSequence read(Path folder) {
    MotSequence sequence = new MotSequence(folder.getFileName().toString());
    for (double[] line : lines(folder, "det.txt", 7)) {
      int frame = sequence.frame(line[0]);
      sequence
          .detections
          .computeIfAbsent(frame, f -> new ArrayList<>())
          .add(new Detected(box(line), Math.max(0, Math.min(1, line[6]))));
    }
    for (double[] line : lines(folder, "gt.txt", 7)) {
      boolean mot17 = line.length == MOT17_COLUMNS;
      int kind = mot17 ? (int) line[7] : PEDESTRIAN;
      sequence
          .truth
          .computeIfAbsent(sequence.frame(line[0]), f -> new ArrayList<>())
          .add(
              new True(
                  Long.toString((long) line[1]),
                  box(line),
                  line[6] != 0 && kind == PEDESTRIAN,
                  IGNORED.contains(kind)));
    }
    return sequence;
  }

  private int frame(double number) {
    int frame = (int) number;
    frames = Math.max(frames, frame);
    return frame;
  }

  private static Box box(double[] line) {
    return new Box(line[2], line[3], line[4], line[5]);
  }

  private static List<double[]> lines(Path folder, String file, int least) {
    Path plain = folder.resolve(file);
    Path path = Files.exists(plain) ? plain : folder.resolve(file + ".gz");
    List<double[]> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        String[] fields = line.split(",", -1);
        double[] numbers = new double[fields.length];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = Double.parseDouble(fields[i].strip());
        }
        if (numbers.length < least || numbers[0] < 1) {
          throw new NumberFormatException("too few columns or no frame");
        }
        lines.add(numbers);
      }
    } catch (NumberFormatException bad) {
      throw new BadInputException(
          "The line (" + (lines.size() + 1) + ") of (" + path + ") is no box.",
          "Maybe it is not a file of MOTChallenge.");
    } catch (IOException e) {
      throw new UncheckedIOException("The file (" + path + ") cannot be read.", e);
    }
    return lines;
  }

  private static InputStream open(Path path) throws IOException {
    InputStream raw = Files.newInputStream(path);
    return path.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }

  public String name() {
    return name;
  }

  /** Frames are numbered from 1 to this. */
  public int frames() {
    return frames;
  }

  /** The detections of a frame in the order of the file. */
  public List<Detected> detections(int frame) {
    return detections.getOrDefault(frame, List.of());
  }

  /**
   * Guesses beside the truth.
   *
   * @param guesses frame by frame, from frame 1
   */
  public TrackingTape tape(List<List<NamedBox>> guesses) {
    TrackingTape tape = new TrackingTape();
    for (int frame = 1; frame <= frames; frame++) {
      List<True> all = truth.getOrDefault(frame, List.of());
      List<NamedBox> guessed = frame <= guesses.size() ? guesses.get(frame - 1) : List.of();
      tape.boxes(
          all.stream().filter(True::counts).map(t -> new NamedBox(t.id(), t.box())).toList(),
          judged(all, guessed));
    }
    return tape;
  }

  /** Those that do not lie on something that is ignored. */
  private static List<NamedBox> judged(List<True> all, List<NamedBox> guessed) {
    if (all.stream().noneMatch(True::ignored)) {
      return guessed;
    }
    double[][] cost = new double[guessed.size()][all.size()];
    for (int g = 0; g < cost.length; g++) {
      for (int t = 0; t < all.size(); t++) {
        double alike = all.get(t).box().overlap(guessed.get(g).box());
        cost[g][t] = alike < LEAST ? Assignment.FORBIDDEN : -alike;
      }
    }
    int[] on = Assignment.solve(cost);
    List<NamedBox> kept = new ArrayList<>();
    for (int g = 0; g < on.length; g++) {
      if (on[g] == Assignment.NONE || !all.get(on[g]).ignored()) {
        kept.add(guessed.get(g));
      }
    }
    return kept;
  }
}
