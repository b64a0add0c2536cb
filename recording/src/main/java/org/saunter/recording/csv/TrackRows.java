package org.saunter.recording.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.model.Observation;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.recording.CsvFile.Row;

/**
 * Rows {@code time_s, track, x_mm, y_mm[, sd_mm, detected, hand_x_mm, hand_y_mm, hand_z_mm,
 * hand_sd_mm]}. Rows of one time that stand together are one frame; a second row of a track in a
 * frame brings its other hand.
 */
final class TrackRows {
  private static final int SD_MM = 100;
  private static final int HAND_SD_MM = 50;

  private final Consumer<Observation> use;
  private final Map<String, TrackPoint> frame = new LinkedHashMap<>();
  private long frameNanos;
  private long sequence;

  TrackRows(Consumer<Observation> use) {
    this.use = use;
  }

  void row(Row row) {
    long atNanos = GenericCsvImporter.nanos(row);
    TrackPoint point =
        new TrackPoint(
            row.text("track"),
            row.integer("x_mm"),
            row.integer("y_mm"),
            GenericCsvImporter.integer(row, "sd_mm", SD_MM),
            GenericCsvImporter.integer(row, "detected", 1) != 0,
            hands(row),
            null);
    if (atNanos != frameNanos) {
      end();
      frameNanos = atNanos;
    }
    frame.merge(point.trackId(), point, TrackRows::withBothHands);
  }

  private static List<HandPoint> hands(Row row) {
    if (row.textOrEmpty("hand_x_mm").isEmpty()) {
      return List.of();
    }
    return List.of(
        new HandPoint(
            row.integer("hand_x_mm"),
            row.integer("hand_y_mm"),
            row.integer("hand_z_mm"),
            GenericCsvImporter.integer(row, "hand_sd_mm", HAND_SD_MM)));
  }

  private static TrackPoint withBothHands(TrackPoint a, TrackPoint b) {
    List<HandPoint> hands = new ArrayList<>(a.hands());
    hands.addAll(b.hands());
    return new TrackPoint(a.trackId(), a.xMm(), a.yMm(), a.sdMm(), a.detected(), hands, null);
  }

  /** Gives out the frame that is open. */
  void end() {
    if (!frame.isEmpty()) {
      use.accept(
          new PeopleTracked(frameNanos, "tracks.csv", ++sequence, List.copyOf(frame.values())));
      frame.clear();
    }
  }
}
