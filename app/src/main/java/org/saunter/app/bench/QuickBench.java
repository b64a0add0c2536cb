package org.saunter.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.saunter.app.day.DayFolder;
import org.saunter.host.HostSettings;
import org.saunter.host.StoreHost;
import org.saunter.model.Observation;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;
import org.saunter.store.shelf.PlateDetector;

/** Measures detector, engine and journal for some seconds, each beside something simpler. */
public final class QuickBench {
  private static final int SAMPLES = 1 << 16;
  private static final int WINDOW = 30;
  private static final long PERIOD_NANOS = 16_666_667L;
  private static final int OBSERVATIONS_A_COMMIT = 100;
  private static final int BYTES_EACH = 43;

  private final long nanosEach;
  private final int visits;
  private final Consumer<BenchRow> out;

  /**
   * @param secondsEach how long each row may take
   * @param visits of the simulated day that the engine reads
   * @param out takes each row as soon as it is known
   */
  public QuickBench(double secondsEach, int visits, Consumer<BenchRow> out) {
    nanosEach = (long) (secondsEach * 1e9);
    this.visits = visits;
    this.out = out;
  }

  /** All of it. */
  public void run() {
    detector();
    engine();
    journal();
  }

  private void detector() {
    float[] grams = new float[SAMPLES];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < SAMPLES; i++) {
      int taken = i / (SAMPLES / 16);
      grams[i] = (float) (5_000 - 180.0 * taken + random.nextDouble(-1.5, 1.5));
    }
    long[] nanos = {0};
    PlateDetector detector = new PlateDetector(0, step -> {});
    double ours =
        perSecond(
            () -> {
              for (float sample : grams) {
                detector.push(nanos[0] += PERIOD_NANOS, sample);
              }
              return SAMPLES;
            });
    out.accept(new BenchRow("detector", "saunter", ours, "samples/s"));
    double[] seen = new double[1];
    double rival =
        perSecond(
            () -> {
              seen[0] += movingVariance(grams);
              return SAMPLES;
            });
    String name = seen[0] < 0 ? "impossible" : "moving variance, 30 samples";
    out.accept(new BenchRow("detector", name, rival, "samples/s"));
  }

  /** The trigger of the contest's winner, summed up afresh for each sample as it is published. */
  private static double movingVariance(float[] grams) {
    int triggers = 0;
    for (int i = WINDOW; i < grams.length; i++) {
      double sum = 0;
      double squares = 0;
      for (int k = i - WINDOW; k < i; k++) {
        sum += grams[k];
        squares += (double) grams[k] * grams[k];
      }
      double variance = squares / WINDOW - (sum / WINDOW) * (sum / WINDOW);
      triggers += variance > 100 ? 1 : 0;
    }
    return triggers;
  }

  private void engine() {
    Simulation simulation = new Simulation(Scenario.standard(visits, 11));
    List<Observation> day = new ArrayList<>();
    boolean goesOn = true;
    while (goesOn) {
      goesOn = simulation.step(day::add, truth -> {});
    }
    long[] took = new long[day.size()];
    StoreSetup setup = simulation.setup();
    Store warm = new Store(setup, EngineSettings.standard());
    day.forEach(warm::on);
    Store store = new Store(setup, EngineSettings.standard());
    long began = System.nanoTime();
    for (int i = 0; i < took.length; i++) {
      long before = System.nanoTime();
      store.on(day.get(i));
      took[i] = System.nanoTime() - before;
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    Arrays.sort(took);
    out.accept(new BenchRow("engine", "saunter", took.length / seconds, "observations/s"));
    out.accept(
        new BenchRow(
            "engine", "saunter, p99", took[(int) (took.length * 0.99)] / 1e3, "us an observation"));
    double read =
        perSecond(
            () -> {
              long sum = 0;
              for (Observation observation : day) {
                sum += observation.atNanos();
              }
              return sum == 0 ? 0 : day.size();
            });
    out.accept(new BenchRow("engine", "floor: looking at each", read, "observations/s"));
  }

  private void journal() {
    try {
      Path folder = Files.createTempDirectory("saunter-bench-");
      try {
        journal(folder);
        file(folder.resolve("floor"));
      } finally {
        DayFolder.remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void journal(Path folder) {
    Simulation simulation = new Simulation(Scenario.standard(visits, 12));
    List<List<Observation>> batches = batches(simulation);
    try (StoreHost host =
        StoreHost.open(
            folder.resolve("data"),
            simulation.setup(),
            EngineSettings.standard(),
            HostSettings.standard().withSnapshotEvery(0),
            List.of())) {
      long began = System.nanoTime();
      int done = 0;
      while (done < batches.size() && System.nanoTime() - began < nanosEach) {
        host.lockstep(batches.get(done++));
        host.flush();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      out.accept(
          new BenchRow("journal", "saunter, engine and all", done / seconds, "commits of 100/s"));
    }
  }

  private static List<List<Observation>> batches(Simulation simulation) {
    List<List<Observation>> batches = new ArrayList<>();
    List<Observation> batch = new ArrayList<>();
    boolean goesOn = true;
    while (goesOn) {
      goesOn = simulation.step(batch::add, truth -> {});
      if (batch.size() >= OBSERVATIONS_A_COMMIT || !goesOn) {
        batches.add(List.copyOf(batch));
        batch.clear();
      }
    }
    return batches;
  }

  private void file(Path path) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(OBSERVATIONS_A_COMMIT * BYTES_EACH);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      double forces =
          perSecond(
              () -> {
                try {
                  channel.write(bytes.rewind());
                  channel.force(false);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                return 1;
              });
      out.accept(
          new BenchRow("journal", "floor: bare file, fdatasync", forces, "commits of 100/s"));
    }
  }

  /** Does something again and again and says how much of it went into a second. */
  private double perSecond(java.util.function.IntSupplier work) {
    long until = System.nanoTime() + nanosEach / 3;
    long warm = 0;
    while (System.nanoTime() < until) {
      warm += work.getAsInt();
    }
    long began = System.nanoTime();
    long done = warm < 0 ? warm : 0;
    do {
      done += work.getAsInt();
    } while (System.nanoTime() - began < nanosEach);
    return done / ((System.nanoTime() - began) / 1e9);
  }
}
