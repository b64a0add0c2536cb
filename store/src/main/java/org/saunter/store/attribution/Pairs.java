package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Role;
import org.saunter.store.attribution.Alternative.Move;

/** Lists the ways in which two actions may have been felt as one movement. */
final class Pairs {
  private static final int ATOMIC_MAX = 64;
  private static final double BULK_GRAMS = 1_000;
  static final double ACTOR_LEAST = -7; // whoever stands worse than that did not act as well

  private final Scene scene;
  private final Parameters p;
  private final Cluster cluster;
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
    cluster = scene.cluster();
  }

  /** Two actions seen as one movement. */
  void list(Hypothesis h, List<Alternative> out) {
    boolean bulk = Math.abs(scene.e().deltaGrams()) > BULK_GRAMS;
    int unitsEach = pictures.count() > 1 || bulk ? 3 : 1;
    List<Move> atomic = new ArrayList<>();
    List<Integer> by = new ArrayList<>();
    for (int k = 0; k < actors.count(); k++) {
      int party = scene.partyOf(h, k);
      if (party < 0 || actors.of(k) <= ACTOR_LEAST) {
        continue;
      }
      for (Move move : moves.besideOthers(h, k, party)) {
        if (Math.abs(move.units()) <= unitsEach && atomic.size() < ATOMIC_MAX && move.from() < 0) {
          atomic.add(move);
          by.add(k);
        }
      }
    }
    if (scene.e().isExchange()) {
      undone(h, out);
    }
    for (int i = 0; i < atomic.size(); i++) {
      besideStaff(h, atomic.get(i), by.get(i), out);
      for (int j = i; j < atomic.size(); j++) {
        pair(h, atomic.get(i), by.get(i), atomic.get(j), by.get(j), out);
      }
    }
  }

  /** Somebody takes something and puts it back at once, a little to the side. */
  private void undone(Hypothesis h, List<Alternative> out) {
    for (int k = 0; k < actors.count(); k++) {
      int party = scene.partyOf(h, k);
      if (party < 0 || actors.of(k) <= ACTOR_LEAST) {
        continue;
      }
      for (Move take : moves.besideOthers(h, k, party)) {
        if (take.units() != 1 || take.product() == Products.UNKNOWN) {
          continue;
        }
        Move back =
            new Move(take.track(), party, take.product(), -1, take.home(), take.prior(), -1);
        double weight =
            h.weight
                + take.prior()
                + StrictMath.log(p.undoneShare)
                + actors.logShare()
                + actors.of(k)
                + pictures.unpictured(2)
                + weighing.fitAll(h, List.of(take, back))
                + pictures.ofBoth(take, k, back, k);
        if (weight > Double.NEGATIVE_INFINITY) {
          out.add(new Alternative(h, weight, List.of(take, back)));
        }
      }
    }
  }

  /** A shopper acts while staff fill the same plate: the weight says next to nothing. */
  private void besideStaff(Hypothesis h, Move move, int k, List<Alternative> out) {
    for (int s = 0; s < actors.count(); s++) {
      int party = scene.partyOf(h, s);
      if (move.product() == Products.UNKNOWN
          || party < 0
          || party == move.party()
          || cluster.parties.get(party).role != Role.STAFF
          || cluster.parties.get(move.party()).role == Role.STAFF) {
        continue;
      }
      Move any = new Move(scene.tracks()[s], party, Filter.RESTOCK, 1, true, 0, -1);
      double unseen =
          h.weight
              + move.prior()
              + StrictMath.log(2 * p.twoPairShare)
              + actors.logShare()
              + actors.of(k)
              + actors.of(s)
              + weighing.restocked(moves.home(), List.of(move))
              + pictures.unpictured(1)
              + pictures.further(move, k);
      out.add(new Alternative(h, pictures.beside(unseen, move, k, s), List.of(move, any)));
    }
  }

  private void pair(Hypothesis h, Move a, int ka, Move b, int kb, List<Alternative> out) {
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
    double weight = h.weight + a.prior() + b.prior() + pictures.unpictured(2);
    weight += actors.again(h, ka, a) + (ka == kb ? 0 : actors.again(h, kb, b));
    weight +=
        ka == kb
            ? StrictMath.log(p.samePairShare)
                + actors.logShare()
                + actors.of(ka)
                + actors.recent(h, ka)
            : StrictMath.log(2 * p.twoPairShare)
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
