package org.saunter.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Fact;
import org.saunter.recording.Recording;
import org.saunter.recording.RecordingWriter;
import org.saunter.recording.UnreadableLine;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;

class RecordingRunTest {
  private static final EngineSettings SETTINGS = EngineSettings.standard();

  @Test
  void aRecordingOfASimulationScoresAsTheSimulationDoes(@TempDir Path folder) {
    Scenario scenario = Scenario.standard(12, 5);
    Simulation simulation = new Simulation(scenario);
    try (RecordingWriter writer =
        RecordingWriter.create(folder, simulation.info(), simulation.setup(), true)) {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = simulation.step(writer::write, writer::write);
      }
    }
    List<UnreadableLine> bad = new ArrayList<>();
    RunResult live = new EngineRun(scenario, SETTINGS, RunListener.NONE).run();
    List<Fact> facts = new ArrayList<>();
    Recording recording = Recording.open(folder);
    RunResult replayed =
        new RecordingRun(recording, SETTINGS, (o, f) -> facts.addAll(f)).run(bad::add);
    assertThat(bad).isEmpty();
    assertThat(replayed.scores()).isEqualTo(live.scores());
    assertThat(facts).hasSize((int) replayed.facts());

    List<EvalRow> rows = new RecordingContest(recording).run(Suite.SYSTEMS, bad::add);
    assertThat(rows).extracting(EvalRow::system).isEqualTo(Suite.SYSTEMS);
    assertThat(rows.get(0).scores()).isEqualTo(live.scores());
    assertThat(rows.get(0).sensors()).isEqualTo("good");

    long early = Scenario.START_NANOS + 60_000_000_000L;
    RunResult until =
        new RecordingRun(recording, SETTINGS, RunListener.NONE).runUntil(early, bad::add);
    assertThat(until.scores().visits()).isLessThan(live.scores().visits());
    assertThat(until.scores().missingReceipts()).isZero();
  }
}
