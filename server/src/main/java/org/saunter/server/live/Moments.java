package org.saunter.server.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.MovementExplained;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.server.live.FloorView.Flash;

/** The last movements at the shelves, with who is believed to be behind them. */
final class Moments {
  private static final int MOMENTS_MAX = 2_000;
  private static final int FEED_MAX = 24;
  private static final long FLASH_NANOS = 3_500_000_000L;
  private static final long BEFORE_NANOS = 2_500_000_000L;
  private static final String CHECKING = "Something moved; checking";

  private final FloorBoard floor;
  private final Words words;
  private final SequencedMap<Long, MomentView> moments = new Bounded<>(MOMENTS_MAX);

  Moments(FloorBoard floor, Words words) {
    this.floor = floor;
    this.words = words;
  }

  @Nullable MomentView find(long movementId) {
    return moments.get(movementId);
  }

  /** The remembered movements behind lines, each once. */
  List<MomentView> behind(List<LineView> lines) {
    Set<Long> ids = new LinkedHashSet<>();
    lines.forEach(line -> ids.addAll(line.movementIds()));
    List<MomentView> behind = new ArrayList<>();
    for (long id : ids) {
      MomentView moment = moments.get(id);
      if (moment != null) {
        behind.add(moment);
      }
    }
    return List.copyOf(behind);
  }

  void moved(ShelfMoved m) {
    MomentView old = moments.get(m.movementId());
    moments.put(
        m.movementId(),
        new MomentView(
            m.movementId(),
            m.atNanos(),
            m.onsetNanos(),
            m.settleNanos(),
            m.stage(),
            false,
            m.plates(),
            m.deltaMilligrams(),
            m.sdMilligrams(),
            old == null ? List.of() : old.explanations(),
            old == null ? CHECKING : old.text(),
            old == null
                ? floor.walks(m.onsetNanos() - BEFORE_NANOS, m.settleNanos())
                : old.walks()));
  }

  void unweighed(UnweighedMoved m) {
    moments.put(
        m.movementId(),
        new MomentView(
            m.movementId(),
            m.atNanos(),
            m.atNanos(),
            m.atNanos(),
            MovementStage.PROVISIONAL,
            true,
            List.of(new PlateDelta(m.plateId(), 0)),
            0,
            0,
            List.of(),
            CHECKING,
            floor.walks(m.atNanos() - BEFORE_NANOS, m.atNanos())));
  }

  /** Somebody is believed to be behind a moment, if it is remembered. */
  void explained(MovementExplained e) {
    MomentView old = moments.get(e.movementId());
    if (old == null) {
      return;
    }
    MomentView now =
        new MomentView(
            old.movementId(),
            e.atNanos(),
            old.onsetNanos(),
            old.settleNanos(),
            old.stage(),
            old.isUnweighed(),
            old.plates(),
            old.deltaMilligrams(),
            old.sdMilligrams(),
            e.explanations(),
            e.explanations().isEmpty() ? CHECKING : words.say(e.explanations().get(0)),
            old.walks());
    moments.put(e.movementId(), now);
  }

  /** The newest movements, newest first; movements that turned out to be nothing are left out. */
  List<MomentView> newest() {
    return moments.sequencedValues().reversed().stream()
        .filter(moment -> moment.stage() != MovementStage.RETRACTED)
        .limit(FEED_MAX)
        .toList();
  }

  /** What moved in the last seconds, oldest first. */
  List<Flash> flashes(long nowNanos) {
    List<Flash> flashes = new ArrayList<>();
    for (MomentView m : newest().reversed()) {
      if (nowNanos - m.settleNanos() <= FLASH_NANOS) {
        flashes.add(
            new Flash(
                m.movementId(),
                m.onsetNanos(),
                m.plates().stream().map(PlateDelta::plateId).toList(),
                m.isTake(),
                m.text(),
                m.visitId(),
                m.ppm()));
      }
    }
    return List.copyOf(flashes);
  }
}
