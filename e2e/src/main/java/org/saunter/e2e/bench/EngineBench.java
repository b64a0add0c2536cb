package org.saunter.e2e.bench;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.saunter.learn.SensorSettings;
import org.saunter.learn.rival.Rival;
import org.saunter.model.Observation;
import org.saunter.store.Store;

/**
 * One observation of a simulated shop (good sensors) through the engine on one core, beside earlier
 * rules that take the same observations. Of {@code stream}, {@code units} are observations a second
 * and {@code core} the share of a core that was given: see {@link CpuClock}. Of {@code one}, the
 * percentiles are those of single observations, drawn at random from all.
 *
 * <p>The observations are in memory. {@code one} begins anew with a new engine when they are over;
 * the observation that makes the new engine is one of tens of thousands.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
public class EngineBench {
  private static final int OBSERVATIONS_MAX = 120_000;

  /** People inside on average. */
  @Param({"5", "20"})
  public int people;

  /** Whether shelves sleep where nothing happens, or all plates report as in a real shop. */
  @Param({"asleep", "awake"})
  public String plates = "asleep";

  /** Who reads the observations. */
  @Param({"saunter", "winner-rule", "faim-rule"})
  public String system = "saunter";

  private @Nullable StoreStream stream;
  private Function<Observation, Object> reader = observation -> observation;
  private Observation[] observations = {};
  private int next;

  /** Makes the stream. */
  @Setup
  public void open() {
    int visits = 30 * people;
    StoreStream made =
        plates.equals("awake")
            ? StoreStream.awake(people, visits, OBSERVATIONS_MAX)
            : StoreStream.asleep(people, visits, OBSERVATIONS_MAX);
    stream = made;
    observations = made.observations().toArray(Observation[]::new);
    next = 0;
    reader = begun();
    System.out.println("Stream: " + made);
  }

  private Function<Observation, Object> begun() {
    StoreStream made = Objects.requireNonNull(stream, "There is no stream yet.");
    if (system.equals("saunter")) {
      Store store = new Store(made.setup(), SensorSettings.of("good"));
      return store::on;
    }
    Rival rival = Rival.named(system, made.setup());
    return observation -> {
      rival.on(observation);
      return rival;
    };
  }

  /** The whole stream, by a new engine. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  public Object stream(CpuClock clock) {
    reader = begun();
    Object last = reader;
    for (Observation observation : observations) {
      last = reader.apply(observation);
    }
    clock.done(observations.length);
    return last;
  }

  /** One observation. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Object one() {
    if (next == observations.length) {
      next = 0;
      reader = begun();
    }
    return reader.apply(observations[next++]);
  }
}
