package org.saunter.store.attribution;

import java.util.List;
import org.saunter.store.attribution.Alternative.Move;
import org.saunter.store.attribution.Moves.Action;

/** Lists the ways in which two actions may have been felt as one movement. */
final class Pairs {
  private static final int ATOMIC_MAX = 64;
  private static final double BULK_GRAMS = 1_000;

  private final Scene scene;
  private final Parameters p;
  private final Actors actors;
  private final Moves moves;
  private final Pictures pictures;
  private final Weighing weighing;

  Pairs(Scene scene, Actors actors, Moves moves, Pictures pictures, Weighing weighing) {
    this.scene = scene;
    this.actors = actors;
    this.moves = moves;
    this.pictures = pictures;
    this.weighing = weighing;
    p = scene.p();
  }

  /**
   * Two actions seen as one movement.
   *
   * @param together what anybody may have moved beside others
   */
  void list(Hypothesis h, List<Action> together, List<Alternative> out) {
    boolean bulk = Math.abs(scene.e().deltaGrams()) > BULK_GRAMS;
    int unitsEach = pictures.count() > 1 || bulk ? 3 : 1;
    List<Action> atomic =
        together.stream()
            .filter(action -> Math.abs(action.move().units()) <= unitsEach)
            .limit(ATOMIC_MAX)
            .toList();
    if (scene.e().isExchange()) {
      together.forEach(take -> undone(h, take, out));
    }
    for (int i = 0; i < atomic.size(); i++) {
      besideStaff(h, atomic.get(i), out);
      for (int j = i; j < atomic.size(); j++) {
        pair(h, atomic.get(i), atomic.get(j), out);
      }
    }
  }

  /** Somebody takes something and puts it back at once, a little to the side. */
  private void undone(Hypothesis h, Action action, List<Alternative> out) {
    Move take = action.move();
    int k = action.k();
    if (take.units() != 1 || take.product() == Products.UNKNOWN) {
      return;
    }
    Move back =
        new Move(take.track(), take.party(), take.product(), -1, take.home(), take.prior(), -1);
    double weight =
        h.weight
            + take.prior()
            + StrictMath.log(p.undoneShare)
            + actors.logShare()
            + actors.of(k)
            + weighing.fitAll(h, List.of(take, back))
            + pictures.ofBoth(take, k, back, k);
    if (weight > Double.NEGATIVE_INFINITY) {
      out.add(new Alternative(h, weight, List.of(take, back)));
    }
  }

  /** A shopper acts while staff fill the same plate with some units more or less. */
  private void besideStaff(Hypothesis h, Action action, List<Alternative> out) {
    Move move = action.move();
    int k = action.k();
    if (move.product() == Products.UNKNOWN || scene.isStaff(move.party())) {
      return;
    }
    for (int s = 0; s < actors.count(); s++) {
      int party = scene.partyOf(h, s);
      if (party < 0 || !scene.isStaff(party)) {
        continue;
      }
      double unseen =
          h.weight
              + move.prior()
              + Likelihood.LOG_TWO
              + actors.logTwo()
              + actors.logShare()
              + actors.of(k)
              + actors.of(s)
              + weighing.restocked(moves.home(), List.of(move))
              + pictures.unpictured(k)
              + pictures.further(move, k);
      double weight = pictures.beside(unseen, move, k, s);
      out.add(new Alternative(h, weight, List.of(move, moves.restock(s, party))));
    }
  }

  private void pair(Hypothesis h, Action first, Action second, List<Alternative> out) {
    Move a = first.move();
    Move b = second.move();
    int ka = first.k();
    int kb = second.k();
    if (ka == kb && a.product() == b.product()) {
      return; // that is one action with two units, or none
    }
    if (a.product() == Products.UNKNOWN || b.product() == Products.UNKNOWN || !canBoth(h, a, b)) {
      return;
    }
    double fit = weighing.fitAll(h, List.of(a, b));
    if (fit == Weighing.OUT_OF_REACH) {
      return;
    }
    double weight = h.weight + a.prior() + b.prior();
    weight += actors.again(h, ka, a) + (ka == kb ? 0 : actors.again(h, kb, b));
    weight +=
        ka == kb
            ? actors.logSame() + actors.logShare() + actors.of(ka) + actors.recent(h, ka)
            : Likelihood.LOG_TWO
                + actors.logTwo()
                + actors.logShare()
                + actors.of(ka)
                + actors.of(kb);
    weight += fit;
    weight += pictures.ofBoth(a, ka, b, kb);
    out.add(new Alternative(h, weight, List.of(a, b)));
  }

  /** Whether carts and plate hold enough for both moves. */
  private boolean canBoth(Hypothesis h, Move a, Move b) {
    if (a.product() != b.product()) {
      return true;
    }
    if (a.party() == b.party() && a.units() < 0 && b.units() < 0) {
      return h.carts[a.party()].count(a.product()) >= -a.units() - b.units();
    }
    return a.home()
        || b.home()
        || moves.foreignAt(h).count(a.product()) >= 2
        || a.units() != b.units();
  }
}
