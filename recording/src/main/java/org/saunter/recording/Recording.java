package org.saunter.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PlanogramChanged;
import org.saunter.model.Planogram;
import org.saunter.model.RecordingInfo;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;

/**
 * A recording that is read. Observations come in the order of the file, which is the order in which
 * they were received; nothing is held in memory but the setup, so a day may be long.
 */
public final class Recording {
  /** Who reports a planogram version that stands in {@code planogram.json}. */
  public static final String PLANOGRAM_SOURCE = "planogram.json";

  private final Folder folder;
  private final RecordingInfo info;
  private final SetupFiles.Read read;

  private Recording(Folder folder, RecordingInfo info, SetupFiles.Read read) {
    this.folder = folder;
    this.info = info;
    this.read = read;
  }

  /**
   * Opens a folder.
   *
   * @throws BadInputException if a file is missing, of a newer format version or not to be read
   */
  public static Recording open(Path path) {
    if (!Files.isDirectory(path)) {
      throw new BadInputException(
          "The folder (" + path + ") is not there.", "Maybe the path is mistyped.");
    }
    Folder folder = new Folder(path);
    byte[] json = folder.read(InfoFile.NAME);
    RecordingInfo info = SetupFiles.named(folder, InfoFile.NAME, () -> InfoFile.parse(json));
    if (folder.parts(RecordingWriter.OBSERVATIONS).isEmpty()) {
      throw new BadInputException(
          "The folder (" + path + ") has no file (observations.jsonl).",
          "Maybe it was copied in part.");
    }
    return new Recording(folder, info, SetupFiles.read(path, info.startNanos()));
  }

  public RecordingInfo info() {
    return info;
  }

  /** The store with the planogram that holds at the start. */
  public StoreSetup setup() {
    return read.setup();
  }

  /** What of catalogue and planogram was left out, and why. */
  public List<Problem> problems() {
    return read.problems();
  }

  public boolean hasTruth() {
    return !folder.parts(RecordingWriter.TRUTH).isEmpty();
  }

  /**
   * Gives every observation to {@code use} and every line that cannot be used to {@code bad}.
   * Planogram versions of {@code planogram.json} that begin to hold later come in between at their
   * time, as {@link PlanogramChanged} of source {@value #PLANOGRAM_SOURCE}.
   */
  public void forEachObservation(Consumer<Observation> use, Consumer<UnreadableLine> bad) {
    Deque<Planogram> later = new ArrayDeque<>(read.later());
    for (Path part : folder.parts(RecordingWriter.OBSERVATIONS)) {
      Lines.read(
          part,
          (bytes, from, length) -> {
            Observation observation = JsonCodec.readObservation(bytes, from, length);
            while (!later.isEmpty() && later.getFirst().validFromNanos() <= observation.atNanos()) {
              use.accept(change(later.removeFirst(), read.later().size() - later.size()));
            }
            use.accept(observation);
          },
          bad);
    }
  }

  private static PlanogramChanged change(Planogram planogram, int number) {
    return new PlanogramChanged(planogram.validFromNanos(), PLANOGRAM_SOURCE, number, planogram);
  }

  /** All of the truth; lines that cannot be used are told. Empty if there is none. */
  public List<Truth> truth(Consumer<UnreadableLine> bad) {
    List<Truth> all = new ArrayList<>();
    for (Path part : folder.parts(RecordingWriter.TRUTH)) {
      Lines.read(
          part, (bytes, from, length) -> all.add(JsonCodec.readTruth(bytes, from, length)), bad);
    }
    return all;
  }

  /**
   * All of the truth.
   *
   * @throws BadInputException if a line cannot be used: scores on half a truth would mislead
   */
  public List<Truth> truth() {
    return truth(
        line -> {
          throw new BadInputException("The truth cannot be read at (" + line + ")", line.maybe());
        });
  }
}
