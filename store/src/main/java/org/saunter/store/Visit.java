package org.saunter.store;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Credential;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Role;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/** One visit while the engine still has to do with it. */
final class Visit {
  /** How far it is; with its receipt decided it is forgotten at once. */
  enum State {
    /** Admitted, people inside or about to come in. */
    OPEN,
    /** Everybody is out; late evidence is awaited. */
    ENDED,
    /** A person must look. */
    ASKED
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

  /** When somebody of it was last known to be inside. */
  long presentNanos;

  /** Nobody saw its people leave: a person must look. */
  boolean leftUnseen;

  /** Seconds beside shelves, times the share of plates there that felt nothing. */
  double blindSeconds;

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
    presentNanos = openedNanos;
  }

  void save(StateWriter out) {
    out.writeLong(visitId);
    out.writeText(gateId);
    Saved.write(out, credential);
    Saved.write(out, role);
    out.writeInt(partySize);
    out.writeLong(openedNanos);
    out.writeInt(entered);
    Saved.write(out, state);
    out.writeLong(endedNanos);
    out.writeLong(maybeEndedNanos);
    out.writeBoolean(identityLost);
    out.writeLong(presentNanos);
    out.writeBoolean(leftUnseen);
    out.writeDouble(blindSeconds);
    out.writeLong(questionId);
    out.writeLong(askedNanos);
    Saved.write(out, lines, line -> Saved.write(out, line));
    out.writeInt(certaintyPpm);
    Saved.write(out, blindMovements, out::writeLong);
  }

  static Visit load(StateReader in) {
    Visit visit =
        new Visit(
            in.readLong(),
            in.readText(),
            Saved.readCredential(in),
            Saved.readEnum(in, Role.class),
            in.readInt(),
            in.readLong());
    visit.entered = in.readInt();
    visit.state = Saved.readEnum(in, State.class);
    visit.endedNanos = in.readLong();
    visit.maybeEndedNanos = in.readLong();
    visit.identityLost = in.readBoolean();
    visit.presentNanos = in.readLong();
    visit.leftUnseen = in.readBoolean();
    visit.blindSeconds = in.readDouble();
    visit.questionId = in.readLong();
    visit.askedNanos = in.readLong();
    visit.lines = List.copyOf(Saved.readList(in, () -> Saved.readBillLine(in)));
    visit.certaintyPpm = in.readInt();
    visit.blindMovements.addAll(Saved.readList(in, in::readLong));
    return visit;
  }
}
