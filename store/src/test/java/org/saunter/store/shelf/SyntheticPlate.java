package org.saunter.store.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Half an hour of one plate that is made up: items of 15 to 1,200 g (log-uniform), 60 actions an
 * hour, 40 touches, 20 times leaning, vibration twice a minute with five times the noise, drift of
 * 0.03 g per square root of a second.
 */
final class SyntheticPlate {
  static final long PERIOD_NANOS = 16_666_667L;

  final List<Event> actions = new ArrayList<>();
  private final List<Event> all = new ArrayList<>();
  private final SplittableRandom chance;
  private final double noiseGrams;
  private final double seconds;
  private double level = 4_000;
  private double shakeUntil = -1;
  private int next;

  /** Something that happens to the plate; {@code stepGrams} is 0 if nothing changes for good. */
  record Event(double atSeconds, double stepGrams, double pressGrams, double pressSeconds) {
    double endSeconds() {
      return atSeconds + pressSeconds + 1.2;
    }

    double gramsAt(double t) {
      double press = 0;
      double since = t - atSeconds;
      if (since > -0.1 && since < pressSeconds && pressGrams != 0) {
        double phase = Math.max(0, since) / pressSeconds;
        double sway =
            pressSeconds > 1
                ? 1 + 0.15 * StrictMath.sin(7 * since) * StrictMath.sin(17.3 * since)
                : 1;
        press = pressGrams * StrictMath.sin(Math.PI * phase) * sway;
      }
      if (stepGrams == 0 || since < 0) {
        return press;
      }
      double rising = Math.min(1, since / 0.12);
      double ring =
          since < 0.12
              ? 0
              : 0.4
                  * Math.abs(stepGrams)
                  * StrictMath.exp(-(since - 0.12) / 0.1)
                  * StrictMath.sin(2 * Math.PI * 8 * (since - 0.12));
      return press + stepGrams * rising * rising * (3 - 2 * rising) + ring;
    }
  }

  SyntheticPlate(double seconds, double noiseGrams, double gapSeconds, SplittableRandom chance) {
    this.seconds = seconds;
    this.noiseGrams = noiseGrams;
    this.chance = chance;
    double t = 5;
    while (t < seconds - 15) {
      double gap = gapSeconds > 0 ? gapSeconds : exponential(30);
      t += Math.max(gapSeconds > 0 ? gapSeconds : 4, gap);
      double kind = chance.nextDouble();
      double grams = 15 * StrictMath.pow(80, chance.nextDouble());
      if (gapSeconds > 0 || kind < 0.5) {
        Event step = new Event(t, chance.nextBoolean() ? grams : -grams, 0, 0);
        actions.add(step);
        all.add(step);
      } else if (kind < 0.83) {
        all.add(new Event(t, 0, grams, 0.2 + 0.6 * chance.nextDouble()));
      } else {
        double length = 2 + 6 * chance.nextDouble();
        all.add(new Event(t, 0, 1_000 + 3_000 * chance.nextDouble(), length));
        t += length + 3;
      }
    }
  }

  private double exponential(double mean) {
    return -mean * StrictMath.log(1 - chance.nextDouble());
  }

  /** Feeds everything to a detector; time begins at 0. */
  void feed(PlateDetector detector) {
    long samples = (long) (seconds * 60);
    List<Event> live = new ArrayList<>();
    for (long i = 0; i < samples; i++) {
      double t = i / 60.0;
      while (next < all.size() && all.get(next).atSeconds() - 0.2 <= t) {
        live.add(all.get(next++));
      }
      level += 0.03 / Math.sqrt(60) * chance.nextGaussian();
      double load = level;
      for (int k = live.size() - 1; k >= 0; k--) {
        Event event = live.get(k);
        if (t > event.endSeconds()) {
          level += event.stepGrams();
          load += event.stepGrams();
          live.remove(k);
        } else {
          load += event.gramsAt(t);
        }
      }
      if (chance.nextDouble() < 2 / 3_600.0) {
        shakeUntil = t + 0.3 + 0.5 * chance.nextDouble();
      }
      double noise = t < shakeUntil ? 5 * noiseGrams : noiseGrams;
      double read = load + noise * chance.nextGaussian();
      detector.push(i * PERIOD_NANOS, (float) (Math.rint(read / 0.241) * 0.241));
    }
  }
}
