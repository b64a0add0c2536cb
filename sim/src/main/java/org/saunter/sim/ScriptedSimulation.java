package org.saunter.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.saunter.model.Credential;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Role;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import org.saunter.sim.Person.State;

/**
 * Plays a {@link Script} in a real shop's layout: people walk to the plates in time, hands and
 * plates do what the script says, and the sensors are those of the synthetic shop. Nothing happens
 * that the script does not say. Not thread-safe.
 */
public final class ScriptedSimulation {
  private static final long ENTER_EVERY_NANOS = 2_500_000_000L;
  private static final long ANSWER_NANOS = 200_000_000L;
  private static final long CROSS_NANOS = 600_000_000L;
  private static final long QUIET_AFTER_NANOS = 15_000_000_000L;

  private final Script script;
  private final SensorClass sensors;
  private final Shop shop;
  private final Chance people;
  private final Scales scales;
  private final Drafts drafts = new Drafts();
  private final Eyes eyes;
  private final Meetings meetings;
  private final Puppets puppets;
  private final Layout.Gate in;
  private final Layout.Gate out;
  private final Map<String, Person> byToken = new LinkedHashMap<>();
  private final List<Person> inside = new ArrayList<>();
  private long nowNanos;
  private long emptySinceNanos;

  public ScriptedSimulation(Script script, SensorClass sensors, long seed) {
    this.script = script;
    this.sensors = sensors;
    Chance root = new Chance(seed);
    shop = ScriptShop.build(script, root.fork("shop"));
    people = root.fork("people");
    nowNanos = script.startNanos();
    Stock stock = new Stock(shop, root.fork("stock"));
    scales = new Scales(shop, sensors, stock, root.fork("scales"), nowNanos);
    Measured measured = new Measured(shop);
    eyes = new Eyes(shop, sensors, root.fork("eyes"), drafts, measured);
    meetings = new Meetings(sensors, root.fork("meetings"), drafts, eyes, measured);
    puppets = new Puppets(script, shop, stock, scales, eyes, sensors, root.fork("puppets"));
    in = gate(script.setup().layout(), Layout.GateKind.EXIT);
    out = gate(script.setup().layout(), Layout.GateKind.ENTRY);
    for (String token : script.visitors()) {
      Party party = new Party(token, new Credential(Credential.Kind.CARD, token), Role.SHOPPER);
      Person person = new Person(byToken.size() + 1, party, eyes.dress(), people.uniform(90, 130));
      party.members.add(person);
      byToken.put(token, person);
    }
    emptySinceNanos = nowNanos;
  }

  /** The first gate that is not only for the other way. */
  private static Layout.Gate gate(Layout layout, Layout.GateKind not) {
    return layout.gates().stream().filter(g -> g.kind() != not).findFirst().orElseThrow();
  }

  /** How long before the first deed a script must start, so that everybody can be inside. */
  public static long leadNanos(int visitors) {
    return 6_000_000_000L + visitors * ENTER_EVERY_NANOS;
  }

  /** What the engine is told before it starts. */
  public StoreSetup setup() {
    return script.setup();
  }

  /**
   * A tenth of a second of shop life.
   *
   * @return false once everybody has gone and the last receipts are due
   */
  public boolean step(Consumer<Observation> observations, Consumer<Truth> truth) {
    nowNanos += Simulation.TICK_NANOS;
    enter(truth);
    puppets.walk(nowNanos, inside, out);
    puppets.handle(nowNanos, byToken, inside, truth);
    meetings.watch(nowNanos, inside, truth);
    if (!inside.isEmpty()) {
      eyes.frame(nowNanos, inside);
    } else if (nowNanos % 1_000_000_000L == 0) {
      drafts.add(new Ticked(nowNanos, "clock", drafts.next("clock")));
    }
    if (nowNanos % Scales.BATCH_NANOS == 0) {
      scales.weigh(nowNanos, drafts::add);
    }
    leave(truth);
    drafts.flush(observations);
    boolean busy = byToken.values().stream().anyMatch(p -> p.state != State.GONE);
    emptySinceNanos = busy ? nowNanos : emptySinceNanos;
    return nowNanos - emptySinceNanos < QUIET_AFTER_NANOS;
  }

  private void enter(Consumer<Truth> truth) {
    int index = 0;
    for (Person person : byToken.values()) {
      long shows = script.startNanos() + 2_000_000_000L + index++ * ENTER_EVERY_NANOS;
      Credential credential = person.party.credential;
      if (nowNanos == shows) {
        drafts.add(
            new CredentialPresented(
                nowNanos, "gate-in", drafts.next("gate-in"), in.id(), credential, 1));
      } else if (nowNanos == shows + ANSWER_NANOS) {
        drafts.add(
            new EntryAnswered(
                nowNanos,
                "door",
                drafts.next("door"),
                in.id(),
                credential,
                EntryDecision.ADMITTED,
                Role.SHOPPER,
                1,
                "SIMULATED"));
      } else if (nowNanos == shows + CROSS_NANOS) {
        letIn(person, truth);
      }
    }
  }

  private void letIn(Person person, Consumer<Truth> truth) {
    person.trackId = meetings.newTrack();
    person.xMm = in.xMm() + people.uniform(-200, 200);
    person.yMm = in.yMm() + people.uniform(-200, 200);
    person.state = State.WALKING;
    person.party.enteredNanos = nowNanos;
    inside.add(person);
    drafts.add(
        new GateCrossed(
            nowNanos,
            "gate-in",
            drafts.next("gate-in"),
            in.id(),
            Direction.IN,
            person.trackId,
            person.party.credential.token(),
            eyes.look(person, Entrance.ANCHOR_NOISE)));
    truth.accept(new Truth.Tracked(nowNanos, person.trackId, person.party.visitKey));
  }

  private void leave(Consumer<Truth> truth) {
    for (Person person : List.copyOf(inside)) {
      if (person.state == State.LEAVING
          && Math.hypot(person.xMm - out.xMm(), person.yMm - out.yMm()) < 150) {
        person.state = State.GONE;
        inside.remove(person);
        drafts.add(
            new GateCrossed(
                nowNanos,
                "gate-out",
                drafts.next("gate-out"),
                out.id(),
                Direction.OUT,
                person.trackId,
                null,
                eyes.look(person, 0.6 * sensors.appearanceNoise())));
        truth.accept(visited(person));
      }
    }
  }

  /** Units taken less units put, never below none. */
  private Truth.Visited visited(Person person) {
    Map<String, Integer> net = new HashMap<>();
    for (Script.Deed deed : script.deeds()) {
      if (deed.visitor().equals(person.party.visitKey)) {
        net.merge(deed.sku(), deed.take() ? 1 : -1, Integer::sum);
      }
    }
    List<SkuCount> lines = new ArrayList<>();
    new TreeMap<>(net)
        .forEach(
            (sku, count) -> {
              if (count > 0) {
                lines.add(new SkuCount(sku, count));
              }
            });
    return new Truth.Visited(
        nowNanos,
        person.party.visitKey,
        person.party.credential.token(),
        Role.SHOPPER,
        1,
        person.party.enteredNanos,
        lines);
  }
}
