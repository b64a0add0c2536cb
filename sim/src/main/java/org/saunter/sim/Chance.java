package org.saunter.sim;

import java.util.List;

/**
 * A seeded source of chance that gives the same numbers on every JDK: SplitMix64 (Steele, Lea and
 * Flood, OOPSLA 2014) with {@link StrictMath} on top. Not thread-safe.
 */
public final class Chance {
  private static final double UNIT = 0x1.0p-53;

  private long state;
  private double spare;
  private boolean hasSpare;

  public Chance(long seed) {
    state = mix(seed + 0x9E3779B97F4A7C15L);
  }

  /** An independent source; the same name gives the same one. */
  public Chance fork(String name) {
    long hash = 1125899906842597L;
    for (int i = 0; i < name.length(); i++) {
      hash = 31 * hash + name.charAt(i);
    }
    return new Chance(state ^ mix(hash));
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  private long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  /** At least 0, below 1. */
  public double uniform() {
    return (nextLong() >>> 11) * UNIT;
  }

  public double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** At least 0, below {@code bound}. */
  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  public boolean happens(double probability) {
    return uniform() < probability;
  }

  /** Standard normal, by Marsaglia's polar method. */
  public double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    while (true) {
      double u = 2 * uniform() - 1;
      double v = 2 * uniform() - 1;
      double s = u * u + v * v;
      if (s < 1 && s > 0) {
        double f = Math.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * f;
        hasSpare = true;
        return u * f;
      }
    }
  }

  public double normal(double mean, double sd) {
    return mean + sd * normal();
  }

  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  public double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  public double logUniform(double from, double to) {
    return StrictMath.exp(uniform(StrictMath.log(from), StrictMath.log(to)));
  }

  public int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = uniform();
    int n = 0;
    while (product > limit) {
      product *= uniform();
      n++;
    }
    return n;
  }

  public <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  /** An index with chance in proportion to its weight; -1 if all weights are 0. */
  public int weighted(double[] weights) {
    double total = 0;
    for (double w : weights) {
      total += w;
    }
    if (!(total > 0)) {
      return -1;
    }
    double left = uniform() * total;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0 && weights[i] > 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
