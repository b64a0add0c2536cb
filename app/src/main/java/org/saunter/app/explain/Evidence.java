package org.saunter.app.explain;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.saunter.host.Journal;
import org.saunter.host.Step;
import org.saunter.learn.RecordingRun;
import org.saunter.learn.SensorSettings;
import org.saunter.recording.Recording;

/** Where the steps of a store are read from, as often as they are wanted. */
public interface Evidence {
  /** Every step with its facts, in order. */
  void steps(Consumer<Step> use);

  /** Every step, perhaps without its facts, in order. */
  void observations(Consumer<Step> use);

  /** The journal of a store, also while it runs. */
  static Evidence journal(Path folder, String storeId) {
    return new Evidence() {
      @Override
      public void steps(Consumer<Step> use) {
        try (Journal journal = Journal.openToRead(folder)) {
          journal.steps(storeId, 1, use);
        }
      }

      @Override
      public void observations(Consumer<Step> use) {
        steps(use);
      }
    };
  }

  /** A recording, given to the engine once more. */
  static Evidence recording(Recording recording) {
    String storeId = recording.setup().profile().storeId();
    return new Evidence() {
      @Override
      public void steps(Consumer<Step> use) {
        String sensors = recording.info().sensors();
        long[] position = new long[1];
        new RecordingRun(
                recording,
                SensorSettings.of(sensors),
                (o, facts) -> use.accept(new Step(storeId, ++position[0], o, facts)))
            .run(line -> {});
      }

      @Override
      public void observations(Consumer<Step> use) {
        long[] position = new long[1];
        recording.forEachObservation(
            o -> use.accept(new Step(storeId, ++position[0], o, List.of())), line -> {});
      }
    };
  }
}
