package org.saunter.learn.rival;

import java.util.ArrayList;
import java.util.List;

/**
 * A change of weight on one shelf that a trigger saw.
 *
 * @param onsetNanos when it began
 * @param untilNanos when the shelf was quiet again
 * @param changes plates that changed, left to right
 */
record WeightEvent(long onsetNanos, long untilNanos, int shelf, List<Change> changes) {
  WeightEvent {
    changes = List.copyOf(changes);
  }

  /** One plate's change, below 0 if something left. */
  record Change(int plate, double grams) {}

  double grams() {
    return changes.stream().mapToDouble(Change::grams).sum();
  }

  /** The plate that changed most. */
  int mainPlate() {
    Change main = changes.get(0);
    for (Change change : changes) {
      main = Math.abs(change.grams()) > Math.abs(main.grams()) ? change : main;
    }
    return main.plate();
  }

  /** One event for each run of neighbouring plates that changed the same way. */
  List<WeightEvent> split() {
    List<WeightEvent> events = new ArrayList<>();
    List<Change> run = new ArrayList<>();
    for (Change change : changes) {
      Change last = run.isEmpty() ? null : run.get(run.size() - 1);
      if (last != null
          && (change.plate() != last.plate() + 1 || change.grams() * last.grams() < 0)) {
        events.add(new WeightEvent(onsetNanos, untilNanos, shelf, run));
        run = new ArrayList<>();
      }
      run.add(change);
    }
    events.add(new WeightEvent(onsetNanos, untilNanos, shelf, run));
    return events;
  }
}
