package org.saunter.store;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Credential;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Role;

/** One visit while the engine still has to do with it. */
final class Visit {
  enum State {
    /** Admitted, people inside or about to come in. */
    OPEN,
    /** Everybody is out; late evidence is awaited. */
    ENDED,
    /** A person must look. */
    ASKED,
    /** The receipt is decided. */
    DECIDED
  }

  final long visitId;
  final String gateId;
  final Credential credential;
  final Role role;
  final int partySize;
  final long openedNanos;
  int entered;
  State state = State.OPEN;
  long endedNanos;
  long maybeEndedNanos;
  boolean identityLost;
  long questionId;
  long askedNanos;
  List<BillLine> lines = List.of();
  int certaintyPpm = 1_000_000;
  final List<Long> blindMovements = new ArrayList<>();

  Visit(
      long visitId,
      String gateId,
      Credential credential,
      Role role,
      int partySize,
      long openedNanos) {
    this.visitId = visitId;
    this.gateId = gateId;
    this.credential = credential;
    this.role = role;
    this.partySize = partySize;
    this.openedNanos = openedNanos;
  }
}
