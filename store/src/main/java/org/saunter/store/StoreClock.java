package org.saunter.store;

import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/**
 * Store time: it moves with what arrives, and no single source with a wrong clock may take it away
 * from all others.
 *
 * <p>While people are inside, cameras and tickers speak all the time. A source that runs ahead of
 * one of them, still speaking, by more than {@value #AHEAD_NANOS} ns is not believed until a second
 * source says so. In an empty shop nobody may speak for hours, so any leap is believed there; if it
 * turns out that one source alone ran ahead and the others are all too late, time goes back to
 * theirs and that source is not believed any more until it agrees with them.
 */
final class StoreClock {
  private static final long LATE_NANOS = 1_000_000_000L;
  private static final long AHEAD_NANOS = 1_000_000_000L;
  private static final long STEADY_NANOS = 3_000_000_000L;
  private static final long PAUSE_NANOS = 2_000_000_000L;
  private static final long LEAP_NANOS = 6L * 3600 * 1_000_000_000L;
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final int OUTVOTED_AFTER = 20;
  private static final int WITNESSES_MAX = 64;
  private static final int AHEAD_MAX = 256;

  /** Cameras and tickers: since when each speaks without a pause, and until when. */
  private final TreeMap<String, long[]> witnesses = new TreeMap<>();

  /** Sources that were proven to be ahead. */
  private final TreeSet<String> ahead = new TreeSet<>();

  private final TreeSet<String> late = new TreeSet<>();
  private String claimant = "";
  private long claimedNanos;
  private String alone = "";
  private int lateCount;
  private long lateNanos = Long.MIN_VALUE;

  /**
   * Why the time of an observation makes it useless, or null.
   *
   * @param nowNanos store time; {@link Long#MIN_VALUE} before the first observation
   * @param isAnybodyInside whether anybody is in the shop; asked only about a leap
   */
  @Nullable Refusal check(Observation o, long nowNanos, BooleanSupplier isAnybodyInside) {
    if (nowNanos == Long.MIN_VALUE) {
      return null;
    }
    long lead = o.atNanos() - nowNanos;
    if (lead < -LATE_NANOS) {
      return Refusal.TOO_LATE;
    }
    if (lead <= AHEAD_NANOS) {
      if (!ahead.isEmpty()) {
        ahead.remove(o.source());
      }
      return null;
    }
    boolean inside = isAnybodyInside.getAsBoolean();
    if (inside && lead > LEAP_NANOS) {
      return Refusal.FROM_THE_FUTURE;
    }
    return isBelieved(o, nowNanos, inside) ? null : Refusal.FROM_THE_FUTURE;
  }

  /**
   * A leap is believed if nothing speaks against it, a second source agrees, or all else is mute.
   */
  private boolean isBelieved(Observation o, long nowNanos, boolean inside) {
    boolean known = ahead.contains(o.source());
    if (!known && !(inside && isContradicted(o, nowNanos))) {
      return true;
    }
    if (claimant.isEmpty()) {
      claimant = o.source();
      claimedNanos = o.atNanos();
      return false;
    }
    return !claimant.equals(o.source())
        || o.atNanos() - claimedNanos > (known ? PATIENCE_NANOS : PAUSE_NANOS);
  }

  /** Whether somebody else has spoken steadily until now. */
  private boolean isContradicted(Observation o, long nowNanos) {
    for (var entry : witnesses.entrySet()) {
      long[] talk = entry.getValue();
      if (!entry.getKey().equals(o.source())
          && nowNanos - talk[1] < PAUSE_NANOS
          && talk[1] - talk[0] >= STEADY_NANOS) {
        return true;
      }
    }
    return false;
  }

  /** Notes that an observation was used. */
  void used(Observation o) {
    claimant = "";
    if (!alone.equals(o.source())) {
      alone = o.source();
      if (lateCount > 0) {
        late.clear();
        lateCount = 0;
      }
    }
    if (!(o instanceof PeopleTracked || o instanceof Ticked)) {
      return;
    }
    long[] talk = witnesses.get(o.source());
    if (talk != null && Math.abs(o.atNanos() - talk[1]) < PAUSE_NANOS) {
      talk[1] = Math.max(talk[1], o.atNanos());
    } else if (talk != null || witnesses.size() < WITNESSES_MAX) {
      witnesses.put(o.source(), new long[] {o.atNanos(), o.atNanos()});
    }
  }

  /**
   * Notes that an observation came too late in an empty shop; returns the time to go back to if a
   * single source has run ahead of all others, else {@link Long#MIN_VALUE}.
   */
  long outvoted(Observation o) {
    if (o.source().equals(alone)) {
      return Long.MIN_VALUE;
    }
    boolean together = Math.abs(o.atNanos() - lateNanos) < PAUSE_NANOS;
    if (!together) {
      late.clear();
      lateCount = 0;
    }
    lateNanos = together ? Math.max(lateNanos, o.atNanos()) : o.atNanos();
    late.add(o.source());
    lateCount++;
    if (late.size() < 2 || lateCount < OUTVOTED_AFTER) {
      return Long.MIN_VALUE;
    }
    if (ahead.size() < AHEAD_MAX) {
      ahead.add(alone);
    }
    late.clear();
    lateCount = 0;
    return lateNanos;
  }

  void save(StateWriter out) {
    out.writeInt(witnesses.size());
    witnesses.forEach(
        (name, talk) -> {
          out.writeText(name);
          out.writeLong(talk[0]);
          out.writeLong(talk[1]);
        });
    Saved.write(out, ahead, out::writeText);
    Saved.write(out, late, out::writeText);
    out.writeText(claimant);
    out.writeLong(claimedNanos);
    out.writeText(alone);
    out.writeInt(lateCount);
    out.writeLong(lateNanos);
  }

  void load(StateReader in) {
    witnesses.clear();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      witnesses.put(in.readText(), new long[] {in.readLong(), in.readLong()});
    }
    ahead.clear();
    ahead.addAll(Saved.readList(in, in::readText));
    late.clear();
    late.addAll(Saved.readList(in, in::readText));
    claimant = in.readText();
    claimedNanos = in.readLong();
    alone = in.readText();
    lateCount = in.readInt();
    lateNanos = in.readLong();
  }
}
