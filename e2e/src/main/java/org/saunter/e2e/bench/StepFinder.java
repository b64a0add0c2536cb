package org.saunter.e2e.bench;

import org.saunter.model.BadInputException;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.Samples;
import org.saunter.store.shelf.PlateDetector;

/**
 * Something that finds changes of the load in the samples of one plate: our detector, or a rule
 * that others use.
 */
interface StepFinder {
  /** Takes a batch that ends at that moment. */
  void push(long lastSampleNanos, Samples grams);

  /** Changes found so far. */
  long found();

  /** The finder of that name. */
  static StepFinder named(String name) {
    return switch (name) {
      case "saunter" -> new Ours();
      case "winner-rule" -> new MovingVariance(false);
      case "winner-rule-running" -> new MovingVariance(true);
      case "moving-average" -> new MovingAverage();
      default ->
          throw new BadInputException(
              "The finder (" + name + ") is not known.",
              "Maybe saunter, winner-rule, winner-rule-running or moving-average was meant.");
    };
  }

  /** The detector of the engine. */
  final class Ours implements StepFinder {
    private long found;
    private final PlateDetector detector =
        new PlateDetector(
            0,
            step -> {
              found += step.stage() == MovementStage.PROVISIONAL ? 1 : 0;
              found -= step.stage() == MovementStage.RETRACTED ? 1 : 0;
            });

    @Override
    public void push(long lastSampleNanos, Samples grams) {
      detector.push(lastSampleNanos, PlateSignal.PERIOD_NANOS, grams);
    }

    @Override
    public long found() {
      return found;
    }
  }

  /**
   * The rule of the AutoCheckout winner on one plate: a moving variance over half a second says
   * that something happens, moving means before and after say what. The window is summed afresh at
   * each sample, or in the running form, which is the fastest that the rule allows.
   */
  final class MovingVariance implements StepFinder {
    private static final int WINDOW = 30;
    private static final int RING = 64;
    private static final double VARIANCE_LEAST = 12;
    private static final double STEP_MIN_GRAMS = 6;

    private final boolean running;
    private final double[] ring = new double[RING];
    private long samples;
    private double origin; // keeps squares small
    private double sum;
    private double squares;
    private boolean active;
    private int calm;
    private double before;
    private double quietMean;
    private long found;

    MovingVariance(boolean running) {
      this.running = running;
    }

    @Override
    public void push(long lastSampleNanos, Samples grams) {
      for (int i = 0; i < grams.size(); i++) {
        push(grams.gramsAt(i));
      }
    }

    private void push(float grams) {
      if (samples == 0) {
        origin = grams;
      }
      double value = grams - origin;
      int at = (int) (samples++ & (RING - 1));
      ring[at] = value;
      if (running) {
        double old = samples > WINDOW ? ring[(at - WINDOW) & (RING - 1)] : 0;
        sum += value - old;
        squares += value * value - old * old;
      } else {
        sumAfresh(at);
      }
      if (samples >= WINDOW) {
        judge();
      }
    }

    private void sumAfresh(int newest) {
      sum = 0;
      squares = 0;
      for (int k = 0; k < WINDOW; k++) {
        double value = ring[(newest - k) & (RING - 1)];
        sum += value;
        squares += value * value;
      }
    }

    private void judge() {
      double mean = sum / WINDOW;
      double variance = (squares - sum * mean) / (WINDOW - 1);
      boolean loud = variance > VARIANCE_LEAST;
      if (!active) {
        if (loud) {
          active = true;
          calm = 0;
          before = quietMean;
        } else {
          quietMean = mean;
        }
        return;
      }
      calm = loud ? 0 : calm + 1;
      if (calm >= WINDOW) {
        active = false;
        quietMean = mean;
        found += Math.abs(mean - before) > STEP_MIN_GRAMS ? 1 : 0;
      }
    }

    @Override
    public long found() {
      return found;
    }
  }

  /**
   * The plainest rule: the mean of twelve samples leaves a slow mean by more than a threshold for
   * half a second.
   */
  final class MovingAverage implements StepFinder {
    private static final int WINDOW = 12;
    private static final int RING = 16;
    private static final int LONG_ENOUGH = 30;
    private static final double STEP_MIN_GRAMS = 6;

    private final double[] ring = new double[RING];
    private long samples;
    private double sum;
    private double slow;
    private int away;
    private long found;

    @Override
    public void push(long lastSampleNanos, Samples grams) {
      for (int i = 0; i < grams.size(); i++) {
        push(grams.gramsAt(i));
      }
    }

    private void push(float grams) {
      int at = (int) (samples++ & (RING - 1));
      ring[at] = grams;
      sum += grams - (samples > WINDOW ? ring[(at - WINDOW) & (RING - 1)] : 0);
      double mean = sum / WINDOW;
      if (samples <= WINDOW) {
        slow = mean;
      } else if (Math.abs(mean - slow) <= STEP_MIN_GRAMS) {
        slow += 0.01 * (mean - slow);
        away = 0;
      } else if (++away >= LONG_ENOUGH) {
        slow = mean;
        away = 0;
        found++;
      }
    }

    @Override
    public long found() {
      return found;
    }
  }
}
