package org.saunter.host.wire;

import org.saunter.model.Credential;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.Fact.QuestionEnd;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.PaymentOutcome;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.model.Observation.SensorState;
import org.saunter.model.Role;

/**
 * Enum values by number. The numbers are the declaration order: a new value goes to the end of its
 * enum, or the format gets a new version.
 */
final class Enums {
  static final Credential.Kind[] CREDENTIALS = Credential.Kind.values();
  static final Role[] ROLES = Role.values();
  static final HandAction[] ACTIONS = HandAction.values();
  static final EntryDecision[] ENTRIES = EntryDecision.values();
  static final Direction[] DIRECTIONS = Direction.values();
  static final SensorState[] STATES = SensorState.values();
  static final PaymentStep[] STEPS = PaymentStep.values();
  static final PaymentOutcome[] OUTCOMES = PaymentOutcome.values();
  static final MovementStage[] STAGES = MovementStage.values();
  static final Decision[] DECISIONS = Decision.values();
  static final AskReason[] REASONS = AskReason.values();
  static final QuestionEnd[] ENDS = QuestionEnd.values();
  static final Health[] HEALTHS = Health.values();
  static final Refusal[] REFUSALS = Refusal.values();

  private Enums() {}

  @SuppressWarnings("EnumOrdinal") // the numbers are the format, see above
  static void write(WireWriter out, Enum<?> value) {
    out.octet(value.ordinal());
  }

  static <T> T read(WireReader in, T[] values) {
    int number = in.octet();
    if (number >= values.length) {
      throw WireReader.broken("the value (" + number + ") of (" + values.length + ")");
    }
    return values[number];
  }
}
