package org.saunter.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Observation;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.PeopleDetected;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlanogramChanged;
import org.saunter.model.Observation.PlateAudited;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Observation.SensorReported;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.model.StoreSetup;

/**
 * One store: observations in, facts out. Deterministic, single-threaded, without clock, file or
 * chance. The same observations give the same facts, byte for byte.
 */
public final class Store {
  /** Version of what {@link #save} writes; grows with every change of it. */
  public static final int STATE_VERSION = 7;

  private static final long HOUSEKEEPING_NANOS = 100_000_000L;

  private final Scene scene;
  private final StoreClock clock = new StoreClock();
  private final Sources sources = new Sources();
  private final Shelves shelves;
  private final Interactions interactions;
  private final Gates gates;
  private final Receipts receipts;
  private final Blindness blindness;
  private long housekeptNanos = Long.MIN_VALUE;

  public Store(StoreSetup setup, EngineSettings settings) {
    scene = new Scene(setup, settings);
    shelves = new Shelves(scene);
    interactions = new Interactions(scene);
    gates = new Gates(scene);
    blindness = new Blindness(scene);
    receipts = new Receipts(scene, interactions, blindness);
  }

  /** Takes one observation and returns what became true because of it. */
  public List<Fact> on(Observation observation) {
    List<Fact> facts = new ArrayList<>(4);
    if (isRefused(observation, facts)) {
      return facts;
    }
    scene.nowNanos = Math.max(scene.nowNanos, observation.atNanos());
    TreeSet<Long> touched = new TreeSet<>();
    switch (observation) {
      case PlateWeighed batch -> shelves.weigh(batch, facts); // what left, what came back
      case PeopleTracked frame -> gates.see(frame);
      case TracksCrossed meeting -> gates.part(meeting, facts); // who is who now
      case ItemSeen seen -> touched.addAll(interactions.see(seen, facts));
      case PeopleDetected ignored -> {} // single-camera detections are fused before they come here
      case CredentialPresented shown -> gates.present(shown, facts);
      case EntryAnswered answer -> gates.answer(answer, facts);
      case GateCrossed crossing -> gates.cross(crossing, facts);
      case PlanogramChanged change -> scene.map.planogram(change.planogram());
      case PlateAudited audit -> audit(audit, facts);
      case SensorReported report -> health(report, facts);
      case ReviewAnswered answer -> receipts.answer(answer, facts);
      case PaymentAnswered answer -> facts.add(noted(answer));
      case Ticked tick -> {}
    }
    touched.addAll(interactions.resolve(facts)); // who took what
    receipts.rebill(touched, facts); // the running bill
    if (isTimeToClose(observation)) {
      shelves.watch(facts); // who has fallen silent
      blindness.watch(); // who stood where nothing is felt
      gates.tieStrangers(facts);
      receipts.close(facts); // charge, or ask a person first
    }
    return facts;
  }

  /** Ends of visits are looked at ten times a second and at every crossing of a gate. */
  private boolean isTimeToClose(Observation observation) {
    boolean due =
        observation instanceof GateCrossed
            || scene.nowNanos - housekeptNanos >= HOUSEKEEPING_NANOS
            || housekeptNanos == Long.MIN_VALUE;
    housekeptNanos = due ? scene.nowNanos : housekeptNanos;
    return due;
  }

  private boolean isRefused(Observation o, List<Fact> facts) {
    Refusal refusal = whyRefused(o);
    tellFlood(o, facts);
    if (refusal == null) {
      clock.used(o);
      return false;
    }
    String source = "The source (" + o.source() + ")";
    switch (refusal) {
      case DUPLICATE ->
          scene.refuse(
              o,
              refusal,
              source + " sent its number (" + o.sequence() + ") twice.",
              "Maybe its line repeats what was not acknowledged in time.",
              facts);
      case TOO_LATE -> {
        shelves.late(o);
        scene.refuse(
            o,
            refusal,
            source
                + " is ("
                + (scene.nowNanos - o.atNanos()) / 1_000_000
                + ") ms behind the store.",
            "Maybe its clock is wrong, or its line was cut.",
            facts);
      }
      case FROM_THE_FUTURE -> {
        shelves.late(o);
        scene.refuse(
            o,
            refusal,
            source
                + " is ("
                + (o.atNanos() - scene.nowNanos) / 1_000_000
                + ") ms ahead of all others.",
            "Maybe its clock is wrong.",
            facts);
      }
      default ->
          scene.refuse(
              o,
              refusal,
              source + " sends more than 500 messages a second.",
              "Maybe it is broken; it is listened to again when it calms down.",
              facts);
    }
    return true;
  }

  private @Nullable Refusal whyRefused(Observation o) {
    Refusal untimely = clock.check(o, scene.nowNanos, this::isAnybodyInside);
    if (untimely == Refusal.TOO_LATE && scene.visits.isEmpty()) {
      long back = clock.outvoted(o);
      if (back != Long.MIN_VALUE) {
        scene.nowNanos = back; // one source alone ran ahead, and nobody is here whom it could hurt
        housekeptNanos = back;
        untimely = null;
      }
    }
    return untimely == null ? sources.check(o) : untimely;
  }

  private boolean isAnybodyInside() {
    for (Visit visit : scene.visits.values()) {
      if (visit.state == Visit.State.OPEN && visit.entered > 0) {
        return true;
      }
    }
    return false;
  }

  /** Says that a source sends far too much, or that it has calmed down. */
  private void tellFlood(Observation o, List<Fact> facts) {
    Sources.Flood news = sources.news();
    if (news != null) {
      String sensor = o instanceof PlateWeighed batch ? batch.plateId() : o.source();
      Health health = news == Sources.Flood.BEGAN ? Health.FLOODING : Health.OK;
      facts.add(new SensorHealthChanged(scene.nowNanos, sensor, health, "source " + o.source()));
    }
  }

  private void audit(PlateAudited audit, List<Fact> facts) {
    int plate = shelves.known(audit, audit.plateId(), facts);
    if (plate >= 0) {
      scene.filter.audited(scene.nowNanos, plate);
      interactions.misplaced().tell(plate, facts);
    }
  }

  private void health(SensorReported report, List<Fact> facts) {
    Health health =
        switch (report.state()) {
          case UP -> Health.OK;
          case DOWN -> Health.DEAD;
          case FOGGED -> Health.FOGGED;
          case MOVED -> Health.MOVED;
          case DARK -> Health.DARK;
          case FROZEN -> Health.FROZEN;
          case GARBLED -> Health.GARBLED;
          case CLOCK_OFF -> Health.CLOCK_OFF;
        };
    facts.add(new SensorHealthChanged(scene.nowNanos, report.sensorId(), health, report.detail()));
  }

  private PaymentNoted noted(PaymentAnswered answer) {
    return new PaymentNoted(
        scene.nowNanos,
        answer.visitId(),
        answer.step(),
        answer.outcome(),
        answer.amountMinor(),
        answer.detail());
  }

  /** Writes the whole state, so that another engine of the same set-up can go on from here. */
  public void save(StateWriter out) {
    scene.save(out);
    clock.save(out);
    sources.save(out);
    shelves.save(out);
    interactions.save(out);
    gates.save(out);
    receipts.save(out);
    blindness.save(out);
    out.writeLong(housekeptNanos);
  }

  /** Reads back what {@link #save} wrote, in an engine that has taken nothing yet. */
  public void load(StateReader in) {
    scene.load(in);
    clock.load(in);
    sources.load(in);
    shelves.load(in);
    interactions.load(in);
    gates.load(in);
    receipts.load(in);
    blindness.load(in);
    housekeptNanos = in.readLong();
  }
}
