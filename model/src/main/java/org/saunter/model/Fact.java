package org.saunter.model;

import java.util.List;
import org.saunter.model.Observation.SkuCount;

/**
 * Something that became true in a store, as the engine sees it. Facts are the engine's only output;
 * they are durable before anything is done about them. Visits, persons, movements and questions are
 * numbered by the engine, in order, from 1.
 */
public sealed interface Fact {
  /** Store time of the observation that made it true, nanoseconds since the Unix epoch. */
  long atNanos();

  /** A shopper waits at a gate; whoever decides about entry is to answer. */
  record EntryRequested(long atNanos, String gateId, Credential credential, int partySize)
      implements Fact {}

  /** Entry was refused; the gate stays shut. */
  record EntryRefused(long atNanos, String gateId, Credential credential, String reason)
      implements Fact {}

  /** A visit began: somebody was admitted. */
  record VisitOpened(
      long atNanos, long visitId, String gateId, Credential credential, Role role, int partySize)
      implements Fact {}

  /** One person of a visit is inside. */
  record PersonEntered(long atNanos, long personId, long visitId, String trackId) implements Fact {}

  /**
   * One person went out.
   *
   * @param certaintyPpm that it was this person, parts per million
   */
  record PersonLeft(long atNanos, long personId, long visitId, String gateId, int certaintyPpm)
      implements Fact {}

  /** The last person of a visit went out. */
  record VisitEnded(long atNanos, long visitId) implements Fact {}

  /** Tracks parted after a contact: who is who is now a distribution. */
  record IdentityMixed(long atNanos, List<TrackBelief> tracks) implements Fact {
    public IdentityMixed {
      tracks = List.copyOf(tracks);
    }
  }

  /** Who a track may be, best first. */
  record TrackBelief(String trackId, List<PersonBelief> people) {
    public TrackBelief {
      people = List.copyOf(people);
    }
  }

  /** One person with the belief in parts per million. */
  record PersonBelief(long personId, int ppm) {}

  /** How far the shelf stage is with a movement. */
  enum MovementStage {
    PROVISIONAL,
    REFINED,
    RETRACTED
  }

  /**
   * Weight left or came to a shelf.
   *
   * @param onsetNanos when it began to move
   * @param settleNanos when it lay still again
   * @param plates what each plate saw
   * @param deltaMilligrams the whole change, negative if taken
   * @param sdMilligrams its standard deviation
   */
  record ShelfMoved(
      long atNanos,
      long movementId,
      MovementStage stage,
      long onsetNanos,
      long settleNanos,
      List<PlateDelta> plates,
      int deltaMilligrams,
      int sdMilligrams)
      implements Fact {
    public ShelfMoved {
      plates = List.copyOf(plates);
    }
  }

  /** What one plate saw of a movement. */
  record PlateDelta(String plateId, int deltaMilligrams) {}

  /** A hand left a shelf with something, and no plate moved. */
  record UnweighedMoved(long atNanos, long movementId, String trackId, String plateId)
      implements Fact {}

  /** Who may have moved what, best first; replaces earlier beliefs about the movement. */
  record MovementExplained(long atNanos, long movementId, List<Explanation> explanations)
      implements Fact {
    public MovementExplained {
      explanations = List.copyOf(explanations);
    }
  }

  /**
   * One way to explain a movement.
   *
   * @param visitId who acted; 0 if nobody did (no item moved)
   * @param moves what moved: positive counts were taken, negative put back; empty if nothing
   * @param alsoVisitId somebody else who acted at the same moment; 0 if nobody did
   * @param alsoMoves what that other one moved
   * @param unknown whether a product is involved that nobody can name
   * @param ppm belief in parts per million
   */
  record Explanation(
      long visitId,
      List<SkuCount> moves,
      long alsoVisitId,
      List<SkuCount> alsoMoves,
      boolean unknown,
      int ppm) {
    public Explanation {
      moves = List.copyOf(moves);
      alsoMoves = List.copyOf(alsoMoves);
    }
  }

  /**
   * The bill of a visit as it stands.
   *
   * @param totalMinor sum of the certain and uncertain lines at list price
   * @param certaintyPpm that the whole bill is right
   */
  record BillChanged(
      long atNanos, long visitId, List<BillLine> lines, long totalMinor, int certaintyPpm)
      implements Fact {
    public BillChanged {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One product on a bill.
   *
   * @param count how many, by the likeliest explanation
   * @param unitMinor price of one
   * @param certaintyPpm that the visit holds exactly this many
   * @param movementIds movements that the line rests on, in order
   */
  record BillLine(String sku, int count, long unitMinor, int certaintyPpm, List<Long> movementIds) {
    public BillLine {
      movementIds = List.copyOf(movementIds);
    }
  }

  /** What is to be done about a receipt. */
  enum Decision {
    /** Sure enough: charge it. */
    CHARGE,
    /** Nothing was taken: release the hold. */
    NOTHING_TO_CHARGE,
    /** A person must look first. */
    ASK,
    /** The role is never billed. */
    NOT_BILLED
  }

  /** Why a person must look. */
  enum AskReason {
    NONE,
    LOW_CERTAINTY,
    UNKNOWN_PRODUCT,
    SENSOR_BLIND,
    IDENTITY_LOST,
    OPEN_QUESTION
  }

  /** What the engine thinks of a visit right after its end, and what is to be done. */
  record ReceiptProposed(
      long atNanos,
      long visitId,
      List<BillLine> lines,
      long totalMinor,
      int certaintyPpm,
      Decision decision,
      AskReason reason)
      implements Fact {
    public ReceiptProposed {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A person is asked.
   *
   * @param visitId whose receipt waits
   * @param movementId the moment that is least clear; 0 if the whole visit is
   * @param fromNanos window of the clip
   * @param toNanos window of the clip
   * @param alternatives the ways to explain it, best first
   */
  record QuestionAsked(
      long atNanos,
      long questionId,
      long visitId,
      long movementId,
      long fromNanos,
      long toNanos,
      List<Explanation> alternatives)
      implements Fact {
    public QuestionAsked {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** How a question ended. */
  enum QuestionEnd {
    ANSWERED,
    MADE_CLEAR,
    TIMED_OUT
  }

  /** A question needs no answer any more. */
  record QuestionClosed(long atNanos, long questionId, QuestionEnd end, String reviewerId)
      implements Fact {}

  /**
   * The receipt of a visit, final unless corrected: what may be charged. A visit has exactly one.
   *
   * @param reviewed whether a person looked
   */
  record ReceiptDecided(
      long atNanos,
      long visitId,
      List<BillLine> lines,
      long totalMinor,
      int certaintyPpm,
      Decision decision,
      boolean reviewed)
      implements Fact {
    public ReceiptDecided {
      lines = List.copyOf(lines);
    }
  }

  /** Later evidence or a person showed that a decided receipt was wrong; the whole new receipt. */
  record ReceiptCorrected(
      long atNanos, long visitId, List<BillLine> lines, long totalMinor, String reason)
      implements Fact {
    public ReceiptCorrected {
      lines = List.copyOf(lines);
    }
  }

  /** The money side told the store how a payment step ended. */
  record PaymentNoted(
      long atNanos,
      long visitId,
      Observation.PaymentStep step,
      Observation.PaymentOutcome outcome,
      long amountMinor,
      String detail)
      implements Fact {}

  /** How well a sensor works. */
  enum Health {
    OK,
    LEANING,
    VIBRATING,
    NOISY,
    DRIFTING,
    SILENT,
    DEAD,
    ABSURD,
    FLOODING,
    FOGGED,
    MOVED,
    DARK,
    FROZEN,
    GARBLED,
    CLOCK_OFF
  }

  /** The health of a plate, camera, gate or other source changed. */
  record SensorHealthChanged(long atNanos, String sensorId, Health health, String detail)
      implements Fact {}

  /** A product is believed to lie where the planogram does not want it, or to be gone again. */
  record MisplacedItem(long atNanos, String plateId, String sku, int ppm) implements Fact {}

  /** Why an observation changed nothing. */
  enum Refusal {
    DUPLICATE,
    TOO_LATE,
    FROM_THE_FUTURE,
    PLATE_UNKNOWN,
    PLATE_WITHOUT_PLANOGRAM,
    GATE_UNKNOWN,
    TRACK_UNKNOWN,
    PRODUCT_UNKNOWN,
    QUESTION_UNKNOWN,
    VISIT_UNKNOWN,
    NOT_A_NUMBER,
    ABSURD_VALUE,
    TOO_MANY,
    CONTRADICTION,
    UNREADABLE
  }

  /**
   * An observation, or part of it, was not used.
   *
   * @param count how many of this kind from this source since the last such fact
   */
  record ObservationRefused(
      long atNanos,
      Refusal refusal,
      String source,
      long sequence,
      String rule,
      String maybe,
      long count)
      implements Fact {}
}
