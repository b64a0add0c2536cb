package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Observation.SkuCount;

/** What people say of carts, movements and plates is taken as certain. */
final class Answers {
  private final Posterior q;
  private final Products products;
  private final Beliefs beliefs;
  private final Twins twins;

  Answers(Posterior posterior, Products products, Beliefs beliefs) {
    q = posterior;
    this.products = products;
    this.beliefs = beliefs;
    twins = new Twins(posterior, products);
  }

  /** The visit's cart holds exactly this. */
  void contents(long visitId, List<SkuCount> contents) {
    Party party = q.parties.get(visitId);
    if (party == null) {
      return;
    }
    Cart cart = Cart.EMPTY;
    for (SkuCount line : contents) {
      int product = products.indexOf(line.sku());
      if (product >= 0 && line.count() > 0) {
        cart = cart.plus(product, line.count());
      }
    }
    Cluster c = q.clusterOf(party);
    int index = c.indexOf(party);
    Cart told = cart;
    List<Hypothesis> right =
        c.hypotheses.stream().filter(h -> h.carts[index].equals(told)).toList();
    if (right.isEmpty()) {
      c.copyStories();
      for (Hypothesis h : c.hypotheses) {
        h.carts[index] = told;
      }
    } else {
      c.hypotheses = new ArrayList<>(right);
    }
    party.lost = 0;
    q.settle(c);
  }

  /** That reading of a movement is right. */
  void reading(long movementId, Reading reading) {
    Posterior.Memory memory = q.memories.get(movementId);
    if (memory == null) {
      return;
    }
    for (Cluster c : q.openClusters(memory)) {
      List<Hypothesis> right = new ArrayList<>();
      for (Hypothesis h : c.hypotheses) {
        if (beliefs.readingOf(c, h, movementId).isSame(reading)) {
          right.add(h);
        } else {
          Hypothesis twin = twins.of(c, h, movementId, reading);
          if (twin != null) {
            right.add(twin);
          }
        }
      }
      if (!right.isEmpty()) {
        c.hypotheses = right;
        q.settle(c);
      }
    }
  }

  /** What lay on the plate against the planogram is there no more. */
  void audited(int plate) {
    Cluster c = q.clusterOfPlate(plate);
    if (c != null) {
      int index = c.plateIndex(plate);
      c.copyStories();
      for (Hypothesis h : c.hypotheses) {
        h.foreign[index] = Cart.EMPTY;
      }
      q.settle(c);
    }
  }
}
