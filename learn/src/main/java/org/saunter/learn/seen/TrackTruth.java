package org.saunter.learn.seen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Truth;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;

/**
 * Whose tracks a tracker's tracks really are: of whoever stood nearest when a track was first told,
 * once it is told with a place. For scores only; no tracker sees it.
 */
final class TrackTruth {
  private static final long KEPT_NANOS = 1_500_000_000L;
  private static final double NEAR_MM = 900;

  private final Deque<Stage> stages = new ArrayDeque<>();
  private final Map<String, String> visitOf = new HashMap<>();

  void at(Stage stage) {
    stages.addLast(stage);
    while (stage.atNanos() - stages.getFirst().atNanos() > KEPT_NANOS) {
      stages.removeFirst();
    }
  }

  void see(Observation observation, Consumer<Truth> truth) {
    if (observation instanceof PeopleTracked frame) {
      for (TrackPoint point : frame.people()) {
        if (!visitOf.containsKey(point.trackId())) {
          Figure nearest = nearest(frame.atNanos(), point.xMm(), point.yMm());
          if (nearest != null) {
            visitOf.put(point.trackId(), nearest.visitKey());
            truth.accept(new Truth.Tracked(frame.atNanos(), point.trackId(), nearest.visitKey()));
          }
        }
      }
    } else if (observation instanceof GateCrossed gate) {
      visitOf.remove(gate.direction() == Observation.Direction.OUT ? gate.trackId() : "");
    }
  }

  private @Nullable Figure nearest(long nanos, double xMm, double yMm) {
    Stage then = null;
    for (Stage stage : stages) {
      if (then == null || Math.abs(stage.atNanos() - nanos) < Math.abs(then.atNanos() - nanos)) {
        then = stage;
      }
    }
    Figure nearest = null;
    double least = NEAR_MM;
    for (Figure figure : then == null ? List.<Figure>of() : then.people()) {
      double away = Math.hypot(figure.xMm() - xMm, figure.yMm() - yMm);
      if (away < least) {
        least = away;
        nearest = figure;
      }
    }
    return nearest;
  }
}
