package org.saunter.store.attribution;

import java.util.List;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Role;
import org.saunter.store.attribution.Evidence.Crop;

/** What the filter is told. Told again in the same order, it makes the same posterior. */
sealed interface Happening {
  /** Store time at which it became known. */
  long nanos();

  /** Tracks of which nothing was known before. */
  default List<String> newTracks() {
    return List.of();
  }

  record Entered(long nanos, long visitId, Role role, long personId, String trackId, float[] anchor)
      implements Happening {
    @Override
    public List<String> newTracks() {
      return List.of(trackId);
    }
  }

  record Crossed(
      long nanos,
      List<String> before,
      List<String> after,
      List<Double> logLikelihoods,
      List<float[]> appearances)
      implements Happening {
    @Override
    public List<String> newTracks() {
      return after;
    }
  }

  record Continued(
      long nanos, String trackId, List<String> lost, List<Double> logLikelihoods, float[] seen)
      implements Happening {
    @Override
    public List<String> newTracks() {
      return List.of(trackId);
    }
  }

  record Exited(long nanos, String trackId, float[] seen) implements Happening {}

  record Closed(long nanos, long visitId) implements Happening {}

  record Moved(long nanos, Evidence evidence) implements Happening {}

  record Reweighed(long nanos, Evidence better) implements Happening {}

  record Carried(long nanos, Crop crop) implements Happening {}

  record Audited(long nanos, int plate) implements Happening {}

  record ContentsTold(long nanos, long visitId, List<SkuCount> contents) implements Happening {}

  record ReadingTold(long nanos, long movementId, Reading reading) implements Happening {}
}
