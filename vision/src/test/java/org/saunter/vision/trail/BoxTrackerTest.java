package org.saunter.vision.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;

class BoxTrackerTest {
  private static final long FRAME_NANOS = 40_000_000L;

  private static List<TrailFrame> run(
      long delayNanos, int frames, List<DoubleFunction<@Nullable Box>> people) {
    BoxTracker tracker = new BoxTracker(delayNanos);
    List<TrailFrame> told = new ArrayList<>();
    for (int f = 0; f < frames; f++) {
      List<BoxSighting> seen = new ArrayList<>();
      for (DoubleFunction<@Nullable Box> person : people) {
        Box box = person.apply(f * 0.04);
        if (box != null) {
          seen.add(new BoxSighting(box, 0.95));
        }
      }
      told.addAll(tracker.next((f + 1) * FRAME_NANOS, seen));
    }
    told.addAll(tracker.finish());
    return told;
  }

  private static Box at(double x) {
    return new Box(x, 100, 80, 200);
  }

  @Test
  void aGapIsFilledFromBothSidesWithinTheDelay() {
    List<TrailFrame> told =
        run(400_000_000L, 50, List.of(t -> t > 0.9 && t < 1.2 ? null : at(100 + 150 * t)));
    assertThat(told).hasSize(50);
    assertThat(told).allMatch(f -> f.steps().size() == 1 && f.steps().getFirst().trail() == 1);
    TrailFrame.Step inGap = told.get(26).steps().getFirst();
    assertThat(inGap.seen()).isFalse();
    assertThat(inGap.box().overlap(at(100 + 150 * 26 * 0.04))).isGreaterThan(0.9);
  }

  @Test
  void withoutDelayEachFrameIsToldAtOnce() {
    BoxTracker tracker = new BoxTracker(0);
    for (int f = 1; f <= 5; f++) {
      List<TrailFrame> due = tracker.next(f * FRAME_NANOS, List.of(new BoxSighting(at(100), 0.9)));
      assertThat(due).hasSize(1);
      assertThat(due.getFirst().steps()).hasSize(f < 3 ? 0 : 1);
    }
    assertThat(tracker.finish()).isEmpty();
  }

  @Test
  void twoWhoPassEachOtherKeepTheirTrails() {
    List<TrailFrame> told =
        run(
            400_000_000L,
            100,
            List.of(
                t -> at(100 + 150 * t),
                t -> t > 1.8 && t < 2.2 ? null : new Box(700 - 150 * t, 90, 76, 190)));
    TrailFrame first = told.getFirst();
    TrailFrame last = told.getLast();
    assertThat(first.steps()).hasSize(2);
    assertThat(last.steps()).extracting(TrailFrame.Step::trail).containsExactly(1L, 2L);
    assertThat(last.steps().getFirst().box().leftPx())
        .isGreaterThan(last.steps().getLast().box().leftPx());
  }

  @Test
  void aFlashIsNobody() {
    List<TrailFrame> told = run(400_000_000L, 40, List.of(t -> t < 0.06 ? at(100) : null));
    assertThat(told).hasSize(40).allMatch(f -> f.steps().isEmpty());
    assertThat(run(0, 3, List.of())).hasSize(3);
  }

  @Test
  void absurdInputIsRefused() {
    assertThatThrownBy(() -> new BoxTracker(-1)).isInstanceOf(BadInputException.class);
    BoxTracker tracker = new BoxTracker(0);
    tracker.next(100, List.of());
    assertThatThrownBy(() -> tracker.next(100, List.of())).isInstanceOf(BadInputException.class);
    assertThat(tracker.next(200, List.of(new BoxSighting(new Box(0, 0, 0, 0), 1)))).hasSize(1);
  }
}
