package org.saunter.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Observation;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;

/** The process that {@link KillTest} kills: a small shop, driven from its start in lockstep. */
final class Victim {
  static final Scenario SCENARIO = Scenario.standard(12, 77);

  private Victim() {}

  /** Remembers in a file how far it has come, as trade remembers in its database. */
  private static final class Ledger implements StoreListener {
    private final Path file;
    private final long handled;
    private long last;

    private Ledger(Path file) throws IOException {
      this.file = file;
      String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
      String whole = text.substring(0, text.lastIndexOf('\n') + 1).strip();
      handled = whole.isEmpty() ? 0 : Long.parseLong(whole.substring(whole.lastIndexOf('\n') + 1));
      last = handled;
      Files.writeString(file, whole.isEmpty() ? "" : handled + "\n");
    }

    @Override
    public void on(Step step) {
      if (step.position() != last + 1) {
        throw new IllegalStateException(
            "Step " + step.position() + " came after " + last + ": one was missed.");
      }
      last = step.position();
      if (!step.facts().isEmpty()) {
        note();
      }
    }

    private void note() {
      try {
        Files.writeString(file, last + "\n", StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public long handledPosition() {
      return handled;
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    Ledger ledger = new Ledger(folder.resolve("ledger.txt"));
    Simulation sim = new Simulation(SCENARIO);
    long steps = 0;
    HostSettings settings =
        Boolean.parseBoolean(args[1]) ? HostSettings.fast() : HostSettings.standard();
    try (StoreHost host =
        Shopping.open(folder, SCENARIO, settings.withSnapshotEvery(1_500), ledger)) {
      System.out.println("open at " + host.position());
      boolean more = true;
      while (more) {
        List<Observation> batch = new ArrayList<>();
        more = sim.step(batch::add, truth -> {});
        List<Step> ready = host.lockstep(batch);
        steps += ready.size();
        if (!ready.isEmpty()) {
          System.out.println("at " + steps);
        }
      }
      steps += host.flush().size();
      System.out.println("hash " + host.factsHash());
      System.out.println("ledger " + ledger.last + " of " + steps);
    }
  }
}
