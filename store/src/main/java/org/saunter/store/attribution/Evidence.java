package org.saunter.store.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.ProductScore;

/**
 * All that is known about one movement.
 *
 * @param movementId its number
 * @param onsetNanos when it happened
 * @param movingSeconds how long plates were restless, 0 if none was
 * @param plates what each plate saw, main plate first; empty for a movement that no plate saw
 * @param beside neighbours that told nothing, though they may have felt a part too small for them
 * @param deltaGrams the whole change, below 0 if taken
 * @param sdGrams its standard deviation; infinite where no plate that works could feel it
 * @param candidates who may have acted, seen from the main plate or from where they were near
 * @param crops pictures of what a hand held near the plate at that time
 */
public record Evidence(
    long movementId,
    long onsetNanos,
    double movingSeconds,
    List<PlateShare> plates,
    List<Deaf> beside,
    double deltaGrams,
    double sdGrams,
    List<Candidate> candidates,
    List<Crop> crops) {
  private static final double AT_PLATE_METRES = 0.35;

  public Evidence {
    plates = List.copyOf(plates);
    beside = List.copyOf(beside);
    candidates = List.copyOf(candidates);
    crops = List.copyOf(crops);
  }

  /**
   * One plate of a movement.
   *
   * @param plate index of the plate
   * @param skus what the planogram puts there
   * @param deltaGrams its part of the change
   * @param near who may have acted there when it moved, seen from it; empty for the main plate
   */
  public record PlateShare(int plate, List<String> skus, double deltaGrams, List<Candidate> near) {
    public PlateShare {
      skus = List.copyOf(skus);
      near = List.copyOf(near);
    }

    @Nullable Candidate candidate(String trackId) {
      for (Candidate c : near) {
        if (c.trackId().equals(trackId)) {
          return c;
        }
      }
      return null;
    }
  }

  /**
   * A neighbour that told nothing.
   *
   * @param skus what the planogram puts there
   * @param leastGrams what it would have noticed
   */
  public record Deaf(List<String> skus, double leastGrams) {
    public Deaf {
      skus = List.copyOf(skus);
    }
  }

  /**
   * Somebody who may have acted, seen from the plate: x along the shelf, y out into the aisle, z
   * up, all in metres from the middle of the plate.
   *
   * @param trackId the track
   * @param located whether the position is known at all
   * @param sdMetres of the body's position
   * @param detected false if the body's position is a prediction
   * @param speedMetresPerSecond NaN if not known
   * @param standingSinceNanos since when the body has been standing there; the end of time if that
   *     is not known
   * @param hands hands seen near the moment, nearest to the plate first
   */
  public record Candidate(
      String trackId,
      boolean located,
      double xMetres,
      double yMetres,
      double sdMetres,
      boolean detected,
      double speedMetresPerSecond,
      long standingSinceNanos,
      List<Hand> hands) {
    public Candidate {
      hands = List.copyOf(hands);
    }

    /** This with the time since when the body has been standing there. */
    public Candidate standingSince(long nanos) {
      return new Candidate(
          trackId,
          located,
          xMetres,
          yMetres,
          sdMetres,
          detected,
          speedMetresPerSecond,
          nanos,
          hands);
    }

    /** Somebody of whose place nothing is known. */
    public static Candidate unlocated(String trackId) {
      return new Candidate(trackId, false, 0, 0, 0, false, Double.NaN, Long.MAX_VALUE, List.of());
    }
  }

  /** Where a candidate's hand was when it happened. */
  enum Sight {
    /** Nobody's hand was seen: perhaps nothing looks at hands. */
    UNKNOWN,
    /** Others' hands were seen, this one was not. */
    HIDDEN,
    ELSEWHERE,
    AT_PLATE
  }

  /** A hand, in the plate's frame; its height over the floor beside. */
  public record Hand(
      double xMetres, double yMetres, double zMetres, double heightMetres, double sdMetres) {}

  /**
   * A picture of something in a hand.
   *
   * @param trackId who holds it, as far as vision can say
   * @param taking 1 if it was being taken, -1 if put, 0 if not known
   * @param scores log-likelihood ratios of the likeliest products, best first
   * @param otherScore the ratio of all others
   * @param aboutShare chance that it shows this movement and not something else near by
   */
  public record Crop(
      String trackId, int taking, List<ProductScore> scores, double otherScore, double aboutShare) {
    public Crop {
      scores = List.copyOf(scores);
    }

    /** Ratio of the product that it shows most likely. */
    double bestScore() {
      return scores.isEmpty()
          ? otherScore
          : Math.max(otherScore, scores.get(0).logLikelihoodRatio());
    }

    /** Ratio of one product. */
    double scoreOf(String sku) {
      for (ProductScore score : scores) {
        if (score.sku().equals(sku)) {
          return score.logLikelihoodRatio();
        }
      }
      return otherScore;
    }
  }

  /** Where a candidate's hand was, as far as it was seen. */
  Sight sight(Candidate c) {
    if (c.hands().isEmpty()) {
      boolean seen = candidates.stream().anyMatch(other -> !other.hands().isEmpty());
      return seen ? Sight.HIDDEN : Sight.UNKNOWN;
    }
    Hand h = c.hands().get(0);
    double far = Math.hypot(Math.hypot(h.xMetres(), h.yMetres()), h.zMetres());
    return far < AT_PLATE_METRES ? Sight.AT_PLATE : Sight.ELSEWHERE;
  }

  /** Whether the same plates felt another movement. */
  boolean isOnPlatesOf(Evidence other) {
    return plates.size() == other.plates().size()
        && plates.stream()
            .allMatch(a -> other.plates().stream().anyMatch(b -> b.plate() == a.plate()));
  }

  /** Whether plates moved and lay as before: nothing happened, or what did cancelled out. */
  boolean isVain() {
    return deltaGrams == 0;
  }

  /** Whether some plates lost what others gained: somebody took while somebody put. */
  boolean isExchange() {
    boolean up = false;
    boolean down = false;
    for (PlateShare share : plates) {
      up |= share.deltaGrams() > 0;
      down |= share.deltaGrams() < 0;
    }
    return up && down;
  }

  /** This with other figures of weight. */
  Evidence reweighed(List<PlateShare> newPlates, double newDelta, double newSd) {
    return new Evidence(
        movementId,
        onsetNanos,
        movingSeconds,
        newPlates,
        beside,
        newDelta,
        newSd,
        candidates,
        crops);
  }

  /** The figures of this and a later movement of the same plates as if they were one. */
  Evidence plus(Evidence later) {
    List<PlateShare> sum = new java.util.ArrayList<>();
    for (PlateShare mine : plates) {
      double grams = mine.deltaGrams();
      for (PlateShare other : later.plates()) {
        grams += other.plate() == mine.plate() ? other.deltaGrams() : 0;
      }
      sum.add(new PlateShare(mine.plate(), mine.skus(), grams, mine.near()));
    }
    for (PlateShare other : later.plates()) {
      if (plates.stream().noneMatch(mine -> mine.plate() == other.plate())) {
        sum.add(other);
      }
    }
    return reweighed(sum, deltaGrams + later.deltaGrams(), Math.hypot(sdGrams, later.sdGrams()));
  }

  /** This with one more crop. */
  Evidence with(Crop crop) {
    List<Crop> more = new java.util.ArrayList<>(crops);
    more.add(crop);
    return new Evidence(
        movementId,
        onsetNanos,
        movingSeconds,
        plates,
        beside,
        deltaGrams,
        sdGrams,
        candidates,
        List.copyOf(more));
  }
}
