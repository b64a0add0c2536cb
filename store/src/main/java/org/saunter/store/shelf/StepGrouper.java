package org.saunter.store.shelf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;
import org.saunter.store.shelf.Movement.PlateChange;

/**
 * Joins steps of neighbouring plates into movements: one product may lie over several plates, and a
 * heavy item shakes what lies beside it. A movement is held back only while a neighbour that may
 * belong to it still moves, at most {@value #HOLD_MILLIS} ms.
 */
final class StepGrouper {
  private static final int HOLD_MILLIS = 2_000;
  private static final long HOLD_NANOS = HOLD_MILLIS * 1_000_000L;
  private static final long HOLD_SMALL_NANOS = 8_000_000_000L;
  private static final long KEEP_NANOS = 10_000_000_000L;
  private static final double MOVEMENT_MIN_GRAMS = 6;
  private static final double CROSSTALK_SHARE = 0.04;
  private static final double CROSSTALK_GRAMS = 40;

  private final ShelfMap map;
  private final Consumer<Movement> movements;
  private final List<Group> groups = new ArrayList<>();
  private long movementIds;

  StepGrouper(ShelfMap map, Consumer<Movement> movements) {
    this.map = map;
    this.movements = movements;
  }

  /** Takes a step of any stage. */
  void add(Step step, PlateDetector[] detectors) {
    if (step.stage() == MovementStage.PROVISIONAL) {
      begin(step, detectors);
    } else {
      revise(step);
    }
  }

  private void begin(Step step, PlateDetector[] detectors) {
    Group group = join(step);
    group.members.add(new Member(step));
    if (group.movementId != 0) {
      report(group, MovementStage.REFINED);
    } else if (!isAwaited(group, detectors)) {
      emit(group);
    }
  }

  /**
   * The group that a step belongs to; a step that shares its product with several shows that they
   * are one. A shadow joins what throws it, and makes nothing one.
   */
  private Group join(Step step) {
    Group first = null;
    for (Group group : List.copyOf(groups)) {
      if (first == null
          ? !isOf(step, group)
          : !sharesProduct(step, group) || isShadowOf(step, first) || isShadowOf(step, group)) {
        continue;
      }
      if (first == null) {
        first = group;
      } else {
        absorb(first, group);
      }
    }
    if (first == null) {
      first = new Group(step.settleNanos());
      groups.add(first);
    }
    return first;
  }

  private boolean isOf(Step step, Group group) {
    return sharesProduct(step, group) || isShadowOf(step, group) || isThrownOn(step, group);
  }

  private boolean sharesProduct(Step step, Group group) {
    return group.members.stream()
        .anyMatch(
            m ->
                areAtOnce(step, m.step)
                    && map.shareProduct(step.plate(), m.step.plate())
                    && !isShadowOf(m.step, group));
  }

  /** Whether a step is small beside one of something else in the group. */
  private boolean isShadowOf(Step step, Group group) {
    return group.members.stream()
        .anyMatch(
            m ->
                isTogether(step, m.step)
                    && isDwarfed(step, m.step.deltaGrams())
                    && !map.shareProduct(step.plate(), m.step.plate()));
  }

  /** Whether all that the group has so far are shadows of the step. */
  private boolean isThrownOn(Step step, Group group) {
    return group.members.stream()
        .allMatch(m -> isTogether(step, m.step) && isDwarfed(m.step, step.deltaGrams()));
  }

  private void absorb(Group group, Group other) {
    if (group.movementId == 0) {
      group.movementId = other.movementId;
    } else if (other.movementId != 0) {
      report(other, MovementStage.RETRACTED);
    }
    group.members.addAll(other.members);
    groups.remove(other);
  }

  /**
   * Whether neighbours moved at the same time. A touch before a take makes one plate restless
   * earlier than the other, so it is the overlap that counts, not the onsets. If they share a
   * product, one may have gone down and the other up: somebody took while somebody put.
   */
  private boolean areAtOnce(Step step, Step other) {
    return map.areNeighbours(step.plate(), other.plate())
        && step.onsetNanos() <= other.settleNanos()
        && other.onsetNanos() <= step.settleNanos();
  }

  /** Whether neighbours moved the same way at the same time. */
  private boolean isTogether(Step step, Step other) {
    return areAtOnce(step, other) && step.deltaGrams() * other.deltaGrams() > 0;
  }

  /** A little of a heavy item's weight rests on the plates beside it. */
  private static boolean isDwarfed(Step small, double largeGrams) {
    double size = Math.abs(small.deltaGrams());
    return size < CROSSTALK_SHARE * Math.abs(largeGrams) && size < CROSSTALK_GRAMS;
  }

  /** Whether a small step may be the shadow of something heavy that still moves beside it. */
  private static boolean isDwarfed(Step step, PlateDetector neighbour) {
    double size = Math.abs(step.deltaGrams());
    return size < CROSSTALK_GRAMS
        && size < 2 * CROSSTALK_SHARE * Math.abs(neighbour.deviationGrams());
  }

  /** Whether a neighbour that may belong to the group still moves. */
  private boolean isAwaited(Group group, PlateDetector[] detectors) {
    for (Member member : group.members) {
      for (int side = -1; side <= 1; side += 2) {
        int neighbour = map.neighbour(member.step.plate(), side);
        if (neighbour >= 0
            && !group.holds(neighbour)
            && detectors[neighbour].isActive()
            && (map.shareProduct(member.step.plate(), neighbour)
                || isDwarfed(member.step, detectors[neighbour]))
            && detectors[neighbour].activeSinceNanos() <= member.step.settleNanos()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Lets go what has waited long enough and forgets what nothing can change any more. */
  void flush(long nowNanos, PlateDetector[] detectors) {
    if (groups.isEmpty()) {
      return;
    }
    for (Group group : List.copyOf(groups)) {
      if (group.movementId == 0
          && (!isAwaited(group, detectors)
              || nowNanos - group.firstSettleNanos >= hold(group, detectors))) {
        emit(group);
      }
    }
    groups.removeIf(
        g ->
            nowNanos - g.firstSettleNanos
                > (g.movementId == 0 ? HOLD_SMALL_NANOS : KEEP_NANOS + HOLD_NANOS));
  }

  /** A shadow may wait long for what throws it: it is worth nothing before. */
  private long hold(Group group, PlateDetector[] detectors) {
    for (Member member : group.members) {
      if (!isDwarfed(member.step, detectors)) {
        return HOLD_NANOS;
      }
    }
    return HOLD_SMALL_NANOS;
  }

  private boolean isDwarfed(Step step, PlateDetector[] detectors) {
    int left = map.neighbour(step.plate(), -1);
    int right = map.neighbour(step.plate(), 1);
    return (left >= 0 && detectors[left].isActive() && isDwarfed(step, detectors[left]))
        || (right >= 0 && detectors[right].isActive() && isDwarfed(step, detectors[right]));
  }

  private void revise(Step step) {
    Group group = groupOf(step);
    if (group == null) {
      return;
    }
    group.replace(step);
    boolean gone = group.members.stream().allMatch(Member::isRetracted);
    if (group.movementId != 0) {
      report(group, gone ? MovementStage.RETRACTED : MovementStage.REFINED);
    } else if (gone) {
      groups.remove(group);
    }
  }

  private @Nullable Group groupOf(Step step) {
    for (Group group : groups) {
      for (Member member : group.members) {
        if (member.isSame(step)) {
          return group;
        }
      }
    }
    return null;
  }

  private void emit(Group group) {
    if (Math.abs(group.grams()) < MOVEMENT_MIN_GRAMS && !group.isExchange()) {
      return; // a single plate that felt next to nothing; others may still join
    }
    group.movementId = ++movementIds;
    report(group, MovementStage.PROVISIONAL);
  }

  private void report(Group group, MovementStage stage) {
    List<Step> live =
        group.members.stream()
            .map(m -> m.step)
            .filter(s -> s.stage() != MovementStage.RETRACTED)
            .sorted(
                Comparator.comparingDouble((Step s) -> -Math.abs(s.deltaGrams()))
                    .thenComparingInt(Step::plate))
            .toList();
    if (live.isEmpty()) {
      live = List.of(group.members.get(0).step);
    }
    double largest = Math.abs(live.get(0).deltaGrams());
    List<PlateChange> plates = new ArrayList<>();
    double delta = 0;
    double variance = 0;
    long onset = Long.MAX_VALUE;
    long settle = Long.MIN_VALUE;
    for (Step step : live) {
      if (Math.abs(step.deltaGrams()) >= CROSSTALK_SHARE * largest || isPart(step, live)) {
        plates.add(
            new PlateChange(
                step.plate(),
                step.deltaGrams(),
                step.sdGrams(),
                step.momentNanos(),
                step.firstNanos(),
                step.lastNanos()));
        delta += step.deltaGrams();
        variance += step.sdGrams() * step.sdGrams();
        onset = Math.min(onset, step.onsetNanos());
        settle = Math.max(settle, step.settleNanos());
      }
    }
    movements.accept(
        new Movement(group.movementId, stage, onset, settle, plates, delta, Math.sqrt(variance)));
  }

  /** Whether a small step is part of what lies over several plates, and not just a shaken plate. */
  private boolean isPart(Step step, List<Step> live) {
    for (Step other : live) {
      if (other.plate() != step.plate()
          && map.areNeighbours(step.plate(), other.plate())
          && map.shareProduct(step.plate(), other.plate())) {
        return true;
      }
    }
    return false;
  }

  /** When the first step of a plate that is still held back began; null if there is none. */
  @Nullable Long heldBackSince(int plate) {
    Long since = null;
    for (Group group : groups) {
      if (group.movementId == 0 && group.holds(plate)) {
        for (Member member : group.members) {
          long onset = member.step.onsetNanos();
          since = since == null ? onset : Math.min(since, onset);
        }
      }
    }
    return since;
  }

  /** A fresh number for a movement that no plate saw. */
  long nextMovementId() {
    return ++movementIds;
  }

  void save(StateWriter out) {
    out.writeLong(movementIds);
    out.writeInt(groups.size());
    for (Group group : groups) {
      out.writeLong(group.firstSettleNanos);
      out.writeLong(group.movementId);
      out.writeInt(group.members.size());
      for (Member member : group.members) {
        Step s = member.step;
        out.writeInt(s.plate());
        out.writeLong(s.stepId());
        Saved.write(out, s.stage());
        out.writeLong(s.onsetNanos());
        out.writeLong(s.settleNanos());
        out.writeLong(s.momentNanos());
        out.writeLong(s.firstNanos());
        out.writeLong(s.lastNanos());
        out.writeDouble(s.deltaGrams());
        out.writeDouble(s.sdGrams());
      }
    }
  }

  void load(StateReader in) {
    movementIds = in.readLong();
    groups.clear();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      Group group = new Group(in.readLong());
      group.movementId = in.readLong();
      int members = in.readInt();
      for (int j = 0; j < members; j++) {
        group.members.add(
            new Member(
                new Step(
                    in.readInt(),
                    in.readLong(),
                    Saved.readEnum(in, MovementStage.class),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readDouble(),
                    in.readDouble())));
      }
      groups.add(group);
    }
  }

  private static final class Member {
    private Step step;

    private Member(Step step) {
      this.step = step;
    }

    private boolean isSame(Step other) {
      return step.plate() == other.plate() && step.stepId() == other.stepId();
    }

    private boolean isRetracted() {
      return step.stage() == MovementStage.RETRACTED;
    }
  }

  private static final class Group {
    private final long firstSettleNanos;
    private final List<Member> members = new ArrayList<>();
    private long movementId; // 0 until it is let go

    private Group(long firstSettleNanos) {
      this.firstSettleNanos = firstSettleNanos;
    }

    private double grams() {
      double sum = 0;
      for (Member member : members) {
        sum += member.isRetracted() ? 0 : member.step.deltaGrams();
      }
      return sum;
    }

    /** Whether one plate clearly lost what another gained. */
    private boolean isExchange() {
      return Movement.isExchange(
          members.stream().filter(m -> !m.isRetracted()).mapToDouble(m -> m.step.deltaGrams()));
    }

    private void replace(Step step) {
      for (Member member : members) {
        if (member.isSame(step)) {
          member.step = step;
        }
      }
    }

    private boolean holds(int plate) {
      for (Member member : members) {
        if (member.step.plate() == plate) {
          return true;
        }
      }
      return false;
    }
  }
}
