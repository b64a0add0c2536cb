package org.saunter.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Role;
import org.saunter.model.Truth;

/** The gate where parties come in, one after the other. */
final class Entrance {
  static final double ANCHOR_NOISE = 0.35;
  private static final long ANSWER_NANOS = 200_000_000L;
  private static final long FIRST_NANOS = 600_000_000L;
  private static final long NEXT_NANOS = 800_000_000L;
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final Shop shop;
  private final Drafts drafts;
  private final Eyes eyes;
  private final Meetings meetings;
  private final Chance chance;
  private final boolean answersEntry;
  private final Deque<Party> queue = new ArrayDeque<>();
  private @Nullable Party now;
  private long presentedNanos;
  private long admittedNanos;
  private boolean refused;

  Entrance(
      Shop shop, Drafts drafts, Eyes eyes, Meetings meetings, Chance chance, boolean answersEntry) {
    this.shop = shop;
    this.drafts = drafts;
    this.eyes = eyes;
    this.meetings = meetings;
    this.chance = chance;
    this.answersEntry = answersEntry;
  }

  void queue(Party party) {
    queue.add(party);
  }

  boolean isEmpty() {
    return queue.isEmpty() && now == null;
  }

  /** Somebody decided about the party at the gate. */
  void answer(String token, boolean admitted, long nanos) {
    Party party = now;
    if (party != null && party.credential.token().equals(token) && admittedNanos == 0) {
      admittedNanos = nanos;
      refused = !admitted;
    }
  }

  /** One tick. People who come in are handed to {@code in}; who must go is counted by nobody. */
  void step(long nanos, Planner planner, Consumer<Person> in, Consumer<Truth> truth) {
    Party party = now;
    if (party == null) {
      present(nanos);
      return;
    }
    if (answersEntry && admittedNanos == 0 && nanos - presentedNanos >= ANSWER_NANOS) {
      admittedNanos = nanos;
      drafts.add(
          new EntryAnswered(
              nanos,
              "door",
              drafts.next("door"),
              "in",
              party.credential,
              EntryDecision.ADMITTED,
              party.role,
              party.members.size(),
              "SIMULATED"));
    }
    if (refused || (admittedNanos == 0 && nanos - presentedNanos > PATIENCE_NANOS)) {
      party.members.forEach(m -> m.state = Person.State.GONE);
      now = null;
    } else if (admittedNanos > 0) {
      letIn(party, nanos, planner, in, truth);
    }
  }

  private void present(long nanos) {
    Party party = queue.poll();
    now = party;
    if (party != null) {
      presentedNanos = nanos;
      admittedNanos = 0;
      refused = false;
      drafts.add(
          new CredentialPresented(
              nanos,
              "gate-in",
              drafts.next("gate-in"),
              "in",
              party.credential,
              party.members.size()));
    }
  }

  private void letIn(
      Party party, long nanos, Planner planner, Consumer<Person> in, Consumer<Truth> truth) {
    if (party.inside == party.members.size()) {
      now = null;
      return;
    }
    int next = party.inside;
    if (nanos - admittedNanos < FIRST_NANOS + next * NEXT_NANOS) {
      return;
    }
    Person person = party.members.get(next);
    party.inside++;
    if (next == 0) {
      party.enteredNanos = nanos;
    }
    person.trackId = meetings.newTrack();
    person.xMm = 100;
    person.yMm = shop.aisleYMm(0) + chance.uniform(-250, 250);
    drafts.add(
        new GateCrossed(
            nanos,
            "gate-in",
            drafts.next("gate-in"),
            "in",
            Direction.IN,
            person.trackId,
            next == 0 ? party.credential.token() : null,
            eyes.look(person, ANCHOR_NOISE)));
    truth.accept(new Truth.Tracked(nanos, person.trackId, party.visitKey));
    if (party.role == Role.STAFF) {
      planner.restockingRound(person, planner.low());
    } else {
      planner.shoppingList(person);
    }
    planner.next(person);
    in.accept(person);
  }
}
