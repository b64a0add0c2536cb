package org.saunter.server.live;

import java.util.Arrays;

/** Counts and durations of the headline. */
final class Tally {
  private static final int SECONDS = 10;
  private static final int DURATIONS_MAX = 4_000;

  private final long[] perSecond = new long[SECONDS + 1];
  private final long[] durationsMillis = new long[DURATIONS_MAX];
  private long second = Long.MIN_VALUE;
  private long firstSecond = Long.MIN_VALUE;
  private long observations;
  private long timed;
  long visits;
  long proposed;
  long asked;

  /** Counts an observation; whether a new second of store time began. */
  boolean observed(long nowNanos) {
    observations++;
    long now = Math.floorDiv(nowNanos, 1_000_000_000L);
    boolean isNew = now > second;
    if (isNew) {
      if (firstSecond == Long.MIN_VALUE) {
        firstSecond = now;
      }
      long from = Math.max(second + 1, now - SECONDS);
      for (long s = from; s <= now; s++) {
        perSecond[slot(s)] = 0;
      }
      second = now;
    }
    perSecond[slot(second)]++;
    return isNew;
  }

  private static int slot(long second) {
    return (int) Math.floorMod(second, (long) SECONDS + 1);
  }

  void exitToReceipt(long millis) {
    durationsMillis[(int) (timed++ % DURATIONS_MAX)] = millis;
  }

  long observations() {
    return observations;
  }

  long timed() {
    return timed;
  }

  /** Over the last ten whole seconds of store time, or fewer at the beginning. */
  long perSecond() {
    if (second == Long.MIN_VALUE) {
      return 0;
    }
    long whole = Math.min(SECONDS, second - firstSecond);
    if (whole == 0) {
      return perSecond[slot(second)];
    }
    long sum = 0;
    for (long s = second - whole; s < second; s++) {
      sum += perSecond[slot(s)];
    }
    return sum / whole;
  }

  /** The figures over everything. */
  HeadlineView headline(
      long nowNanos, int people, ReceiptBook receipts, int waiting, HealthBook health) {
    long[] waits = sortedMillis();
    return new HeadlineView(
        nowNanos,
        people,
        visits,
        receipts.shoppers(),
        receipts.judged(),
        receipts.exact(),
        proposed,
        asked,
        waiting,
        timed,
        percentile(waits, 0.5),
        percentile(waits, 0.99),
        observations,
        perSecond(),
        health.refused(),
        receipts.chargedMinor(),
        health.unwell());
  }

  /** The remembered durations, shortest first. */
  long[] sortedMillis() {
    long[] sorted = Arrays.copyOf(durationsMillis, (int) Math.min(timed, DURATIONS_MAX));
    Arrays.sort(sorted);
    return sorted;
  }

  /** The duration that this share of the sorted ones does not exceed; -1 if there is none. */
  static long percentile(long[] sorted, double share) {
    return sorted.length == 0
        ? -1
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
