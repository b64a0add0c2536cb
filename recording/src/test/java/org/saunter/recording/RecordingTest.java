package org.saunter.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PlanogramChanged;
import org.saunter.model.Planogram;
import org.saunter.model.Truth;

class RecordingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsWrittenIsRead(boolean gzip) {
    List<Observation> said = AnyRecord.ofEach(Observation.class, 50, 1);
    List<Truth> truth = AnyRecord.ofEach(Truth.class, 50, 2);
    RecordingWriter writer =
        RecordingWriter.create(folder, TinyStore.info(), TinyStore.setup(), gzip);
    said.forEach(writer::write);
    truth.forEach(writer::write);
    writer.close(TinyStore.START_NANOS + 5);

    Recording recording = Recording.open(folder);
    assertThat(recording.info().endNanos()).isEqualTo(TinyStore.START_NANOS + 5);
    assertThat(recording.info().notes()).isEqualTo(TinyStore.info().notes());
    assertThat(JsonCodec.write(recording.setup())).isEqualTo(JsonCodec.write(TinyStore.setup()));
    assertThat(recording.problems()).isEmpty();
    assertThat(recording.hasTruth()).isTrue();
    assertThat(recording.truth()).isEqualTo(truth);
    assertThat(readAll(recording)).isEqualTo(said);
  }

  @Test
  void aRecordingWithoutTruthSaysSoAndEndsAtItsLatestObservation() {
    try (RecordingWriter writer = writer()) {
      writer.write(TinyStore.weighed(1));
      writer.write(TinyStore.weighed(3));
      writer.write(TinyStore.weighed(2));
    }
    Recording recording = Recording.open(folder);
    assertThat(recording.hasTruth()).isFalse();
    assertThat(recording.truth()).isEmpty();
    assertThat(recording.info().endNanos()).isEqualTo(TinyStore.weighed(3).atNanos());
  }

  @Test
  void recordingsAreNeverWrittenOver() {
    writer().close();
    assertThatThrownBy(this::writer)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds a recording already");
  }

  @Test
  void aWriterThatWasKilledLeavesAReadableFolder() {
    RecordingWriter killed = writer();
    killed.write(TinyStore.weighed(1));
    assertThat(Recording.open(folder).info()).isEqualTo(TinyStore.info());
    killed.close();
  }

  @Test
  void observationsMayBeSplitIntoParts() throws IOException {
    try (RecordingWriter writer = writer()) {
      writer.write(TinyStore.weighed(1));
    }
    Files.move(folder.resolve("observations.jsonl"), folder.resolve("observations-0002.jsonl"));
    Files.writeString(
        folder.resolve("observations-0001.jsonl"), JsonCodec.write(TinyStore.weighed(0)) + "\n");
    assertThat(readAll(Recording.open(folder)))
        .containsExactly(TinyStore.weighed(0), TinyStore.weighed(1));
  }

  @Test
  void laterPlanogramVersionsComeAtTheirTime() throws IOException {
    try (RecordingWriter writer = writer()) {
      for (int i = 0; i < 4; i++) {
        writer.write(TinyStore.weighed(i));
      }
    }
    Planogram second = TinyStore.planogram("second", TinyStore.weighed(2).atNanos() - 1);
    Planogram never = TinyStore.planogram("never", Long.MAX_VALUE);
    SetupFiles.write(
        folder, TinyStore.setup(), List.of(never, second, TinyStore.setup().planogram()));
    Recording recording = Recording.open(folder);
    assertThat(recording.setup().planogram().version()).isEqualTo("first");
    assertThat(readAll(recording))
        .containsExactly(
            TinyStore.weighed(0),
            TinyStore.weighed(1),
            new PlanogramChanged(second.validFromNanos(), Recording.PLANOGRAM_SOURCE, 1, second),
            TinyStore.weighed(2),
            TinyStore.weighed(3));
  }

  private RecordingWriter writer() {
    return RecordingWriter.create(folder, TinyStore.info(), TinyStore.setup(), false);
  }

  private static List<Observation> readAll(Recording recording) {
    List<Observation> all = new ArrayList<>();
    recording.forEachObservation(
        all::add,
        line -> {
          throw new AssertionError(line);
        });
    return all;
  }
}
