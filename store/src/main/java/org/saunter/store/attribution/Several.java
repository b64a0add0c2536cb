package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.store.attribution.Alternative.Move;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Moves.Action;

/**
 * Explains a movement in which several people acted as its pictures show it: each of them is one
 * unit that its holder moved. One more that nobody took a picture of may be among them. {@link
 * Pairs} lists whatever needs no more than two actions.
 */
final class Several {
  private static final int PICTURES_MAX = 6;

  private final Scene scene;
  private final Parameters p;
  private final Actors actors;
  private final Moves moves;
  private final Pictures pictures;
  private final Weighing weighing;

  /** What one candidate is seen to have moved of one product, in one direction. */
  private record Seen(int k, int product, int sign) {}

  Several(Scene scene, Actors actors, Moves moves, Pictures pictures, Weighing weighing) {
    this.scene = scene;
    this.actors = actors;
    this.moves = moves;
    this.pictures = pictures;
    this.weighing = weighing;
    p = scene.p();
  }

  /**
   * Actions as pictured, seen as one movement.
   *
   * @param together what anybody may have moved beside others
   */
  void list(Hypothesis h, List<Action> together, List<Alternative> out) {
    int n = pictures.count();
    if (n < 2 || n > PICTURES_MAX) {
      return;
    }
    List<Action> pictured = pictured(h, together);
    if (pictured.size() < 2) {
      return;
    }
    besideStaff(h, pictured, out);
    if (pictured.size() > 2) {
      add(h, pictured, out);
      for (int i = 0; i < pictured.size(); i++) {
        oneMore(h, together, pictured, i, out);
      }
    }
    for (Action action : together) {
      if (Math.abs(action.move().units()) == 1 && !isAmong(pictured, action)) {
        List<Action> more = new ArrayList<>(pictured);
        more.add(action);
        add(h, more, out);
      }
    }
  }

  /** One of them moved a unit more than pictures show. */
  private void oneMore(
      Hypothesis h, List<Action> together, List<Action> pictured, int i, List<Alternative> out) {
    Action action = pictured.get(i);
    int units = action.move().units();
    Action more =
        find(together, action.k(), action.move().product(), units + Integer.signum(units));
    if (more != null) {
      List<Action> actions = new ArrayList<>(pictured);
      actions.set(i, more);
      add(h, actions, out);
    }
  }

  private static boolean isAmong(List<Action> actions, Action other) {
    int product = other.move().product();
    return product == Products.UNKNOWN
        || actions.stream().anyMatch(a -> a.k() == other.k() && a.move().product() == product);
  }

  /** The possible actions that the pictures show. */
  private List<Action> pictured(Hypothesis h, List<Action> together) {
    Map<Seen, Integer> units = new LinkedHashMap<>();
    for (Crop crop : scene.e().crops()) {
      int k = indexOf(crop.trackId());
      int product = crop.scores().isEmpty() ? -1 : productOf(crop);
      if (k < 0 || product < 0) {
        continue; // it shows something else
      }
      int sign = crop.taking() != 0 ? crop.taking() : scene.e().deltaGrams() > 0 ? -1 : 1;
      units.merge(new Seen(k, product, sign), 1, Integer::sum);
    }
    List<Action> actions = new ArrayList<>();
    for (Map.Entry<Seen, Integer> entry : units.entrySet()) {
      Seen seen = entry.getKey();
      Action action = find(together, seen.k(), seen.product(), seen.sign() * entry.getValue());
      if (action == null && seen.sign() < 0 && isTaken(h, units, seen)) {
        action = undone(h, seen, entry.getValue());
      }
      if (action != null) {
        actions.add(action);
      }
    }
    actions.sort(Comparator.comparingInt((Action a) -> -a.move().units())); // first taken, then put
    return actions;
  }

  /** Whether a picture shows the same party take what another shows it put. */
  private boolean isTaken(Hypothesis h, Map<Seen, Integer> units, Seen put) {
    int party = scene.partyOf(h, put.k());
    return party >= 0
        && units.keySet().stream()
            .anyMatch(
                s ->
                    s.sign() > 0
                        && s.product() == put.product()
                        && scene.partyOf(h, s.k()) == party);
  }

  private Action undone(Hypothesis h, Seen put, int units) {
    int party = scene.partyOf(h, put.k());
    double prior = StrictMath.log(p.undoneShare);
    boolean home = moves.isHome(put.product());
    return new Action(
        put.k(), new Move(scene.tracks()[put.k()], party, put.product(), -units, home, prior, -1));
  }

  private int productOf(Crop crop) {
    return scene.products().indexOf(crop.scores().get(0).sku());
  }

  private int indexOf(String trackId) {
    for (int k = 0; k < actors.count(); k++) {
      if (scene.candidates().get(k).trackId().equals(trackId)) {
        return k;
      }
    }
    return -1;
  }

  private static @Nullable Action find(List<Action> together, int k, int product, int units) {
    for (Action action : together) {
      Move move = action.move();
      if (action.k() == k && move.product() == product && move.units() == units) {
        return action;
      }
    }
    return null;
  }

  private void add(Hypothesis h, List<Action> actions, List<Alternative> out) {
    List<Move> all = actions.stream().map(Action::move).toList();
    double fit = weighing.fitAll(h, all);
    if (fit != Weighing.OUT_OF_REACH) {
      out.add(new Alternative(h, h.weight + fit + weight(h, actions), all));
    }
  }

  /** Shoppers act as pictured while staff fill the same plate. */
  private void besideStaff(Hypothesis h, List<Action> pictured, List<Alternative> out) {
    List<Move> moved = pictured.stream().map(Action::move).toList();
    for (int s = 0; s < actors.count(); s++) {
      int party = scene.partyOf(h, s);
      if (party >= 0 && scene.isStaff(party)) {
        List<Move> all = new ArrayList<>(moved);
        all.add(moves.restock(s, party));
        double weight =
            h.weight
                + weighing.restocked(moves.home(), moved)
                + weight(h, pictured)
                + StrictMath.log(pictured.size() + 1)
                + actors.logTwo()
                + actors.of(s);
        out.add(new Alternative(h, weight, all));
      }
    }
  }

  private double weight(Hypothesis h, List<Action> actions) {
    double weight = who(h, actions) + pictures.unpictured(actions);
    for (Action action : actions) {
      weight += action.move().prior() + actors.again(h, action.k(), action.move());
      weight += pictures.further(action.move(), action.k());
    }
    for (Crop crop : scene.e().crops()) {
      double shown = Double.NEGATIVE_INFINITY;
      for (Action action : actions) {
        shown = Likelihood.logSum(shown, pictures.reading(crop, action.move(), action.k()));
      }
      weight += pictures.about(crop, shown - StrictMath.log(actions.size()));
    }
    return weight;
  }

  /** Places of all who act, and how rare it is that so many do at once. */
  private double who(Hypothesis h, List<Action> actions) {
    double sum = actors.logShare();
    int others = 0;
    List<Integer> seen = new ArrayList<>();
    for (Action action : actions) {
      if (seen.contains(action.k())) {
        sum += actors.logSame() + actors.recent(h, action.k());
      } else {
        sum += actors.of(action.k());
        sum += seen.isEmpty() ? 0 : StrictMath.log(++others + 1) + actors.logTwo();
        seen.add(action.k());
      }
    }
    return sum;
  }
}
