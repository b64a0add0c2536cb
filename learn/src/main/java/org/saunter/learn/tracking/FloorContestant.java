package org.saunter.learn.tracking;

import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.vision.floor.ClothingModel;
import org.saunter.vision.floor.FloorSettings;
import org.saunter.vision.floor.FloorSignal;
import org.saunter.vision.floor.FloorTracker;

/** A floor tracker that is measured. */
interface FloorContestant {
  String name();

  void offer(FloorSignal signal);

  List<Observation> advance(long nowNanos);

  /** Saunter's own. */
  static FloorContestant saunter(Layout layout) {
    return saunter(layout, FloorSettings.standard().withClothing(new ClothingModel(1, 0.7, 1.3)));
  }

  /** Saunter's own with other settings. */
  static FloorContestant saunter(Layout layout, FloorSettings settings) {
    FloorTracker tracker = new FloorTracker(layout, settings);
    return new FloorContestant() {
      @Override
      public String name() {
        return "saunter";
      }

      @Override
      public void offer(FloorSignal signal) {
        tracker.offer(signal);
      }

      @Override
      public List<Observation> advance(long nowNanos) {
        return tracker.advance(nowNanos);
      }
    };
  }
}
