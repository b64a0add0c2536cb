package org.saunter.host.wire;

import static org.saunter.host.wire.ObservationReader.credential;
import static org.saunter.host.wire.ObservationReader.list;

import java.util.List;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.EntryRefused;
import org.saunter.model.Fact.EntryRequested;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.IdentityMixed;
import org.saunter.model.Fact.MisplacedItem;
import org.saunter.model.Fact.MovementExplained;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.model.Fact.PersonBelief;
import org.saunter.model.Fact.PersonEntered;
import org.saunter.model.Fact.PersonLeft;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.TrackBelief;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.model.Fact.VisitEnded;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.SkuCount;

/** Bytes to facts. Arguments are read in the order in which the fields were written. */
final class FactReader {
  private FactReader() {}

  static Fact read(WireReader in) {
    int kind = in.octet();
    long nanos = in.signed();
    if (kind <= 9) {
      return early(in, kind, nanos);
    }
    return switch (kind) {
      case 10 -> new BillChanged(nanos, in.signed(), lines(in), in.signed(), in.int32());
      case 11 ->
          new ReceiptProposed(
              nanos,
              in.signed(),
              lines(in),
              in.signed(),
              in.int32(),
              Enums.read(in, Enums.DECISIONS),
              Enums.read(in, Enums.REASONS));
      case 12 ->
          new QuestionAsked(
              nanos,
              in.signed(),
              in.signed(),
              in.signed(),
              in.signed(),
              in.signed(),
              explanations(in));
      case 13 -> new QuestionClosed(nanos, in.signed(), Enums.read(in, Enums.ENDS), in.text());
      case 14 ->
          new ReceiptDecided(
              nanos,
              in.signed(),
              lines(in),
              in.signed(),
              in.int32(),
              Enums.read(in, Enums.DECISIONS),
              in.flag());
      case 15 -> new ReceiptCorrected(nanos, in.signed(), lines(in), in.signed(), in.text());
      case 16 -> noted(in, nanos);
      case 17 ->
          new SensorHealthChanged(nanos, in.text(), Enums.read(in, Enums.HEALTHS), in.text());
      case 18 -> new MisplacedItem(nanos, in.text(), in.text(), in.int32());
      case 19 -> refused(in, nanos);
      default -> throw WireReader.broken("a fact of the kind (" + kind + ")");
    };
  }

  private static Fact early(WireReader in, int kind, long nanos) {
    return switch (kind) {
      case 0 -> new EntryRequested(nanos, in.text(), credential(in), in.int32());
      case 1 -> new EntryRefused(nanos, in.text(), credential(in), in.text());
      case 2 ->
          new VisitOpened(
              nanos,
              in.signed(),
              in.text(),
              credential(in),
              Enums.read(in, Enums.ROLES),
              in.int32());
      case 3 -> new PersonEntered(nanos, in.signed(), in.signed(), in.text());
      case 4 -> new PersonLeft(nanos, in.signed(), in.signed(), in.text(), in.int32());
      case 5 -> new VisitEnded(nanos, in.signed());
      case 6 -> new IdentityMixed(nanos, list(in, () -> belief(in)));
      case 7 -> moved(in, nanos);
      case 8 -> new UnweighedMoved(nanos, in.signed(), in.text(), in.text());
      case 9 -> new MovementExplained(nanos, in.signed(), explanations(in));
      default -> throw WireReader.broken("a fact of the kind (" + kind + ")");
    };
  }

  private static TrackBelief belief(WireReader in) {
    return new TrackBelief(in.text(), list(in, () -> new PersonBelief(in.signed(), in.int32())));
  }

  private static ShelfMoved moved(WireReader in, long nanos) {
    return new ShelfMoved(
        nanos,
        in.signed(),
        Enums.read(in, Enums.STAGES),
        nanos - in.signed(),
        nanos - in.signed(),
        list(in, () -> new PlateDelta(in.text(), in.int32())),
        in.int32(),
        in.int32());
  }

  private static List<Explanation> explanations(WireReader in) {
    return list(
        in,
        () ->
            new Explanation(
                in.signed(), counts(in), in.signed(), counts(in), in.flag(), in.int32()));
  }

  private static List<SkuCount> counts(WireReader in) {
    return list(in, () -> new SkuCount(in.text(), in.int32()));
  }

  private static List<BillLine> lines(WireReader in) {
    return list(
        in,
        () -> new BillLine(in.text(), in.int32(), in.signed(), in.int32(), list(in, in::signed)));
  }

  private static PaymentNoted noted(WireReader in, long nanos) {
    return new PaymentNoted(
        nanos,
        in.signed(),
        Enums.read(in, Enums.STEPS),
        Enums.read(in, Enums.OUTCOMES),
        in.signed(),
        in.text());
  }

  private static ObservationRefused refused(WireReader in, long nanos) {
    return new ObservationRefused(
        nanos,
        Enums.read(in, Enums.REFUSALS),
        in.text(),
        in.signed(),
        in.text(),
        in.text(),
        in.signed());
  }
}
