package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.attribution.Evidence.Sight;

/** What a shop's cameras and people are seen to do, learned from movements that are sure. */
final class Habits {
  private static final double PRIOR = 6;
  private static final double AGAIN_PRIOR = 3;
  private static final double AGAIN_START = 0.05;
  private static final double AGAIN_LEAST = 0.02;

  private static final double DEEDS_PRIOR = 100;
  private static final double PUT_START = 0.08;
  private static final double PUT_MOST = 0.4;
  private static final double HOME_PRIOR = 30;
  private static final double MISPLACED_START = 0.06;
  private static final double MISPLACED_MOST = 0.3;

  private final Map<Sight, Tally> pictured = new EnumMap<>(Sight.class);
  private final Tally furtherPictured = new Tally(PRIOR, PRIOR / 2);
  private final Tally twicePictured = new Tally(PRIOR, PRIOR / 12);
  private final Tally again = new Tally(AGAIN_PRIOR / AGAIN_START, AGAIN_PRIOR);
  private final Tally puts = new Tally(DEEDS_PRIOR, DEEDS_PRIOR * PUT_START);
  private final Tally misplaced = new Tally(HOME_PRIOR, HOME_PRIOR / 3); // means MISPLACED_START

  /** How often something happened ({@code hits}), against what it is compared with. */
  private static final class Tally {
    private double base;
    private double hits;

    Tally(double base, double hits) {
      this.base = base;
      this.hits = hits;
    }

    void add(double more, double moreHits) {
      base += more;
      hits += moreHits;
    }

    double ratio() {
      return hits / base;
    }

    void save(StateWriter out) {
      out.writeDouble(base);
      out.writeDouble(hits);
    }

    void load(StateReader in) {
      base = in.readDouble();
      hits = in.readDouble();
    }
  }

  Habits() {
    for (Sight sight : Sight.values()) {
      pictured.put(sight, new Tally(PRIOR, PRIOR / 2));
    }
  }

  /**
   * A sure action happened.
   *
   * @param sight where the hand was seen then
   * @param units how many it moved
   * @param pictures how many pictures there were of it
   */
  void learn(Sight sight, int units, int pictures) {
    of(sight).add(1, pictures > 0 ? 1 : 0);
    if (units == 1 && pictures > 0) {
      twicePictured.add(1, pictures > 1 ? 1 : 0);
    }
    if (units > 1 && pictures > 0) {
      furtherPictured.add(units - 1, Math.min(units, pictures) - 1);
    }
  }

  /**
   * Somebody surely took something or put it back.
   *
   * @param home whether it belongs there
   */
  void learnDeed(boolean put, boolean home) {
    puts.add(1, put ? 1 : 0);
    if (put) {
      misplaced.add(home ? 1 : 0, home ? 0 : 1);
    }
  }

  /** Share of actions that put something back. */
  double putShare() {
    return Math.min(PUT_MOST, puts.ratio());
  }

  /** How much less likely something is put where it does not belong than where it does. */
  double misplacedRelative() {
    return Math.min(MISPLACED_MOST, 3 * MISPLACED_START * misplaced.hits / misplaced.base);
  }

  /** Chance that each unit after the first has a picture of its own, once the first has one. */
  double furtherPictureShare() {
    return Math.min(0.95, furtherPictured.ratio());
  }

  /**
   * Chance that an action at a shelf yields a picture; small where no camera looks at hands, and
   * where none sees this one.
   */
  double pictureShare(Sight sight) {
    return Math.min(0.97, of(sight).ratio());
  }

  private Tally of(Sight sight) {
    return Objects.requireNonNull(pictured.get(sight));
  }

  /**
   * Somebody surely took something while others stood there too. How much rarer those take who did
   * so before is the odds ratio of matched sets (Mantel and Haenszel, 1959).
   *
   * @param before whether this one had taken something since coming to stand there
   * @param others how many others stood there who had
   * @param fresh how many others stood there who had not
   */
  void learnStop(boolean before, int others, int fresh) {
    double all = 1.0 + others + fresh;
    if (before) {
      again.add(0, fresh / all);
    } else {
      again.add(others / all, 0);
    }
  }

  /** How much less likely somebody takes who already took since coming to stand there. */
  double againFactor() {
    return Math.max(AGAIN_LEAST, Math.min(1, again.ratio()));
  }

  /** Chance that one unit is pictured more than once. */
  double twicePictureShare() {
    return twicePictured.ratio();
  }

  void save(StateWriter out) {
    tallies().forEach(tally -> tally.save(out));
  }

  void load(StateReader in) {
    tallies().forEach(tally -> tally.load(in));
  }

  private List<Tally> tallies() {
    List<Tally> all = new ArrayList<>(pictured.values());
    all.addAll(List.of(furtherPictured, twicePictured, again, puts, misplaced));
    return all;
  }
}
