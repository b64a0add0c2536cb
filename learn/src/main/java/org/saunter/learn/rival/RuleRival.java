package org.saunter.learn.rival;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.learn.rival.HardTracker.Body;
import org.saunter.learn.rival.Rule.Guess;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlanogramChanged;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.TracksCrossed;

/** Gates, tracks and weight events around a {@link Rule}: every decision is hard and at once. */
final class RuleRival implements Rival {
  private static final double REACH_METRES = 2.0;
  private static final double DISTANCE_SCALE_METRES = 0.15;
  private static final double PICTURE_METRES = 0.35;
  private static final long PICTURE_MEMORY_NANOS = 20_000_000_000L;
  private static final long PICTURE_NANOS = 400_000_000L;

  private final String name;
  private final RivalShop shop;
  private final Rule rule;
  private final HardTracker tracker = new HardTracker();
  private final List<ShelfTrigger> triggers = new ArrayList<>();
  private final List<RivalVisit> visits = new ArrayList<>();
  private final Map<String, RivalVisit> atGate = new HashMap<>();
  private final Deque<ItemSeen> pictures = new ArrayDeque<>();
  private final Map<String, Long> lastSequence = new HashMap<>();

  RuleRival(String name, RivalShop shop, Rule rule) {
    this.name = name;
    this.shop = shop;
    this.rule = rule;
    for (int shelf = 0; shelf < shop.shelves(); shelf++) {
      triggers.add(new ShelfTrigger(shelf, shop.shelf(shelf), this::decide));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void on(Observation observation) {
    Long before = lastSequence.put(observation.source(), observation.sequence());
    if (before != null && before == observation.sequence()) {
      return; // the same message again
    }
    if (observation instanceof PlateWeighed batch) {
      RivalShop.Plate plate = shop.find(batch.plateId());
      if (plate != null) {
        triggers.get(plate.shelf()).weigh(plate.number(), batch);
      }
    } else if (observation instanceof PeopleTracked frame) {
      tracker.see(frame);
    } else if (observation instanceof TracksCrossed meeting) {
      tracker.part(meeting);
    } else if (observation instanceof ItemSeen picture) {
      remember(picture);
    } else if (observation instanceof EntryAnswered answer) {
      admit(answer);
    } else if (observation instanceof GateCrossed crossing) {
      cross(crossing);
    } else if (observation instanceof PlanogramChanged change) {
      shop.replace(change.planogram());
    }
  }

  private void remember(ItemSeen picture) {
    pictures.addLast(picture);
    while (pictures.getFirst().atNanos() < picture.atNanos() - PICTURE_MEMORY_NANOS) {
      pictures.removeFirst();
    }
  }

  private void admit(EntryAnswered answer) {
    if (answer.decision() == EntryDecision.ADMITTED) {
      RivalVisit visit =
          new RivalVisit(
              visits.size() + 1L, answer.credential().token(), answer.role(), answer.atNanos());
      visits.add(visit);
      atGate.put(answer.gateId(), visit);
    }
  }

  private void cross(GateCrossed crossing) {
    RivalVisit visit = atGate.get(crossing.gateId());
    if (crossing.direction() == Direction.IN && visit != null) {
      tracker.enter(crossing.trackId(), visit, crossing.appearance(), crossing.atNanos());
    }
  }

  private void decide(WeightEvent event) {
    for (WeightEvent part : rule.parts(event)) {
      decidePart(part);
    }
  }

  private void decidePart(WeightEvent event) {
    Map<RivalVisit, Double> near = new java.util.LinkedHashMap<>();
    Body actor = null;
    double least = REACH_METRES;
    for (Body body : tracker.bodies()) {
      double distance = rule.distanceMetres(body, event);
      if (distance < REACH_METRES) {
        near.merge(body.visit, distance, Math::min);
      }
      if (distance < least) {
        least = distance;
        actor = body;
      }
    }
    if (actor != null) {
      act(event, actor.visit, near, least);
    }
  }

  private void act(
      WeightEvent event, RivalVisit actor, Map<RivalVisit, Double> near, double leastMetres) {
    double all = 0;
    for (double distance : near.values()) {
      all += StrictMath.exp((leastMetres - distance) / DISTANCE_SCALE_METRES);
    }
    List<ItemSeen> seen = picturesOf(event);
    Guess guess = event.grams() < 0 ? rule.taken(event, seen) : rule.put(event, actor, seen);
    for (Map.Entry<RivalVisit, Double> one : near.entrySet()) {
      double who = StrictMath.exp((leastMetres - one.getValue()) / DISTANCE_SCALE_METRES) / all;
      RivalVisit visit = one.getKey();
      visit.certainty *= visit.number == actor.number ? who * guess.certainty() : 1 - who;
    }
    if (guess.sku().isEmpty()) {
      return;
    }
    if (event.grams() < 0) {
      actor.take(guess.sku(), guess.count());
    } else {
      actor.put(guess.sku());
      if (rule.learnsPlaces()) {
        event.changes().forEach(change -> shop.grow(guess.sku(), change.plate()));
      }
    }
  }

  /** Pictures taken at the plate while the event went on, of the same direction. */
  private List<ItemSeen> picturesOf(WeightEvent event) {
    RivalShop.Plate plate = shop.plate(event.mainPlate());
    List<ItemSeen> seen = new ArrayList<>();
    for (ItemSeen picture : pictures) {
      boolean wrongWay =
          picture.action() == (event.grams() < 0 ? HandAction.PUTTING : HandAction.TAKING);
      if (picture.action() != HandAction.CARRYING
          && !wrongWay
          && Math.abs(picture.atNanos() - event.onsetNanos()) < PICTURE_NANOS
          && Places.distanceMetres(picture.xMm(), picture.yMm(), picture.zMm(), plate)
              < PICTURE_METRES) {
        seen.add(picture);
      }
    }
    return seen;
  }

  @Override
  public List<RivalReceipt> receipts() {
    return visits.stream().map(RivalVisit::receipt).toList();
  }
}
