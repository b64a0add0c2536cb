package org.saunter.learn.train;

import org.saunter.model.BadInputException;

/**
 * How a training goes.
 *
 * @param steps batches in all
 * @param learningRate at its highest, after the warm-up
 * @param seed of the weights before training
 * @param halved sums in bfloat16; about twice as fast where the processor knows it
 * @param threads of the sums; 1 is best where pictures are made beside it
 * @param checkpointSteps a checkpoint every so many steps, and one at the end
 */
public record Plan(
    int steps, double learningRate, long seed, boolean halved, int threads, int checkpointSteps) {
  /** Learning rate rises over so many steps. */
  public static final int WARM_UP_STEPS = 50;

  /** The last learning rate, as a share of the highest. */
  private static final double LAST_SHARE = 0.01;

  /** Of AdamW (Loshchilov and Hutter 2019). */
  static final double BETA_1 = 0.9;

  static final double BETA_2 = 0.99;
  static final double DECAY = 1e-4;
  static final double GRADIENT_MAX = 30;

  /** Of the running mean of the weights that is handed out. */
  static final double MEAN_KEEP = 0.998;

  public Plan {
    if (steps < 1 || checkpointSteps < 1 || threads < 1 || threads > 64) {
      throw new BadInputException(
          "The training plan has ("
              + steps
              + ") steps, a checkpoint every ("
              + checkpointSteps
              + ") and ("
              + threads
              + ") threads; each is at least 1, threads at most 64.",
          "Maybe take 6000 steps, a checkpoint every 500 and 1 thread.");
    }
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new BadInputException(
          "The learning rate (" + learningRate + ") is not above 0 and at most 1.",
          "Maybe take 0.003.");
    }
  }

  /** 3e-3, bfloat16, 1 thread, a checkpoint every 500 steps. */
  public static Plan of(int steps, long seed) {
    return new Plan(steps, 3e-3, seed, true, 1, 500);
  }

  /**
   * Rises in a line, then falls as a cosine (Loshchilov and Hutter 2017) from the first step on.
   */
  double learningRateAt(long step) {
    double warm = Math.min(1, (step + 1.0) / Math.min(WARM_UP_STEPS, steps));
    double wave = 0.5 * (1 + StrictMath.cos(Math.PI * step / steps));
    return learningRate * warm * (LAST_SHARE + (1 - LAST_SHARE) * wave);
  }

  /** How much of the running mean of the weights stays at a step; little at first. */
  static double keepAt(long step) {
    return Math.min(MEAN_KEEP, (1.0 + step) / (10.0 + step));
  }
}
