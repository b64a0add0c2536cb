package org.saunter.server.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.model.Observation;

/**
 * Seconds around movements that can be played again: 4 s before to 3 s after, at most 40 s. They
 * are cut from {@link Lately} when they are over.
 *
 * <p>A bill or a question that points at a movement holds it. Nobody holds it any more once the
 * receipt is decided and its questions are closed: half an hour later it is forgotten, so that a
 * receipt can still be looked at; what nobody ever held is forgotten after five minutes. At most
 * 600 of them and 12 MiB are kept; over that, what nobody holds goes first, then the oldest.
 */
final class Replays {
  static final int KEPT_MAX = 600;
  static final long BYTES_MAX = 12L << 20;
  static final long BEFORE_NANOS = 4_000_000_000L;
  static final long AFTER_NANOS = 3_000_000_000L;
  static final long LENGTH_NANOS_MAX = 40_000_000_000L;
  static final long SETTLED_NANOS = 1_800_000_000_000L;
  static final long LOOSE_NANOS = 300_000_000_000L;
  private static final long SWEEP_NANOS = 1_000_000_000L;
  private static final int HOLDERS_MAX = 4_000;

  private final Lately lately = new Lately();
  private final ReplayCutter cutter;
  private final Map<Long, Kept> kept = new LinkedHashMap<>();
  private final Map<Long, Kept> due = new HashMap<>();
  private final Map<String, Set<Long>> heldBy = new Bounded<>(HOLDERS_MAX);
  private long bytes;
  private long lost;
  private long nowNanos;
  private long sweptNanos;

  Replays(ReplayCutter cutter) {
    this.cutter = cutter;
  }

  /** What is known of one movement. */
  private static final class Kept {
    private final Set<String> holders = new HashSet<>();
    private ReplayCutter.Wanted wanted;
    private @Nullable ReplayView view;
    private int bytes;
    private boolean wasHeld;
    private long freeSinceNanos;

    private Kept(ReplayCutter.Wanted wanted, long nowNanos) {
      this.wanted = wanted;
      freeSinceNanos = nowNanos;
    }

    private boolean isOver(long nowNanos) {
      return holders.isEmpty()
          && nowNanos - freeSinceNanos > (wasHeld ? SETTLED_NANOS : LOOSE_NANOS);
    }
  }

  /** Takes an observation. */
  void see(Observation observation, long storeNanos) {
    nowNanos = storeNanos;
    lately.see(observation);
    if (!due.isEmpty() && due.values().removeIf(this::isCut)) {
      makeRoom();
    }
    if (nowNanos - sweptNanos >= SWEEP_NANOS) {
      sweptNanos = nowNanos;
      for (Map.Entry<Long, Kept> entry : List.copyOf(kept.entrySet())) {
        if (entry.getValue().isOver(nowNanos)) {
          forget(entry.getKey());
        }
      }
    }
  }

  /** Takes what became true. */
  void on(Fact fact) {
    if (fact instanceof ShelfMoved moved) {
      moved(moved);
    } else if (fact instanceof UnweighedMoved moved) {
      List<PlateDelta> plates = List.of(new PlateDelta(moved.plateId(), 0));
      want(new ReplayCutter.Wanted(moved.movementId(), moved.atNanos(), moved.atNanos(), plates));
    } else if (fact instanceof BillChanged bill) {
      hold("visit " + bill.visitId(), movements(bill.lines()));
    } else if (fact instanceof ReceiptProposed proposed) {
      hold("visit " + proposed.visitId(), movements(proposed.lines()));
    } else if (fact instanceof QuestionAsked asked) {
      hold("question " + asked.questionId(), Set.of(asked.movementId()));
    } else if (fact instanceof QuestionClosed closed) {
      hold("question " + closed.questionId(), Set.of());
    } else if (fact instanceof ReceiptDecided decided) {
      hold("visit " + decided.visitId(), movements(decided.lines()));
      hold("visit " + decided.visitId(), Set.of());
    }
  }

  private static Set<Long> movements(List<BillLine> lines) {
    Set<Long> ids = new HashSet<>();
    lines.forEach(line -> ids.addAll(line.movementIds()));
    return ids;
  }

  private void moved(ShelfMoved moved) {
    if (moved.stage() == MovementStage.RETRACTED) {
      forget(moved.movementId());
    } else {
      want(
          new ReplayCutter.Wanted(
              moved.movementId(), moved.onsetNanos(), moved.settleNanos(), moved.plates()));
    }
  }

  private void want(ReplayCutter.Wanted wanted) {
    Kept old = kept.get(wanted.movementId());
    if (old != null) {
      old.wanted = wanted;
      due.put(wanted.movementId(), old);
      return;
    }
    Kept made = new Kept(wanted, nowNanos);
    heldBy.forEach(
        (holder, movements) -> {
          if (movements.contains(wanted.movementId())) {
            made.holders.add(holder);
            made.wasHeld = true;
          }
        });
    kept.put(wanted.movementId(), made);
    due.put(wanted.movementId(), made);
    makeRoom();
  }

  /** A holder points at these movements from now on, and at no others. */
  private void hold(String holder, Set<Long> movements) {
    Set<Long> before = heldBy.getOrDefault(holder, Set.of());
    if (movements.isEmpty()) {
      heldBy.remove(holder);
    } else {
      heldBy.put(holder, movements);
    }
    for (long id : before) {
      Kept movement = kept.get(id);
      if (movement != null && !movements.contains(id) && movement.holders.remove(holder)) {
        movement.freeSinceNanos = nowNanos;
      }
    }
    for (long id : movements) {
      Kept movement = kept.get(id);
      if (movement != null) {
        movement.holders.add(holder);
        movement.wasHeld = true;
      }
    }
  }

  /** Cuts a movement if its seconds are over; whether nothing is left to do. */
  private boolean isCut(Kept movement) {
    if (nowNanos < movement.wanted.toNanos()) {
      return false;
    }
    boolean isRemembered = nowNanos - movement.wanted.fromNanos() <= Lately.KEPT_NANOS;
    if (movement.view == null || isRemembered) { // else the first cut shows more than a second
      movement.view = cutter.cut(movement.wanted, lately, true);
      bytes -= movement.bytes;
      movement.bytes = movement.view.bytes();
      bytes += movement.bytes;
    }
    return true;
  }

  private void makeRoom() {
    while (kept.size() > KEPT_MAX || bytes > BYTES_MAX) {
      long oldest = kept.keySet().iterator().next();
      for (Map.Entry<Long, Kept> entry : kept.entrySet()) {
        if (entry.getValue().holders.isEmpty() && entry.getValue().view != null) {
          oldest = entry.getKey();
          break;
        }
      }
      forget(oldest);
      lost++;
    }
  }

  private void forget(long movementId) {
    Kept movement = kept.remove(movementId);
    if (movement != null) {
      bytes -= movement.bytes;
      due.remove(movementId);
    }
  }

  /** The seconds around a movement, as far as they have happened; null if they are not kept. */
  @Nullable ReplayView find(long movementId) {
    Kept movement = kept.get(movementId);
    if (movement == null) {
      return null;
    }
    ReplayView view = movement.view;
    return view == null ? cutter.cut(movement.wanted, lately, false) : view;
  }

  /** Movements that can be played again. */
  Set<Long> all() {
    return Set.copyOf(kept.keySet());
  }

  long bytes() {
    return bytes;
  }

  /** How many were forgotten for want of room. */
  long lost() {
    return lost;
  }

  Lately lately() {
    return lately;
  }
}
