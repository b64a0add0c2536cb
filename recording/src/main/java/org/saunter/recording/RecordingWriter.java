package org.saunter.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.Planogram;
import org.saunter.model.RecordingInfo;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;

/**
 * Writes a recording. The setup is on disk from the start, so what a killed writer leaves behind
 * can be read up to its last whole line. For one thread. I/O errors come as {@link
 * java.io.UncheckedIOException}.
 */
public final class RecordingWriter implements AutoCloseable {
  static final String OBSERVATIONS = "observations";
  static final String TRUTH = "truth";

  private final Path path;
  private final RecordingInfo info;
  private final boolean gzip;
  private final LineWriter observations;
  private @Nullable LineWriter truth;
  private long lastNanos;
  private boolean closed;

  private RecordingWriter(
      Path path, RecordingInfo info, StoreSetup setup, List<Planogram> versions, boolean gzip)
      throws IOException {
    this.path = path;
    this.info = info;
    this.gzip = gzip;
    this.lastNanos = info.startNanos();
    SetupFiles.write(path, setup, versions);
    SetupFiles.pretty(path.resolve(InfoFile.NAME), info);
    observations = new LineWriter(path, OBSERVATIONS, gzip, Observation.class);
  }

  /**
   * Begins a recording.
   *
   * @param path made if it is not there
   * @throws BadInputException if the folder holds a recording already
   */
  public static RecordingWriter create(
      Path path, RecordingInfo info, StoreSetup setup, boolean gzip) {
    return create(path, info, new SetupFiles.Read(setup, List.of(), List.of()), gzip);
  }

  /** Begins a recording of a store whose later planogram versions are known beforehand. */
  public static RecordingWriter create(
      Path path, RecordingInfo info, SetupFiles.Read setup, boolean gzip) {
    Folder folder = new Folder(path);
    if (folder.find(InfoFile.NAME) != null) {
      throw new BadInputException(
          "The folder (" + path + ") holds a recording already.",
          "Maybe name another folder; recordings are never written over.");
    }
    try {
      Files.createDirectories(path);
      List<Planogram> versions = new ArrayList<>(List.of(setup.setup().planogram()));
      versions.addAll(setup.later());
      return new RecordingWriter(path, info, setup.setup(), versions, gzip);
    } catch (IOException e) {
      throw SetupFiles.io(path, e);
    }
  }

  public void write(Observation observation) {
    observations.write(observation);
    lastNanos = Math.max(lastNanos, observation.atNanos());
  }

  public void write(Truth what) {
    try {
      LineWriter out = truth;
      if (out == null) {
        out = new LineWriter(path, TRUTH, gzip, Truth.class);
        truth = out;
      }
      out.write(what);
    } catch (IOException e) {
      throw SetupFiles.io(path, e);
    }
  }

  /** Ends the recording at the time of its latest observation. */
  @Override
  public void close() {
    close(lastNanos);
  }

  /** Ends the recording; once it is closed, nothing happens. */
  public void close(long endNanos) {
    if (closed) {
      return;
    }
    closed = true;
    observations.close();
    if (truth != null) {
      truth.close();
    }
    try {
      SetupFiles.pretty(
          path.resolve(InfoFile.NAME),
          new RecordingInfo(
              info.formatVersion(),
              info.kind(),
              info.origin(),
              info.seed(),
              info.startNanos(),
              endNanos,
              info.notes()));
    } catch (IOException e) {
      throw SetupFiles.io(path, e);
    }
  }
}
