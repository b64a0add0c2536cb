package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Fact;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Choice;
import org.saunter.model.Observation.Contents;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.PaymentOutcome;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.model.Observation.PlanogramChanged;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Observation.Verdict;
import org.saunter.model.Planogram;
import org.saunter.model.Planogram.Placement;
import org.saunter.model.StoreSetup;

/** Plays a script: the runner is the clock. */
final class Player {
  private static final long LEAD_NANOS = 1_000_000_000L;
  private static final long APPROACH_NANOS = 3_000_000_000L;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final String ALWAYS = " from the start";
  private static final double TAIL_SECONDS = 14;

  /** Whatever takes observations and returns facts. */
  interface Engine {
    List<Fact> on(Observation observation);
  }

  /**
   * What came out, what was said per row (index 0: before the first), and the world as it ended.
   */
  record Played(List<List<String>> saidOfRow, List<Fact> facts, World world, FactText text) {}

  private record Cue(long nanos, int order, Runnable run) {}

  private final Script script;
  private final World world;
  private final Acts acts;
  private final Faults faults;
  private final Floor floor;
  private final Doors doors;
  private final FactText text = new FactText();
  private final List<Cue> cues = new ArrayList<>();
  private final List<List<Fact>> factsOfRow = new ArrayList<>();
  private final List<List<String>> saidOfRow = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Long, Fact.QuestionAsked> questions = new HashMap<>();

  Player(Script script) {
    this.script = script;
    world = new World(new Shop(script.store()), script.id().hashCode());
    acts = new Acts(world);
    faults = new Faults(world, acts);
    floor = new Floor(world, acts);
    doors = new Doors(world);
    factsOfRow.add(new ArrayList<>());
    cue();
  }

  StoreSetup setup() {
    return world.shop.setup();
  }

  Played play(Engine engine) {
    long from = World.START_NANOS - WARM_UP_NANOS;
    double seconds = script.rows().getLast().seconds() + TAIL_SECONDS;
    long until = World.START_NANOS + (long) (seconds * 1e9);
    int next = 0;
    for (long now = from; now <= until; now += World.TICK_NANOS) {
      while (next < cues.size() && cues.get(next).nanos() <= now) {
        cues.get(next++).run().run();
      }
      world.tick(now, o -> factsOf(engine.on(o)));
    }
    close();
    return new Played(saidOfRow, facts, world, text);
  }

  private void factsOf(List<Fact> some) {
    for (Fact fact : some) {
      facts.add(fact);
      factsOfRow.getLast().add(fact);
      if (fact instanceof Fact.QuestionAsked asked) {
        questions.put(asked.questionId(), asked);
      }
    }
  }

  private void close() {
    text.know(world.parties.values());
    saidOfRow.add(text.say(factsOfRow.getLast()));
  }

  // Planning

  private void cue() {
    Map<String, Long> busyUntil = new HashMap<>();
    for (Script.Row row : script.rows()) {
      long at = World.START_NANOS + row.nanos();
      if (isPlate(row.source()) && Acts.isAct(row.event())) {
        String who = row.event().split(" ", -1)[0];
        long busy = busyUntil.getOrDefault(who, 0L);
        long from = Math.max(at - APPROACH_NANOS, busy + 300_000_000L);
        double within = Math.max(0.3, (at - from) / 1e9 - 0.7);
        add(from, () -> acts.approach(row.source(), row.event(), within));
        add(
            Math.min(at - 500_000_000L, Math.max(at - LEAD_NANOS, busy)),
            () -> acts.plan(row.source(), row.event(), at));
        busyUntil.put(who, at);
        add(at, this::nextRow);
      } else {
        approachDoor(row, at, busyUntil);
        boolean always = row.event().endsWith(ALWAYS);
        add(always ? World.START_NANOS - WARM_UP_NANOS : at, () -> now(row, at));
      }
    }
    cues.sort(Comparator.comparingLong(Cue::nanos).thenComparingInt(Cue::order));
  }

  private void add(long nanos, Runnable run) {
    cues.add(new Cue(nanos, cues.size(), run));
  }

  private void approachDoor(Script.Row row, long at, Map<String, Long> busyUntil) {
    String[] words = row.event().split(" ", -1);
    if (world.shop.isGate(row.source()) && words.length > 1 && words[1].equals("out")) {
      Layout.Gate gate = world.shop.gate(row.source());
      long busy = busyUntil.getOrDefault(words[0], 0L);
      long from = Math.max(at - 4_000_000_000L, busy + 400_000_000L);
      add(from, () -> world.body(words[0]).walkTo(gate.xMm(), gate.yMm(), (at - from) / 1e9 - 0.3));
    }
    busyUntil.put(words[0], at);
  }

  private boolean isPlate(String source) {
    return world.shop.find(source.split("\\+", -1)[0]) != null;
  }

  // Now

  private void nextRow() {
    close();
    factsOfRow.add(new ArrayList<>());
  }

  private void now(Script.Row row, long at) {
    nextRow();
    String source = row.source();
    if (world.shop.isGate(source) || source.startsWith("G")) {
      doors.on(source, row.event(), at);
    } else if (isPlate(source) || source.matches("p\\d+")) {
      faults.on(source, row.event().replace(ALWAYS, ""), at);
    } else {
      other(source, row.event(), at);
    }
    text.know(world.parties.values());
  }

  private void other(String source, String event, long at) {
    switch (source) {
      case "floor" -> floor.on(event, at);
      case "clock" -> clock(new Words(event), at);
      case "plan" -> plan(new Words(event), at);
      case "pay" -> pay(new Words(event), at);
      case "end" -> {}
      default -> {
        if (source.startsWith("cam")) {
          floor.camera(source, event, at);
        } else if (source.startsWith("Q")) {
          answer(Long.parseLong(source.substring(1)), new Words(event), at);
        } else {
          throw new IllegalArgumentException("Nobody is called (" + source + ") here.");
        }
      }
    }
  }

  /** {@code back 10s}: a service whose clock stands wrong; {@code ahead 8h}. */
  private void clock(Words words, long at) {
    String verb = words.next();
    String much = words.isEmpty() ? "0s" : words.next();
    long unit = much.endsWith("h") ? 3_600_000_000_000L : 1_000_000_000L;
    long shift = Math.round(Words.number(much) * unit) * (verb.equals("back") ? -1 : 1);
    world.say(at, new Ticked(at + shift, "clock", world.next("clock")));
  }

  /** {@code p2: juice}: the planogram with another product on one plate. */
  private void plan(Words words, long at) {
    String plate = words.next();
    String sku = words.next();
    world.shop.placements.removeIf(p -> p.plateId().equals(plate));
    if (!sku.equals("empty")) {
      world.shop.placements.add(new Placement(plate, sku, 20));
    }
    world.say(
        new PlanogramChanged(
            at,
            "retailer",
            world.next("retailer"),
            new Planogram("v" + world.next("plan"), at, world.shop.placements)));
  }

  private void pay(Words words, long at) {
    long visit = Long.parseLong(words.next().substring(1));
    PaymentStep step = PaymentStep.valueOf(words.next());
    PaymentOutcome outcome = PaymentOutcome.valueOf(words.next());
    world.say(new PaymentAnswered(at, "trade", world.next("trade"), visit, step, outcome, 0, ""));
  }

  /** {@code rita says cola x1} or {@code rita picks ana +cola}. */
  private void answer(long question, Words words, long at) {
    String reviewer = words.next();
    String how = words.next();
    Verdict verdict =
        how.equals("says")
            ? new Contents(Floor.counts(words.rest()))
            : new Choice(choice(question, String.join(" ", words.rest())));
    world.say(new ReviewAnswered(at, "desk", world.next("desk"), question, reviewer, verdict));
  }

  private int choice(long question, String way) {
    Fact.QuestionAsked asked = questions.get(question);
    if (asked != null) {
      for (int i = 0; i < asked.alternatives().size(); i++) {
        if (text.way(asked.alternatives().get(i)).equals(way)) {
          return i;
        }
      }
    }
    return 99;
  }
}
