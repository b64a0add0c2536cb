package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.saunter.model.Observation.ProductScore;
import org.saunter.store.attribution.Alternative.Move;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.PlateShare;

/** Lists what one candidate may have moved, with how likely that is before it was weighed. */
final class Moves {
  private static final int SEEN_MAX = 16;
  private static final double ACTOR_LEAST = -7; // who stands worse did not act beside others

  /** A move and which candidate made it. */
  record Action(int k, Move move) {}

  private final Scene scene;
  private final Parameters p;
  private final Products products;
  private final int[] tracks;
  private final Pictures pictures;
  private final Weighing weighing;
  private final int[] home;
  private final double putShare;
  private final double misplacedRelative;

  Moves(Scene scene, Pictures pictures, Weighing weighing) {
    this.scene = scene;
    this.pictures = pictures;
    this.weighing = weighing;
    p = scene.p();
    products = scene.products();
    tracks = scene.tracks();
    home = homeProducts();
    putShare = scene.habits().putShare();
    misplacedRelative = scene.habits().misplacedRelative();
  }

  private int[] homeProducts() {
    TreeSet<Integer> set = new TreeSet<>();
    for (PlateShare share : scene.e().plates()) {
      for (String sku : share.skus()) {
        int index = products.indexOf(sku);
        if (index >= 0) {
          set.add(index);
        }
      }
    }
    return set.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The products that the planogram puts on the plates that moved. */
  int[] home() {
    return home;
  }

  /** Everything that candidate k may have moved alone, for one movement is of one direction. */
  List<Move> alone(Hypothesis h, int k, int party) {
    double grams = scene.e().deltaGrams();
    List<Move> moves = new ArrayList<>();
    if (!scene.isWeighed() || grams < 30) {
      takes(h, k, party, moves);
      seenButNotExpected(k, party, foreignAt(h), moves);
    }
    if (!scene.isWeighed() || grams > -30) {
      puts(h, k, party, moves);
    }
    return asTold(moves);
  }

  /**
   * Everything that anybody who stands well may have moved while something else moved as well, but
   * what another party took.
   */
  List<Action> together(Hypothesis h, Actors actors) {
    List<Action> actions = new ArrayList<>();
    for (int k = 0; k < actors.count(); k++) {
      int party = scene.partyOf(h, k);
      if (party >= 0 && actors.of(k) > ACTOR_LEAST) {
        for (Move move : besideOthers(h, k, party)) {
          if (move.from() < 0) {
            actions.add(new Action(k, move));
          }
        }
      }
    }
    return actions;
  }

  /** Staff at candidate k's place fill or clear the shelf. */
  Move restock(int k, int party) {
    return new Move(tracks[k], party, Filter.RESTOCK, 1, true, 0, -1);
  }

  /** What candidate k may have moved while something else moved as well. */
  private List<Move> besideOthers(Hypothesis h, int k, int party) {
    List<Move> moves = new ArrayList<>();
    takes(h, k, party, moves);
    puts(h, k, party, moves);
    return asTold(moves);
  }

  private List<Move> asTold(List<Move> moves) {
    String told = scene.toldSku();
    if (told != null) {
      moves.removeIf(m -> !products.sku(m.product()).equals(told));
    }
    return moves;
  }

  private void takes(Hypothesis h, int k, int party, List<Move> out) {
    Cart foreign = foreignAt(h);
    double take = StrictMath.log(1 - putShare - p.falseShare - p.unknownShare);
    double atHome = foreign.isEmpty() ? 0 : StrictMath.log(1 - p.foreignShare);
    for (int product : home) {
      for (int units = 1; units <= p.unitsShare.length; units++) {
        double prior =
            take + atHome - StrictMath.log(home.length) + StrictMath.log(p.unitsShare[units - 1]);
        out.add(new Move(tracks[k], party, product, units, true, prior, -1));
      }
    }
    for (int i = 0; i < foreign.kinds(); i++) {
      double share = p.foreignShare * foreign.countAt(i) / foreign.size();
      out.add(
          new Move(
              tracks[k], party, foreign.product(i), 1, false, take + StrictMath.log(share), -1));
    }
  }

  /** Products that vision names although the plate should hold none of them. */
  private void seenButNotExpected(int k, int party, Cart foreign, List<Move> out) {
    int added = 0;
    for (Crop crop : scene.e().crops()) {
      for (ProductScore score : crop.scores()) {
        int product = products.indexOf(score.sku());
        if (product < 0
            || added >= SEEN_MAX
            || pictures.vision(product) <= 4
            || isHome(product)
            || foreign.count(product) > 0
            || !weighing.fitsAlone(product)) {
          continue;
        }
        added++;
        double prior = StrictMath.log(p.unknownShare / Math.max(1, products.size()));
        out.add(new Move(tracks[k], party, product, 1, false, prior, -1));
      }
    }
  }

  /** Whether the planogram puts a product on the plates that moved. */
  boolean isHome(int product) {
    for (int s : home) {
      if (s == product) {
        return true;
      }
    }
    return false;
  }

  /** What lies on the plates though it does not belong there. */
  Cart foreignAt(Hypothesis h) {
    for (PlateShare share : scene.e().plates()) {
      int i = scene.cluster().plateIndex(share.plate());
      if (i >= 0 && !h.foreign[i].isEmpty()) {
        return h.foreign[i];
      }
    }
    return Cart.EMPTY;
  }

  private void puts(Hypothesis h, int k, int party, List<Move> out) {
    Cart cart = h.carts[party];
    double put = StrictMath.log(putShare);
    int atHomes = 0; // whoever holds what belongs here puts that back
    for (int i = 0; i < cart.kinds(); i++) {
      atHomes += isHome(cart.product(i)) ? cart.countAt(i) : 0;
    }
    for (int i = 0; i < cart.kinds(); i++) {
      int product = cart.product(i);
      boolean atHome = isHome(product);
      double share =
          atHome
              ? (double) cart.countAt(i) / atHomes
              : misplacedRelative * cart.countAt(i) / cart.size();
      double which = StrictMath.log(share);
      for (int units = 1; units <= Math.min(3, cart.countAt(i)); units++) {
        double prior = put + which + StrictMath.log(p.unitsShare[units - 1]);
        out.add(new Move(tracks[k], party, product, -units, atHome, prior, -1));
      }
    }
    for (int other = 0; other < h.carts.length; other++) {
      if (other != party) {
        handedOver(h.carts[other], other, cart, k, party, out);
      }
    }
  }

  /** Puts back what somebody else took and must have handed over. */
  private void handedOver(Cart theirs, int other, Cart own, int k, int party, List<Move> out) {
    double base = StrictMath.log(putShare) + StrictMath.log(p.handOverShare);
    for (int i = 0; i < theirs.kinds(); i++) {
      int product = theirs.product(i);
      if (product == Products.UNKNOWN || own.count(product) > 0) {
        continue;
      }
      boolean atHome = isHome(product);
      double which = StrictMath.log((atHome ? 1 : misplacedRelative) / theirs.size());
      out.add(new Move(tracks[k], party, product, -1, atHome, base + which, other));
    }
  }
}
