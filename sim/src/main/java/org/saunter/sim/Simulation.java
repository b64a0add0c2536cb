package org.saunter.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.saunter.model.Credential;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Role;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;

/**
 * A living shop: people come, shop and go; sensors tell what they tell; truth says what was. Time
 * moves a tenth of a second a {@link #step}. Not thread-safe.
 */
public final class Simulation {
  /** Length of a step. */
  public static final long TICK_NANOS = 100_000_000L;

  private static final long QUIET_AFTER_NANOS = 40_000_000_000L;
  private static final int LOW_FACINGS = 8;

  private final Scenario scenario;
  private final Shop shop;
  private final Chance arrivals;
  private final Chance people;
  private final Stock stock;
  private final Scales scales;
  private final Drafts drafts = new Drafts();
  private final Measured measured;
  private final Eyes eyes;
  private final Meetings meetings;
  private final Entrance entrance;
  private final Walking walking;
  private final Planner planner;
  private final Handling handling;
  private final Saboteurs saboteurs;
  private final StageKeeper keeper = new StageKeeper();
  private final List<Person> inside = new ArrayList<>();
  private final double meanGapSeconds;

  private long nowNanos;
  private long nextArrivalNanos;
  private int arrived;
  private int persons;
  private int parties;
  private boolean staffInside;
  private long emptySinceNanos;
  private final List<String> tokens = new ArrayList<>();

  public Simulation(Scenario scenario) {
    this.scenario = scenario;
    Chance root = new Chance(scenario.seed());
    shop =
        ShopBuilder.build(
            scenario.format(), scenario.seed(), scenario.sameWeightSiblings(), scenario.storeId());
    arrivals = root.fork("arrivals");
    people = root.fork("people");
    stock = new Stock(shop, root.fork("stock"));
    nowNanos = scenario.startNanos();
    scales = new Scales(shop, scenario.sensors(), stock, root.fork("scales"), nowNanos);
    measured = new Measured(shop);
    eyes = new Eyes(shop, scenario.sensors(), root.fork("eyes"), drafts, measured);
    meetings = new Meetings(scenario.sensors(), root.fork("meetings"), drafts, eyes, measured);
    entrance =
        new Entrance(shop, drafts, eyes, meetings, root.fork("entrance"), scenario.answersEntry());
    walking = new Walking(shop, root.fork("walking"));
    planner = new Planner(shop, scenario.behaviour(), stock, walking, root.fork("plans"));
    handling =
        new Handling(shop, scenario, stock, scales, eyes, planner, measured, root.fork("handling"));
    saboteurs = new Saboteurs(scenario.sabotage(), root.fork("sabotage"), nowNanos);
    double party = 1 + scenario.behaviour().groups() * 1.4;
    meanGapSeconds = scenario.format().stayMeanSeconds * party / scenario.occupancy();
    nextArrivalNanos = nowNanos + 2_000_000_000L;
    emptySinceNanos = nowNanos;
  }

  /** What the engine is told before it starts. */
  public StoreSetup setup() {
    return shop.setup();
  }

  /** What a recording of this simulation says about itself. */
  public RecordingInfo info() {
    Map<String, String> notes = new TreeMap<>();
    notes.put("format", scenario.format().toString());
    notes.put("sensors", scenario.sensors().name());
    notes.put("behaviour", scenario.behaviour().name());
    notes.put("occupancy", Double.toString(scenario.occupancy()));
    notes.put("visits", Integer.toString(scenario.visits()));
    notes.put("sabotage", scenario.sabotage().toString());
    return new RecordingInfo(
        RecordingInfo.FORMAT_VERSION,
        RecordingInfo.Kind.SIMULATED,
        "saunter sim",
        scenario.seed(),
        scenario.startNanos(),
        nowNanos,
        notes);
  }

  /** What the simulation really did so far. */
  public Measured measured() {
    return measured;
  }

  public long nowNanos() {
    return nowNanos;
  }

  /** Everything that a camera could see now. */
  public Stage stage() {
    return keeper.stage(nowNanos, inside);
  }

  /** Visits that have come to the gate so far. */
  public int arrived() {
    return arrived;
  }

  /** Somebody else decided who may come in. */
  public void answerEntry(String token, boolean admitted) {
    entrance.answer(token, admitted, nowNanos);
  }

  /**
   * A tenth of a second of shop life.
   *
   * @param out takes the observations in time order
   * @param truth takes what really happened
   * @return false once everybody has come and gone and the last receipts are due
   */
  public boolean step(Consumer<Observation> out, Consumer<Truth> truth) {
    nowNanos += TICK_NANOS;
    arrive();
    entrance.step(nowNanos, planner, inside::add, truth);
    walk();
    handling.handle(nowNanos, inside, truth);
    meetings.watch(nowNanos, inside, truth);
    look();
    weigh();
    leave(truth);
    drafts.flush(o -> saboteurs.pass(o, out));
    saboteurs.release(nowNanos, out);
    keeper.step(inside);
    measured.tick(inside.size());
    return isGoingOn();
  }

  private boolean isGoingOn() {
    boolean busy = arrived < scenario.visits() || !inside.isEmpty() || !entrance.isEmpty();
    if (busy) {
      emptySinceNanos = nowNanos;
    }
    return nowNanos - emptySinceNanos < QUIET_AFTER_NANOS;
  }

  private void arrive() {
    if (nowNanos < nextArrivalNanos || arrived >= scenario.visits()) {
      return;
    }
    nextArrivalNanos = nowNanos + (long) (arrivals.exponential(meanGapSeconds) * 1e9);
    if (!staffInside && planner.low().size() >= LOW_FACINGS) {
      staffInside = true;
      Party staff =
          party(new Credential(Credential.Kind.BADGE, "badge-" + (parties + 1)), Role.STAFF);
      staff.members.add(person(staff));
      entrance.queue(staff);
    }
    arrived++;
    Behaviour behaviour = scenario.behaviour();
    Role role = arrivals.happens(behaviour.testers()) ? Role.TESTER : Role.SHOPPER;
    String kind = role == Role.TESTER ? "tester-" : "card-"; // by the token the shop knows them
    String token = kind + Long.toString(scenario.seed(), 36) + "-" + (parties + 1);
    boolean again = !tokens.isEmpty() && arrivals.happens(behaviour.reentry());
    int which = again ? arrivals.below(tokens.size()) : -1;
    if (again && role == Role.SHOPPER) {
      token = tokens.remove(which);
    }
    Party party = party(new Credential(Credential.Kind.CARD, token), role);
    int size = 1;
    if (arrivals.happens(behaviour.groups())) {
      double u = arrivals.uniform();
      size = u < 0.7 ? 2 : u < 0.9 ? 3 : 4;
    }
    for (int i = 0; i < size; i++) {
      party.members.add(person(party));
    }
    entrance.queue(party);
  }

  private Party party(Credential credential, Role role) {
    return new Party("v" + ++parties, credential, role);
  }

  private Person person(Party party) {
    return new Person(++persons, party, eyes.dress(), people.uniform(70, 125));
  }

  private void walk() {
    for (Person person : inside) {
      switch (person.state) {
        case WALKING -> {
          if (walking.step(person)) {
            planner.arrive(person, nowNanos);
            handling.planned(person, inside);
          }
        }
        case AT_SHELF -> {
          if (nowNanos >= person.leaveShelfNanos && person.acts.isEmpty()) {
            planner.next(person);
          }
        }
        case LEAVING -> walking.step(person);
        case OUTSIDE, GONE -> {}
      }
    }
    walking.giveWay(inside);
  }

  private void look() {
    if (inside.isEmpty()) {
      if (nowNanos % 1_000_000_000L == 0) {
        drafts.add(new Ticked(nowNanos, "clock", drafts.next("clock")));
      }
      return;
    }
    eyes.frame(nowNanos, inside);
  }

  private void weigh() {
    if (nowNanos % Scales.BATCH_NANOS == 0) {
      scales.weigh(nowNanos, drafts::add);
    }
  }

  private void leave(Consumer<Truth> truth) {
    for (Person person : List.copyOf(inside)) {
      if (person.state == Person.State.LEAVING && person.way.isEmpty()) {
        person.state = Person.State.GONE;
        inside.remove(person);
        handling.gone(person);
        drafts.add(
            new GateCrossed(
                nowNanos,
                "gate-out",
                drafts.next("gate-out"),
                "out",
                Direction.OUT,
                person.trackId,
                null,
                eyes.look(person, 0.6 * scenario.sensors().appearanceNoise())));
        if (++person.party.gone == person.party.members.size()) {
          visited(person.party, truth);
        }
      }
    }
  }

  private void visited(Party party, Consumer<Truth> truth) {
    Map<String, Integer> items = new TreeMap<>();
    int count = 0;
    for (Person member : party.members) {
      for (Unit unit : member.carried) {
        items.merge(shop.sku(unit.product), 1, Integer::sum);
        count++;
      }
    }
    switch (party.role) {
      case STAFF -> staffInside = false;
      case SHOPPER -> {
        measured.visit(count);
        tokens.add(party.credential.token());
      }
      case TESTER, UNTRACKED -> {}
    }
    List<SkuCount> lines = new ArrayList<>();
    items.forEach((sku, n) -> lines.add(new SkuCount(sku, n)));
    lines.sort(Comparator.comparing(SkuCount::sku));
    truth.accept(
        new Truth.Visited(
            nowNanos,
            party.visitKey,
            party.credential.token(),
            party.role,
            party.members.size(),
            party.enteredNanos,
            lines));
  }

  /** Units that exist: on shelves, in hands, and out of the door. Always the same as made. */
  boolean conservesItems() {
    long carried = 0;
    for (Person person : inside) {
      carried += person.carried.size();
    }
    return stock.lying() + carried + handling.inTransit() + handling.goneUnits() == stock.made();
  }
}
