package org.saunter.server.live;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Credential;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.model.Role;

/** What is remembered of one visit between its start and its receipt. */
final class VisitState {
  static final int PAYMENTS_MAX = 40;

  final long visitId;
  final Role role;
  final Credential credential;
  final int partySize;
  final long openedNanos;
  final List<PaymentNoted> payments = new ArrayList<>();
  BillView.State state = BillView.State.SHOPPING;
  AskReason askReason = AskReason.NONE;
  int inside;
  long exitNanos;
  long changedNanos;
  List<LineView> lines = List.of();
  long totalMinor;
  int certaintyPpm = 1_000_000;
  boolean asked;
  String reviewerId = "";

  VisitState(long visitId, Role role, Credential credential, int partySize, long openedNanos) {
    this.visitId = visitId;
    this.role = role;
    this.credential = credential;
    this.partySize = partySize;
    this.openedNanos = openedNanos;
    changedNanos = openedNanos;
  }

  void pay(PaymentNoted note) {
    if (payments.size() < PAYMENTS_MAX) {
      payments.add(note);
    }
  }

  BillView bill() {
    return new BillView(
        visitId,
        state,
        role,
        Words.masked(credential),
        partySize,
        inside,
        openedNanos,
        changedNanos,
        lines,
        totalMinor,
        certaintyPpm);
  }
}
