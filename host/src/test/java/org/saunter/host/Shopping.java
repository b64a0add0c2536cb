package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/** Small simulated shops for tests. */
final class Shopping {
  private Shopping() {}

  /** All observations of a scenario, a batch for each tenth of a second. */
  static List<List<Observation>> batches(Scenario scenario) {
    Simulation sim = new Simulation(scenario);
    List<List<Observation>> batches = new ArrayList<>();
    boolean more = true;
    while (more) {
      List<Observation> batch = new ArrayList<>();
      more = sim.step(batch::add, truth -> {});
      batches.add(batch);
    }
    return batches;
  }

  /** A host of the scenario's shop, with the engine as it starts. */
  static StoreHost open(
      Path folder, Scenario scenario, HostSettings settings, StoreListener... listeners) {
    return StoreHost.open(
        folder,
        new Simulation(scenario).setup(),
        EngineSettings.standard(),
        settings,
        List.of(listeners));
  }

  /** Changes the journal of a folder behind Saunter's back. */
  static void tamper(Path folder, String sql) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Journal.FILE));
        Statement s = c.createStatement()) {
      assertThat(s.executeUpdate(sql)).isPositive();
    }
  }

  /** Makes the journal of a folder one of before a table was known. */
  static void drop(Path folder, String table) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Journal.FILE));
        Statement s = c.createStatement()) {
      s.execute("drop table " + table);
    }
  }

  /** All observations of a scenario as the sequencer hands them on. */
  static List<Observation> sequenced(Scenario scenario) {
    List<Observation> ordered = new ArrayList<>();
    Sequencer sequencer = new Sequencer(300_000_000L, Sequencer.unknown(), new Fates());
    observations(scenario).forEach(o -> sequencer.offer(o, ordered::add));
    sequencer.flush(ordered::add);
    return ordered;
  }

  static List<Observation> observations(Scenario scenario) {
    return batches(scenario).stream().flatMap(List::stream).toList();
  }

  /** Hash of the facts that the bare engine makes. */
  static String factsHash(Scenario scenario) {
    Store engine = new Store(new Simulation(scenario).setup(), EngineSettings.standard());
    FactsHash hash = new FactsHash();
    long position = 0;
    for (Observation o : observations(scenario)) {
      List<Fact> facts = engine.on(o);
      hash.add(++position, facts);
    }
    return hash.hex();
  }
}
