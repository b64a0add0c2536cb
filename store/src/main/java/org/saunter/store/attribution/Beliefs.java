package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.SkuCount;

/** Reads the posterior out: bills, explanations, who is who. */
final class Beliefs {
  private static final double LOG_HALF = StrictMath.log(0.5);

  private final Posterior q;
  private final Products products;

  Beliefs(Posterior posterior, Products products) {
    q = posterior;
    this.products = products;
  }

  /** Who a track may be: persons with their probability, best first. */
  Map<Long, Double> whoIs(String trackId) {
    Integer track = q.trackNumbers.get(trackId);
    if (track == null) {
      return Map.of();
    }
    Cluster c = q.clusterOfTrack(track);
    int index = c.trackIndex(track);
    Map<Long, Double> sums = new TreeMap<>();
    for (Hypothesis h : c.hypotheses) {
      Person person = q.persons.get(h.who[index]);
      sums.merge(
          person == null ? 0L : (Long) person.personId(), StrictMath.exp(h.weight), Double::sum);
    }
    Map<Long, Double> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** Tracks that are or were somebody of a visit in any story. */
  List<String> tracksOf(long visitId) {
    Party party = q.parties.get(visitId);
    if (party == null) {
      return List.of();
    }
    Cluster c = q.clusterOf(party);
    List<String> own = new ArrayList<>();
    for (int t = 0; t < c.tracks.length; t++) {
      for (Hypothesis h : c.hypotheses) {
        if (q.isOf(h.who[t], party)) {
          own.add(q.trackIds.get(c.tracks[t]));
          break;
        }
      }
    }
    return own;
  }

  /** The visit of a person, 0 if unknown. */
  long visitOf(long personId) {
    Person person = q.persons.get(Math.toIntExact(personId));
    return person == null ? 0 : person.party().visitId;
  }

  /** Probability that everybody of the visit is out, 0 where it is below a half. */
  double endedProbability(long visitId) {
    Party party = q.parties.get(visitId);
    if (party == null) {
      return 1;
    }
    Cluster c = q.clusterOf(party);
    Hypothesis best = c.hypotheses.get(0);
    if (best.weight > LOG_HALF && isInside(c, best, party)) {
      return 0; // below a half is as good as none
    }
    double inside = 0;
    for (Hypothesis h : c.hypotheses) {
      inside += isInside(c, h, party) ? StrictMath.exp(h.weight) : 0;
    }
    return 1 - inside;
  }

  private boolean isInside(Cluster c, Hypothesis h, Party party) {
    for (int t = 0; t < h.who.length; t++) {
      if (q.isOf(h.who[t], party) && !q.ended.containsKey(c.tracks[t])) {
        return true;
      }
    }
    return false;
  }

  /** The likeliest cart of a visit. */
  Bill bill(long visitId) {
    Party party = q.parties.get(visitId);
    if (party == null) {
      return new Bill(List.of(), 0, false);
    }
    Cluster c = q.clusterOf(party);
    int index = c.indexOf(party);
    Map<Cart, Double> sums = new LinkedHashMap<>();
    for (Hypothesis h : c.hypotheses) {
      sums.merge(h.carts[index], StrictMath.exp(h.weight), Double::sum);
    }
    Cart best = Cart.EMPTY;
    double probability = -1;
    for (Map.Entry<Cart, Double> entry : sums.entrySet()) {
      if (entry.getValue() > probability) {
        best = entry.getKey();
        probability = entry.getValue();
      }
    }
    Cart top = best;
    Hypothesis story =
        c.hypotheses.stream().filter(h -> h.carts[index].equals(top)).findFirst().orElseThrow();
    double known = Math.min(1, probability) * (1 - Math.min(1, party.lost));
    boolean unknown = top.count(Products.UNKNOWN) > 0;
    return new Bill(lines(top, story, index, sums), unknown ? known * 0.01 : known, unknown);
  }

  private List<Bill.Line> lines(Cart cart, Hypothesis story, int party, Map<Cart, Double> sums) {
    List<Bill.Line> lines = new ArrayList<>();
    for (int i = 0; i < cart.kinds(); i++) {
      int product = cart.product(i);
      if (product == Products.UNKNOWN) {
        continue;
      }
      double same = 0;
      for (Map.Entry<Cart, Double> entry : sums.entrySet()) {
        same += entry.getKey().count(product) == cart.countAt(i) ? entry.getValue() : 0;
      }
      List<Long> movements = movementsOf(story.deeds[party], product);
      for (int other = 0; movements.isEmpty() && other < story.deeds.length; other++) {
        movements = movementsOf(story.deeds[other], product); // it was handed over
      }
      lines.add(
          new Bill.Line(products.sku(product), cart.countAt(i), Math.min(1, same), movements));
    }
    return lines;
  }

  /** Movements of a product in a chain, oldest first. */
  private static List<Long> movementsOf(@Nullable Deeds newest, int product) {
    List<Long> movements = new ArrayList<>();
    Deeds[] deeds = Deeds.toArray(newest);
    for (int d = deeds.length - 1; d >= 0; d--) {
      if (deeds[d].product() == product && !movements.contains(deeds[d].movementId())) {
        movements.add(deeds[d].movementId());
      }
    }
    return movements;
  }

  /** The ways to explain a movement, best first. */
  List<Reading> explain(long movementId) {
    Posterior.Memory memory = q.memories.get(movementId);
    if (memory == null) {
      return List.of();
    }
    Map<Reading, Double> sums = new LinkedHashMap<>();
    List<Cluster> open = q.openClusters(memory);
    for (Cluster c : open) {
      for (Hypothesis h : c.hypotheses) {
        Reading reading = readingOf(c, h, movementId);
        if (reading.visitId() != 0 || open.size() == 1) {
          sums.merge(reading, StrictMath.exp(h.weight), Double::sum);
        }
      }
    }
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue() > 1e-4)
        .sorted(Map.Entry.<Reading, Double>comparingByValue().reversed())
        .limit(8)
        .map(entry -> entry.getKey().withProbability(Math.min(1, entry.getValue())))
        .toList();
  }

  Reading readingOf(Cluster c, Hypothesis h, long movementId) {
    List<Long> who = new ArrayList<>();
    List<List<SkuCount>> what = new ArrayList<>();
    boolean unknown = false;
    for (int i = 0; i < h.deeds.length; i++) {
      List<Deeds> deeds = Arrays.asList(Deeds.of(h.deeds[i], movementId));
      if (!deeds.isEmpty()) {
        who.add(c.parties.get(i).visitId);
        what.add(counts(deeds));
        unknown |= deeds.stream().anyMatch(d -> d.product() == Products.UNKNOWN);
      }
    }
    while (who.size() < 2) {
      who.add(0L);
      what.add(List.of());
    }
    return new Reading(who.get(0), what.get(0), who.get(1), what.get(1), unknown, 0);
  }

  private List<SkuCount> counts(List<Deeds> deeds) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Deeds d : deeds) {
      if (d.product() != Products.UNKNOWN && d.product() != Filter.RESTOCK) {
        counts.merge(products.sku(d.product()), d.units(), Integer::sum);
      }
    }
    counts.values().removeIf(n -> n == 0); // taken and put back at once
    return counts.entrySet().stream().map(x -> new SkuCount(x.getKey(), x.getValue())).toList();
  }

  /** Movements that a visit's likeliest story rests on or that may be its, oldest first. */
  List<Long> movementsOf(long visitId) {
    Party party = q.parties.get(visitId);
    if (party == null) {
      return List.of();
    }
    return q.memories.entrySet().stream()
        .filter(entry -> entry.getValue().parties().contains(party))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** When a movement began, 0 if it is forgotten. */
  long onsetOf(long movementId) {
    Posterior.Memory memory = q.memories.get(movementId);
    return memory == null ? 0 : memory.evidence().onsetNanos();
  }

  /** What is believed to lie on a plate against the planogram, with probabilities. */
  Map<String, Double> foreignOn(int plate) {
    Cluster c = q.clusterOfPlate(plate);
    Map<String, Double> sums = new TreeMap<>();
    if (c != null) {
      int index = c.plateIndex(plate);
      for (Hypothesis h : c.hypotheses) {
        Cart cart = h.foreign[index];
        for (int i = 0; i < cart.kinds(); i++) {
          sums.merge(products.sku(cart.product(i)), StrictMath.exp(h.weight), Double::sum);
        }
      }
    }
    return sums;
  }
}
