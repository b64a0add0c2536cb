package org.saunter.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a sensor, a service or a person reported: the only input of the store engine.
 *
 * <p>Every observation carries the store time at which it was complete, the name of who reports and
 * that source's own running number, from which duplicates and losses are seen.
 */
public sealed interface Observation {
  /** Store time at which the observation was complete, nanoseconds since the Unix epoch. */
  long atNanos();

  /** Who reports: a device or service name, unique in the store. */
  String source();

  /** The source's own running number; grows by one with each observation of that source. */
  long sequence();

  /**
   * A batch of raw readings of one plate.
   *
   * @param atNanos time of the last sample
   * @param periodNanos time between two samples (16,666,667 at 60 Hz)
   */
  record PlateWeighed(
      long atNanos, String source, long sequence, String plateId, long periodNanos, Samples grams)
      implements Observation {
    public PlateWeighed {
      Check.id("plate", plateId);
      Check.that(
          periodNanos > 0 && periodNanos <= 60_000_000_000L,
          () -> "The plate (" + plateId + ") has a sample period of (" + periodNanos + ") ns.",
          "Maybe the rate was given in Hz.");
    }
  }

  /**
   * One frame of fused floor tracks: everybody whom the vision system sees or predicts now.
   *
   * @param people at most one point per track
   */
  record PeopleTracked(long atNanos, String source, long sequence, List<TrackPoint> people)
      implements Observation {
    public PeopleTracked {
      people = List.copyOf(people);
    }
  }

  /**
   * Where one track is now, on the floor.
   *
   * @param trackId the vision system's name of the track; any text
   * @param sdMm standard deviation of the position along each axis
   * @param detected false if the point is a prediction without a detection behind it
   * @param hands the hands that are seen, none to two
   * @param appearance clothing, where the system gives it; null otherwise
   */
  record TrackPoint(
      String trackId,
      int xMm,
      int yMm,
      int sdMm,
      boolean detected,
      List<HandPoint> hands,
      @Nullable Appearance appearance) {
    public TrackPoint {
      Check.id("track", trackId);
      hands = List.copyOf(hands);
    }
  }

  /** A hand in store coordinates with the standard deviation of each axis. */
  record HandPoint(int xMm, int yMm, int zMm, int sdMm) {}

  /**
   * Tracks came so close that the vision system is not sure who is who afterwards.
   *
   * @param before tracks that ended in the contact, two to four
   * @param after tracks that began when they parted, as many
   * @param logLikelihoods one per permutation of {@code after} in lexicographic order: how well
   *     motion alone explains that before[i] became after[permutation[i]]; natural logarithms, only
   *     differences count
   * @param appearances clothing of each of {@code after}, taken after parting; empty if not known
   */
  record TracksCrossed(
      long atNanos,
      String source,
      long sequence,
      List<String> before,
      List<String> after,
      List<Double> logLikelihoods,
      List<Appearance> appearances)
      implements Observation {
    public TracksCrossed {
      before = List.copyOf(before);
      after = List.copyOf(after);
      logLikelihoods = List.copyOf(logLikelihoods);
      appearances = List.copyOf(appearances);
      int n = before.size();
      Check.that(
          n >= 2 && n <= 4 && after.size() == n,
          "A crossing joins (" + n + ") tracks into (" + after.size() + "); 2 to 4 are taken.",
          "Maybe split it into pairs.");
      Check.that(
          logLikelihoods.size() == (n == 2 ? 2 : n == 3 ? 6 : 24),
          "A crossing of (" + n + ") tracks has (" + logLikelihoods.size() + ") likelihoods.",
          "Maybe one per permutation was meant: 2, 6 or 24.");
      Check.that(
          appearances.isEmpty() || appearances.size() == n,
          "A crossing of (" + n + ") tracks has (" + appearances.size() + ") appearances.",
          "Maybe leave the list empty.");
    }
  }

  /** What a hand was doing when a product was seen in it. */
  enum HandAction {
    TAKING,
    PUTTING,
    CARRYING,
    UNKNOWN
  }

  /**
   * A product recogniser looked at something in a hand.
   *
   * @param trackId who holds it, as far as vision can say
   * @param xMm where the hand was, likewise y and z
   * @param scores the likeliest products, best first
   * @param otherLogLikelihoodRatio the score of every product that is not listed
   */
  record ItemSeen(
      long atNanos,
      String source,
      long sequence,
      String trackId,
      HandAction action,
      int xMm,
      int yMm,
      int zMm,
      List<ProductScore> scores,
      double otherLogLikelihoodRatio)
      implements Observation {
    public ItemSeen {
      Check.id("track", trackId);
      scores = List.copyOf(scores);
    }
  }

  /**
   * How much a picture speaks for one product.
   *
   * @param logLikelihoodRatio natural logarithm of p(picture | this product) over p(picture | some
   *     product of the store)
   */
  record ProductScore(String sku, double logLikelihoodRatio) {
    public ProductScore {
      Check.id("product", sku);
      Check.that(
          Double.isFinite(logLikelihoodRatio),
          () -> "The score of product (" + sku + ") is (" + logLikelihoodRatio + ").",
          "Maybe a probability of 0 was turned into a logarithm.");
    }
  }

  /**
   * One camera's person detections in one frame, before any tracking. {@link #source} is the
   * camera.
   */
  record PeopleDetected(long atNanos, String source, long sequence, List<Detection> detections)
      implements Observation {
    public PeopleDetected {
      detections = List.copyOf(detections);
    }
  }

  /**
   * One person as one camera sees them.
   *
   * @param xMm foot point on the floor, by the camera's calibration
   * @param yMm foot point on the floor
   * @param sdMm its standard deviation along each axis
   * @param confidencePpm that it is a person at all, parts per million
   * @param box in pixels of that camera; null if not given
   * @param appearance clothing; null if not given
   */
  record Detection(
      int xMm,
      int yMm,
      int sdMm,
      int confidencePpm,
      @Nullable PixelBox box,
      @Nullable Appearance appearance) {}

  /** A box in an image. */
  record PixelBox(int leftPx, int topPx, int widthPx, int heightPx) {}

  /**
   * Somebody showed a credential at a gate.
   *
   * @param partySize how many people the shopper says will come in on it, at least 1
   */
  record CredentialPresented(
      long atNanos,
      String source,
      long sequence,
      String gateId,
      Credential credential,
      int partySize)
      implements Observation {
    public CredentialPresented {
      Check.id("gate", gateId);
      Check.that(
          partySize >= 1 && partySize <= 50,
          "The party at gate (" + gateId + ") has (" + partySize + ") people; 1 to 50 are taken.",
          "Maybe 1 was meant.");
    }
  }

  /** Whether a gate may open. */
  enum EntryDecision {
    ADMITTED,
    REFUSED
  }

  /**
   * Who decides about entry answered: the retailer, the processor or a person at the door.
   *
   * @param role how the visit is to be treated
   * @param reason a named reason, for instance {@code HOLD_PLACED} or {@code CARD_DECLINED}
   */
  record EntryAnswered(
      long atNanos,
      String source,
      long sequence,
      String gateId,
      Credential credential,
      EntryDecision decision,
      Role role,
      int partySize,
      String reason)
      implements Observation {
    public EntryAnswered {
      Check.id("gate", gateId);
    }
  }

  /** Which way somebody went through a gate. */
  enum Direction {
    IN,
    OUT
  }

  /**
   * Somebody went through a gate.
   *
   * @param trackId the floor track that starts or ends there
   * @param token the credential that the gate ties to this person; null if the gate does not know
   * @param appearance clothing as seen at the gate; null if not known
   */
  record GateCrossed(
      long atNanos,
      String source,
      long sequence,
      String gateId,
      Direction direction,
      String trackId,
      @Nullable String token,
      @Nullable Appearance appearance)
      implements Observation {
    public GateCrossed {
      Check.id("gate", gateId);
      Check.id("track", trackId);
    }
  }

  /** The retailer changed what lies where, or where it will from a time on. */
  record PlanogramChanged(long atNanos, String source, long sequence, Planogram planogram)
      implements Observation {}

  /** A person counted a plate: what lies on it now is known. */
  record PlateAudited(
      long atNanos, String source, long sequence, String plateId, List<SkuCount> contents)
      implements Observation {
    public PlateAudited {
      contents = List.copyOf(contents);
    }
  }

  /**
   * How a sensor says it is. A camera is {@code DOWN} when nothing comes from it, {@code DARK} when
   * its picture is black, {@code FROZEN} when the same picture comes again and again, {@code
   * GARBLED} when its pictures cannot be read, {@code CLOCK_OFF} when its times are not the
   * store's.
   */
  enum SensorState {
    UP,
    DOWN,
    FOGGED,
    MOVED,
    DARK,
    FROZEN,
    GARBLED,
    CLOCK_OFF
  }

  /** A sensor or its driver reports its own state. */
  record SensorReported(
      long atNanos, String source, long sequence, String sensorId, SensorState state, String detail)
      implements Observation {}

  /** A person answered an open question. */
  record ReviewAnswered(
      long atNanos,
      String source,
      long sequence,
      long questionId,
      String reviewerId,
      Verdict verdict)
      implements Observation {}

  /** What the person said. */
  sealed interface Verdict {}

  /** The receipt of the asked visit is exactly this. */
  record Contents(List<SkuCount> lines) implements Verdict {
    public Contents {
      lines = List.copyOf(lines);
    }
  }

  /** The alternative of this index of the question is the right one. */
  record Choice(int alternative) implements Verdict {}

  /** A number of one product. */
  record SkuCount(String sku, int count) {
    public SkuCount {
      Check.id("product", sku);
    }
  }

  /** The steps of a payment. */
  enum PaymentStep {
    HOLD,
    ADJUST,
    CAPTURE,
    CANCEL,
    REFUND
  }

  /** How a step of a payment ended, or that nobody knows yet. */
  enum PaymentOutcome {
    DONE,
    DECLINED,
    UNKNOWN
  }

  /** The money side tells the store how a payment step of a visit ended. */
  record PaymentAnswered(
      long atNanos,
      String source,
      long sequence,
      long visitId,
      PaymentStep step,
      PaymentOutcome outcome,
      long amountMinor,
      String detail)
      implements Observation {}

  /** Time has passed; carries nothing else. */
  record Ticked(long atNanos, String source, long sequence) implements Observation {}
}
