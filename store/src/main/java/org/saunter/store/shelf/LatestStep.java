package org.saunter.store.shelf;

import java.util.function.Consumer;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/**
 * The latest step of one plate: told when the load settles, refined over the next second, and taken
 * back if it proves to be nothing.
 */
final class LatestStep {
  private static final int REFINE = 60;
  private static final long LONG_NANOS = 2_500_000_000L; // nobody handles goods for so long
  private static final int REFINE_LEAST = 30; // with fewer samples the first figure is as good

  private final int plate;
  private final Consumer<Step> steps;

  private long stepId;
  private double base;
  private double baseVariance;
  private double sum;
  private int count;
  private boolean refining;
  private double deltaGrams;
  private long onsetNanos;
  private long settleNanos;
  private long momentNanos;
  private long firstNanos;
  private long lastNanos;

  LatestStep(int plate, Consumer<Step> steps) {
    this.plate = plate;
    this.steps = steps;
  }

  /**
   * A step begins its account; nothing is told yet.
   *
   * @param level where the load lay before
   * @param trail where it went from {@code from} to {@code to}
   */
  void open(double level, double delta, long from, long to, Trail trail) {
    stepId++;
    onsetNanos = from;
    settleNanos = to;
    long stride = trail.strideOf(level, delta, from, to);
    boolean brief = to - from < LONG_NANOS;
    long once = stride != Trail.NEVER || brief ? stride : trail.jumpOf(delta, from, to);
    if (once != Trail.NEVER) {
      momentNanos = once;
      firstNanos = once;
      lastNanos = once;
      return;
    }
    long middle = trail.crossingOf(level + 0.5 * delta, delta, from, to);
    momentNanos = trail.momentOf(delta, from, to, middle);
    firstNanos = trail.crossingOf(level + 0.2 * delta, delta, from, to);
    lastNanos = trail.crossingOf(level + 0.8 * delta, delta, from, to);
  }

  /** The load rests after the step: what follows may tell its size better. */
  void refineFrom(double level, double levelVariance, double delta) {
    refining = true;
    base = level;
    baseVariance = levelVariance;
    sum = 0;
    count = 0;
    deltaGrams = delta;
  }

  boolean isRefining() {
    return refining;
  }

  void refine(float grams, double noiseVariance) {
    sum += grams;
    if (++count >= REFINE) {
      finish(noiseVariance);
    }
  }

  /** Settles the account: a better figure, or none at all. */
  void finish(double noiseVariance) {
    if (!refining) {
      return;
    }
    refining = false;
    if (count < REFINE_LEAST) {
      return;
    }
    double mean = sum / count;
    double delta = mean - base;
    double sd = Math.sqrt(noiseVariance / count + baseVariance + 0.01);
    double least = Math.max(PlateDetector.stepMinGrams(noiseVariance), 4.5 * sd);
    boolean nothing = Math.abs(delta) < least || delta * deltaGrams < 0;
    tell(nothing ? MovementStage.RETRACTED : MovementStage.REFINED, delta, sd);
  }

  void tell(MovementStage stage, double delta, double sd) {
    steps.accept(
        new Step(
            plate,
            stepId,
            stage,
            onsetNanos,
            settleNanos,
            momentNanos,
            firstNanos,
            lastNanos,
            delta,
            sd));
  }

  void save(StateWriter out) {
    out.writeLong(stepId);
    out.writeDouble(base);
    out.writeDouble(baseVariance);
    out.writeDouble(sum);
    out.writeInt(count);
    out.writeBoolean(refining);
    out.writeDouble(deltaGrams);
    out.writeLong(onsetNanos);
    out.writeLong(settleNanos);
    out.writeLong(momentNanos);
    out.writeLong(firstNanos);
    out.writeLong(lastNanos);
  }

  void load(StateReader in) {
    stepId = in.readLong();
    base = in.readDouble();
    baseVariance = in.readDouble();
    sum = in.readDouble();
    count = in.readInt();
    refining = in.readBoolean();
    deltaGrams = in.readDouble();
    onsetNanos = in.readLong();
    settleNanos = in.readLong();
    momentNanos = in.readLong();
    firstNanos = in.readLong();
    lastNanos = in.readLong();
  }
}
