package org.saunter.store.shelf;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/**
 * Where a plate's load went while it moved: one mean for every {@value #EVERY} samples, the last
 * {@value #KEPT} of them. Tells when a step happened within a long unrest.
 */
final class Trail {
  private static final int EVERY = 4;
  private static final int KEPT = 128;
  static final long NEVER = Long.MIN_VALUE;
  private static final double STAIR_MIN_GRAMS = 6;
  private static final int AT_ONCE = 3; // 0.2 s at 60 Hz
  private static final double STRIDE_SLACK = 0.15;
  private static final int PLATEAU_MEANS = 6; // 0.4 s at 60 Hz
  private static final int RESTING_MEANS = 8;

  private final float[] grams = new float[KEPT];
  private final long[] nanos = new long[KEPT];
  private int count;
  private int samples;
  private double sum;

  /** Something begins to move. */
  void start() {
    count = 0;
    samples = 0;
    sum = 0;
  }

  void add(long atNanos, float value) {
    sum += value;
    if (++samples == EVERY) {
      grams[count % KEPT] = (float) (sum / EVERY);
      nanos[count % KEPT] = atNanos;
      count++;
      samples = 0;
      sum = 0;
    }
  }

  /** A while in which the load hardly changed though it did not come to rest. */
  record Plateau(double grams, long fromNanos, long toNanos, int means) {}

  /**
   * The plateaus of an unrest in order: what several people took one after the other.
   *
   * @param restGrams where the load lay before
   * @param noiseGrams of one sample
   */
  List<Plateau> plateaus(double restGrams, double noiseGrams) {
    List<Plateau> found = new ArrayList<>();
    int first = Math.max(0, count - KEPT);
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (int i = first; i < count; i++) {
      double value = grams[i % KEPT];
      double slack = slack(value - restGrams, noiseGrams);
      if (Math.max(high, value) - Math.min(low, value) > slack) {
        keep(first, i, found);
        first = i;
        low = value;
        high = value;
        continue;
      }
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    keep(first, count, found);
    return found;
  }

  /**
   * The plateaus that are stairs between two rests: reached and left at once, as by hands that take
   * and put; or between the two and so long that whatever was lifted slowly must be off. Whoever
   * leans on a plate comes and goes slowly, and does not hold still.
   */
  List<Plateau> stairs(
      double fromGrams, double toGrams, double noiseGrams, long fromNanos, long toNanos) {
    List<Plateau> stairs = new ArrayList<>();
    double level = fromGrams;
    long since = fromNanos;
    for (Plateau plateau : plateaus(fromGrams, noiseGrams)) {
      double delta = plateau.grams() - level;
      double left = toGrams - plateau.grams();
      double least = Math.max(STAIR_MIN_GRAMS, 2 * slack(delta, noiseGrams));
      boolean pressed = delta > 0 && left < 0; // above both rests: a hand leans on it
      if (!pressed
          && Math.abs(delta) >= least
          && Math.abs(left) >= least
          && (isRestBetween(level, plateau, toGrams)
              || momentOf(delta, since, plateau.fromNanos(), NEVER) != NEVER)) {
        stairs.add(plateau);
        level = plateau.grams();
        since = plateau.toNanos();
      }
    }
    while (!stairs.isEmpty()
        && !isLeft(stairs.get(stairs.size() - 1), fromGrams, toGrams, toNanos)) {
      stairs.remove(stairs.size() - 1);
    }
    return stairs;
  }

  private boolean isLeft(Plateau plateau, double fromGrams, double toGrams, long toNanos) {
    double left = toGrams - plateau.grams();
    return isRestBetween(fromGrams, plateau, toGrams)
        || momentOf(left, plateau.toNanos() - 1, toNanos, NEVER) != NEVER;
  }

  private static boolean isRestBetween(double fromGrams, Plateau plateau, double toGrams) {
    return (plateau.grams() - fromGrams) * (toGrams - plateau.grams()) > 0
        && plateau.means() >= RESTING_MEANS;
  }

  /** How much a plateau may sway. */
  static double slack(double stepGrams, double noiseGrams) {
    return Math.max(2, 4 * noiseGrams) + 0.004 * Math.abs(stepGrams);
  }

  private void keep(int from, int to, List<Plateau> found) {
    if (to - from < PLATEAU_MEANS) {
      return;
    }
    double total = 0;
    for (int i = from; i < to; i++) {
      total += grams[i % KEPT];
    }
    found.add(
        new Plateau(total / (to - from), nanos[from % KEPT], nanos[(to - 1) % KEPT], to - from));
  }

  /**
   * When the load changed by a step at once, whatever leant on it before or after: the moment whose
   * change within {@value #AT_ONCE} means comes nearest to the step.
   *
   * @param otherwise the answer if no change comes near
   */
  long momentOf(double deltaGrams, long from, long to, long otherwise) {
    double least = 0.25 * Math.abs(deltaGrams) + 2;
    long best = otherwise;
    for (int i = Math.max(0, count - KEPT) + AT_ONCE; i < count; i++) {
      long at = nanos[(i - AT_ONCE / 2) % KEPT];
      double miss = Math.abs(grams[i % KEPT] - grams[(i - AT_ONCE) % KEPT] - deltaGrams);
      if (at >= from && at <= to && miss <= least) {
        least = miss;
        best = at;
      }
    }
    return best;
  }

  /**
   * When the load first went from one rest to the next in one stride, whatever shook it before or
   * after; {@link #NEVER} if it never did.
   */
  long strideOf(double fromGrams, double deltaGrams, long from, long to) {
    double slack = STRIDE_SLACK * Math.abs(deltaGrams) + 2;
    for (int i = Math.max(0, count - KEPT) + AT_ONCE; i < count; i++) {
      long at = nanos[(i - AT_ONCE / 2) % KEPT];
      if (at >= from
          && at <= to
          && Math.abs(grams[(i - AT_ONCE) % KEPT] - fromGrams) <= slack
          && Math.abs(grams[i % KEPT] - fromGrams - deltaGrams) <= slack) {
        return at;
      }
    }
    return NEVER;
  }

  /**
   * When the load jumped by a step, whatever slowly pressed on it meanwhile: the change within
   * {@value #AT_ONCE} means, less what it changes just before and after, that comes nearest to the
   * step; {@link #NEVER} if none comes near. So what somebody takes while another leans on the
   * plate is seen when it is taken, and not when the other lets go.
   */
  long jumpOf(double deltaGrams, long from, long to) {
    double least = STRIDE_SLACK * Math.abs(deltaGrams) + 2;
    long best = NEVER;
    int first = Math.max(0, count - KEPT);
    for (int i = first + AT_ONCE; i < count; i++) {
      long at = nanos[(i - AT_ONCE / 2) % KEPT];
      boolean early = i - 2 * AT_ONCE < first;
      boolean late = i + AT_ONCE >= count;
      if (at < from || at > to || (early && late)) {
        continue;
      }
      double after = late ? 0 : changeAt(i + AT_ONCE);
      double before = early ? after : changeAt(i - AT_ONCE);
      double slope = late ? before : (before + after) / 2;
      double miss = Math.abs(changeAt(i) - slope - deltaGrams);
      if (miss <= least) {
        least = miss;
        best = at;
      }
    }
    return best;
  }

  private double changeAt(int i) {
    return grams[i % KEPT] - grams[(i - AT_ONCE) % KEPT];
  }

  /**
   * When the load last went through a level towards its new rest.
   *
   * @param middleGrams half way between old and new rest
   * @param deltaGrams new minus old
   * @param from look no earlier, and answer this if it was never on the old side
   * @param to look no later
   */
  long crossingOf(double middleGrams, double deltaGrams, long from, long to) {
    for (int i = count - 1; i >= Math.max(0, count - KEPT); i--) {
      if (nanos[i % KEPT] < from) {
        return from;
      }
      if (nanos[i % KEPT] <= to && (grams[i % KEPT] - middleGrams) * deltaGrams < 0) {
        return nanos[i % KEPT];
      }
    }
    return from;
  }

  void save(StateWriter out) {
    out.writeInt(count);
    out.writeInt(samples);
    out.writeDouble(sum);
    for (int i = 0; i < Math.min(count, KEPT); i++) {
      out.writeDouble(grams[i]);
      out.writeLong(nanos[i]);
    }
  }

  void load(StateReader in) {
    count = in.readInt();
    samples = in.readInt();
    sum = in.readDouble();
    for (int i = 0; i < Math.min(count, KEPT); i++) {
      grams[i] = (float) in.readDouble();
      nanos[i] = in.readLong();
    }
  }
}
