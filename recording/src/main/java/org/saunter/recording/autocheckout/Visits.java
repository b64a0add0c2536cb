package org.saunter.recording.autocheckout;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Credential;
import org.saunter.model.Observation;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Role;

/**
 * Entries and exits, which the source does not record: each target comes in on a credential made of
 * its id when it is there first, and goes out when it is there last.
 */
final class Visits {
  private static final long MILLIS = 1_000_000L;
  private static final int TICKS = 60;

  private final List<Observation> all = new ArrayList<>();
  private long sequence;

  /** A target in the store from one moment to another. */
  void visit(String target, long fromNanos, long toNanos) {
    Credential credential = new Credential(Credential.Kind.NONE, token(target));
    String gate = Geometry.GATE_ID;
    all.add(
        new CredentialPresented(fromNanos - 300 * MILLIS, gate, ++sequence, gate, credential, 1));
    all.add(
        new EntryAnswered(
            fromNanos - 200 * MILLIS,
            gate,
            ++sequence,
            gate,
            credential,
            EntryDecision.ADMITTED,
            Role.SHOPPER,
            1,
            "ASSUMED_BY_IMPORT"));
    all.add(
        new GateCrossed(
            fromNanos - 100 * MILLIS,
            gate,
            ++sequence,
            gate,
            Direction.IN,
            target,
            credential.token(),
            null));
    all.add(new GateCrossed(toNanos, gate, ++sequence, gate, Direction.OUT, target, null, null));
  }

  static String token(String target) {
    return "target:" + target;
  }

  /** Twelve seconds of clock after the end, so that open receipts can close. */
  void tickAfter(long endNanos) {
    for (int i = 1; i <= TICKS; i++) {
      all.add(new Ticked(endNanos + i * 200L * MILLIS, "clock", i));
    }
  }

  List<Observation> all() {
    return all;
  }
}
