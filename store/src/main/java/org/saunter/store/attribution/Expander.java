package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saunter.store.attribution.Alternative.Move;

/** Lists the ways in which each hypothesis of a cluster may explain one movement. */
final class Expander {
  private final Scene scene;
  private final Parameters p;
  private final Evidence e;
  private final Actors actors;
  private final Pictures pictures;
  private final Weighing weighing;
  private final Moves moves;
  private final Pairs pairs;
  private final Several several;
  private final double touched; // somebody's hand or body was there though nothing was moved

  Expander(Scene scene) {
    this.scene = scene;
    p = scene.p();
    e = scene.e();
    actors = new Actors(scene);
    pictures = new Pictures(scene, actors);
    weighing = new Weighing(scene);
    moves = new Moves(scene, pictures, weighing);
    pairs = new Pairs(scene, actors, moves, pictures, weighing);
    several = new Several(scene, actors, moves, pictures, weighing);
    touched = Likelihood.logSum(Weighing.LOG_HALF, Weighing.LOG_HALF + actors.anybodysHand());
  }

  /** All alternatives worth keeping, at most four times the beam, best first. */
  List<Alternative> alternatives() {
    List<Alternative> found = new ArrayList<>();
    double best = scene.cluster().hypotheses.get(0).weight;
    double top = Double.NEGATIVE_INFINITY;
    for (Hypothesis h : scene.cluster().hypotheses) {
      List<Alternative> own = new ArrayList<>();
      nothing(h, own);
      singles(h, own);
      if (scene.isWeighed() && h.weight > best - p.pruneNats) {
        List<Moves.Action> together = moves.together(h, actors);
        pairs.list(h, together, own);
        several.list(h, together, own);
      }
      for (Alternative a : own) {
        top = Math.max(top, a.weight());
      }
      found.addAll(own);
    }
    double least = top - p.pruneNats - 2;
    found.removeIf(a -> !(a.weight() >= least));
    found.sort(Comparator.comparingDouble((Alternative a) -> -a.weight()));
    return found.size() > 4 * p.beam ? found.subList(0, 4 * p.beam) : found;
  }

  private void nothing(Hypothesis h, List<Alternative> out) {
    String told = scene.toldSku();
    if (told == null || told.isEmpty()) {
      double weight = scene.isWeighed() ? shaken(h) : reachedFor();
      if (e.isVain()) {
        weight = Likelihood.logSum(weight, reachedFor());
      }
      out.add(new Alternative(h, h.weight + weight, List.of()));
    }
  }

  /** A plate felt something though no item that the shop knows was moved. */
  private double shaken(Hypothesis h) {
    double pictured = pictures.anothers() + touched;
    double weight = StrictMath.log(p.falseShare) + weighing.falseGrams() + pictured;
    Earlier earlier = scene.earlier();
    if (earlier != null) {
      weight = Likelihood.logSum(weight, weighing.rest(h, earlier) + pictured);
    }
    if (e.deltaGrams() > 0) {
      double anyHolder = pictures.count() * actors.logShare();
      double unknownPut = StrictMath.log(p.unknownShare) - Weighing.LOG_THOUSAND + anyHolder;
      weight = Likelihood.logSum(weight, unknownPut);
    }
    return weight;
  }

  /** Hands were seen at a shelf, and took nothing: that of one person is rare, of two rarer. */
  private double reachedFor() {
    return Math.max(1, pictures.holders()) * StrictMath.log(p.ghostShare)
        + pictures.ghost(moves.home())
        + pictures.touched();
  }

  private void singles(Hypothesis h, List<Alternative> out) {
    for (int k = 0; k < actors.count(); k++) {
      int party = scene.partyOf(h, k);
      if (party < 0) {
        continue;
      }
      double place = h.weight + actors.of(k) + actors.logShare() + actors.recent(h, k);
      for (Move move : moves.alone(h, k, party)) {
        double weight =
            place
                + move.prior()
                + actors.again(h, k, move)
                + weighing.fit(h, move)
                + evidence(move, k)
                + pictures.unpictured(k)
                + pictures.further(move, k);
        out.add(new Alternative(h, weight, List.of(move)));
      }
      unknown(h, k, party, place, out);
      if (scene.isStaff(party) && scene.isWeighed()) {
        double weight = place + weighing.restocked(moves.home(), List.of()) + pictures.held(k);
        out.add(new Alternative(h, weight, List.of(moves.restock(k, party))));
      }
    }
  }

  /** Pictures and plate shares of one move by candidate k. */
  private double evidence(Move move, int k) {
    boolean foreign = !move.home() || move.units() < 0;
    return pictures.of(move, k)
        + scene.likelihood().shares(e, scene.products().sku(move.product()), foreign);
  }

  private void unknown(Hypothesis h, int k, int party, double place, List<Alternative> out) {
    if (!scene.isWeighed() || e.deltaGrams() > 0) {
      return;
    }
    double weight =
        place
            + StrictMath.log(p.unknownShare)
            - Weighing.LOG_THOUSAND
            + pictures.count() * actors.logShare()
            + pictures.unpictured(k);
    Move any = new Move(scene.tracks()[k], party, Products.UNKNOWN, 1, false, 0, -1);
    out.add(new Alternative(h, weight, List.of(any)));
  }
}
