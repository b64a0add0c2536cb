package org.saunter.e2e.bench;

import java.util.concurrent.TimeUnit;
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
import org.saunter.model.Samples;

/**
 * Samples a second of one plate through the detector on one core, beside the rules that others use.
 * All take the same batches of twelve. How well each finds steps is measured elsewhere.
 *
 * <p>The score is signals a second; {@code units} are samples a second, {@code core} is the share
 * of a core that was given: see {@link CpuClock}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class ShelfBench {
  /** What the plate feels. */
  @Param({"quiet", "busy"})
  public String signal = "quiet";

  /** Who looks for steps. */
  @Param({"saunter", "winner-rule", "winner-rule-running", "moving-average"})
  public String system = "saunter";

  private PlateSignal plate = PlateSignal.named("quiet");
  private StepFinder finder = StepFinder.named("moving-average");
  private long nanos;

  /** Makes the signal. */
  @Setup
  public void open() {
    plate = PlateSignal.named(signal);
    finder = StepFinder.named(system);
    nanos = 0;
  }

  /** The whole signal, one batch after the other; time goes on from the last. */
  @Benchmark
  public long push(CpuClock clock) {
    for (Samples batch : plate.batches()) {
      nanos += PlateSignal.BATCH * PlateSignal.PERIOD_NANOS;
      finder.push(nanos, batch);
    }
    clock.done(PlateSignal.SAMPLES);
    return finder.found();
  }
}
