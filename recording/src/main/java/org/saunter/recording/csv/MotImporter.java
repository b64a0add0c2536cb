package org.saunter.recording.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue;
import org.saunter.model.Layout;
import org.saunter.model.Observation.Detection;
import org.saunter.model.Observation.PeopleDetected;
import org.saunter.model.Observation.PixelBox;
import org.saunter.model.Planogram;
import org.saunter.model.RecordingInfo;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import org.saunter.recording.GzipOrPlain;
import org.saunter.recording.RecordingWriter;
import org.saunter.recording.UnreadableLine;

/**
 * Makes a recording of one camera out of a MOTChallenge detection file: lines {@code frame, id,
 * left, top, width, height, confidence, ...} in pixels, frames from 1. The file has no calibration,
 * so the place on the floor is not known: it stands as 0, 0 with a spread of {@value
 * #UNKNOWN_SD_MM} mm. The shop has no shelf.
 */
public final class MotImporter {
  /** The spread that says "anywhere". */
  public static final int UNKNOWN_SD_MM = 1_000_000;

  private MotImporter() {}

  /**
   * What the file does not say.
   *
   * @param cameraId the camera's name
   * @param framesPerSecond how fast it looked
   * @param startNanos the time of frame 1
   */
  public record Camera(String cameraId, double framesPerSecond, long startNanos) {
    public Camera {
      if (!(framesPerSecond > 0 && framesPerSecond <= 1_000)) {
        throw new BadInputException(
            "The camera (" + cameraId + ") takes (" + framesPerSecond + ") frames a second.",
            "Maybe look into the sequence's seqinfo.ini.");
      }
    }
  }

  /**
   * Imports a file, plain or gzip.
   *
   * @return the lines that could not be used
   */
  public static List<UnreadableLine> run(
      Path detections, Path recording, Camera camera, boolean gzip) {
    List<UnreadableLine> bad = new ArrayList<>();
    NavigableMap<Integer, List<Detection>> frames = read(detections, bad);
    if (frames.isEmpty()) {
      throw new BadInputException(
          "The file (" + detections + ") has no detection.", "Maybe it is not a det.txt.");
    }
    RecordingInfo info =
        new RecordingInfo(
            RecordingInfo.FORMAT_VERSION,
            RecordingInfo.Kind.REAL,
            "MOT detections " + detections.getFileName(),
            0,
            nanos(camera, frames.firstKey()),
            nanos(camera, frames.lastKey()),
            Map.of("floor", "not known: no calibration"));
    try (RecordingWriter writer = RecordingWriter.create(recording, info, setup(camera), gzip)) {
      frames.forEach(
          (frame, seen) ->
              writer.write(
                  new PeopleDetected(nanos(camera, frame), camera.cameraId(), frame, seen)));
    }
    return bad;
  }

  private static long nanos(Camera camera, int frame) {
    return camera.startNanos() + Math.round((frame - 1) * 1e9 / camera.framesPerSecond());
  }

  private static NavigableMap<Integer, List<Detection>> read(Path file, List<UnreadableLine> bad) {
    TreeMap<Integer, List<Detection>> frames = new TreeMap<>();
    long number = 0;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(GzipOrPlain.open(file), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        try {
          String[] fields = line.split(",", -1);
          int frame = Integer.parseInt(fields[0].strip());
          Detection detection = detection(fields);
          frames.computeIfAbsent(frame, f -> new ArrayList<>()).add(detection);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
          bad.add(
              new UnreadableLine(
                  file.getFileName().toString(),
                  number,
                  UnreadableLine.Reason.DOES_NOT_FIT,
                  "The line (" + line + ") is no detection.",
                  "Maybe it has fewer than seven columns."));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file (" + file + ") cannot be read.", e);
    }
    return frames;
  }

  private static Detection detection(String[] fields) {
    int[] box = new int[4];
    for (int i = 0; i < 4; i++) {
      box[i] = (int) Math.round(Double.parseDouble(fields[i + 2].strip()));
    }
    double confidence = Double.parseDouble(fields[6].strip());
    return new Detection(
        0,
        0,
        UNKNOWN_SD_MM,
        (int) Math.round(Math.clamp(confidence, 0, 1) * 1e6),
        new PixelBox(box[0], box[1], box[2], box[3]),
        null);
  }

  private static StoreSetup setup(Camera camera) {
    String id = "mot-" + camera.cameraId();
    return new StoreSetup(
        new StoreProfile(id, "mot", "No shop", "EUR", "UTC", true, Map.of()),
        new Layout(id, "camera only", List.of(), List.of(), List.of(), List.of()),
        Catalogue.accept(List.of()).catalogue(),
        new Planogram("none", 0, List.of()));
  }
}
