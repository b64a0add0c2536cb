package org.saunter.host.wire;

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
import org.saunter.model.Fact.PersonEntered;
import org.saunter.model.Fact.PersonLeft;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.model.Fact.VisitEnded;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.SkuCount;

/** Facts to bytes, without names by number: the same fact is the same bytes everywhere. */
final class FactWriter {
  private FactWriter() {}

  static void write(WireWriter out, Fact fact) {
    switch (fact) {
      case EntryRequested f -> entry(head(out, 0, f), f);
      case EntryRefused f -> refusedEntry(head(out, 1, f), f);
      case VisitOpened f -> opened(head(out, 2, f), f);
      case PersonEntered f -> {
        head(out, 3, f).signed(f.personId());
        out.signed(f.visitId());
        out.text(f.trackId());
      }
      case PersonLeft f -> {
        head(out, 4, f).signed(f.personId());
        out.signed(f.visitId());
        out.text(f.gateId());
        out.signed(f.certaintyPpm());
      }
      case VisitEnded f -> head(out, 5, f).signed(f.visitId());
      case IdentityMixed f -> mixed(head(out, 6, f), f);
      case ShelfMoved f -> moved(head(out, 7, f), f);
      case UnweighedMoved f -> {
        head(out, 8, f).signed(f.movementId());
        out.text(f.trackId());
        out.text(f.plateId());
      }
      case MovementExplained f -> {
        head(out, 9, f).signed(f.movementId());
        explanations(out, f.explanations());
      }
      case BillChanged f -> {
        bill(head(out, 10, f), f.visitId(), f.lines(), f.totalMinor());
        out.signed(f.certaintyPpm());
      }
      case ReceiptProposed f -> {
        bill(head(out, 11, f), f.visitId(), f.lines(), f.totalMinor());
        out.signed(f.certaintyPpm());
        Enums.write(out, f.decision());
        Enums.write(out, f.reason());
      }
      case QuestionAsked f -> asked(head(out, 12, f), f);
      case QuestionClosed f -> {
        head(out, 13, f).signed(f.questionId());
        Enums.write(out, f.end());
        out.text(f.reviewerId());
      }
      case ReceiptDecided f -> {
        bill(head(out, 14, f), f.visitId(), f.lines(), f.totalMinor());
        out.signed(f.certaintyPpm());
        Enums.write(out, f.decision());
        out.flag(f.reviewed());
      }
      case ReceiptCorrected f -> {
        bill(head(out, 15, f), f.visitId(), f.lines(), f.totalMinor());
        out.text(f.reason());
      }
      case PaymentNoted f -> noted(head(out, 16, f), f);
      case SensorHealthChanged f -> {
        head(out, 17, f).text(f.sensorId());
        Enums.write(out, f.health());
        out.text(f.detail());
      }
      case MisplacedItem f -> {
        head(out, 18, f).text(f.plateId());
        out.text(f.sku());
        out.signed(f.ppm());
      }
      case ObservationRefused f -> refused(head(out, 19, f), f);
    }
  }

  private static WireWriter head(WireWriter out, int kind, Fact fact) {
    out.octet(kind);
    out.signed(fact.atNanos());
    return out;
  }

  private static void entry(WireWriter out, EntryRequested f) {
    out.text(f.gateId());
    ObservationWriter.credential(out, f.credential());
    out.signed(f.partySize());
  }

  private static void refusedEntry(WireWriter out, EntryRefused f) {
    out.text(f.gateId());
    ObservationWriter.credential(out, f.credential());
    out.text(f.reason());
  }

  private static void opened(WireWriter out, VisitOpened f) {
    out.signed(f.visitId());
    out.text(f.gateId());
    ObservationWriter.credential(out, f.credential());
    Enums.write(out, f.role());
    out.signed(f.partySize());
  }

  private static void mixed(WireWriter out, IdentityMixed f) {
    out.varint(f.tracks().size());
    for (Fact.TrackBelief track : f.tracks()) {
      out.text(track.trackId());
      out.varint(track.people().size());
      for (Fact.PersonBelief person : track.people()) {
        out.signed(person.personId());
        out.signed(person.ppm());
      }
    }
  }

  private static void moved(WireWriter out, ShelfMoved f) {
    out.signed(f.movementId());
    Enums.write(out, f.stage());
    out.signed(f.atNanos() - f.onsetNanos());
    out.signed(f.atNanos() - f.settleNanos());
    out.varint(f.plates().size());
    for (Fact.PlateDelta plate : f.plates()) {
      out.text(plate.plateId());
      out.signed(plate.deltaMilligrams());
    }
    out.signed(f.deltaMilligrams());
    out.signed(f.sdMilligrams());
  }

  private static void explanations(WireWriter out, List<Explanation> explanations) {
    out.varint(explanations.size());
    for (Explanation e : explanations) {
      out.signed(e.visitId());
      counts(out, e.moves());
      out.signed(e.alsoVisitId());
      counts(out, e.alsoMoves());
      out.flag(e.unknown());
      out.signed(e.ppm());
    }
  }

  private static void counts(WireWriter out, List<SkuCount> counts) {
    out.varint(counts.size());
    for (SkuCount count : counts) {
      out.text(count.sku());
      out.signed(count.count());
    }
  }

  private static void bill(WireWriter out, long visitId, List<BillLine> lines, long totalMinor) {
    out.signed(visitId);
    out.varint(lines.size());
    for (BillLine line : lines) {
      out.text(line.sku());
      out.signed(line.count());
      out.signed(line.unitMinor());
      out.signed(line.certaintyPpm());
      out.varint(line.movementIds().size());
      line.movementIds().forEach(out::signed);
    }
    out.signed(totalMinor);
  }

  private static void asked(WireWriter out, QuestionAsked f) {
    out.signed(f.questionId());
    out.signed(f.visitId());
    out.signed(f.movementId());
    out.signed(f.fromNanos());
    out.signed(f.toNanos());
    explanations(out, f.alternatives());
  }

  private static void noted(WireWriter out, PaymentNoted f) {
    out.signed(f.visitId());
    Enums.write(out, f.step());
    Enums.write(out, f.outcome());
    out.signed(f.amountMinor());
    out.text(f.detail());
  }

  private static void refused(WireWriter out, ObservationRefused f) {
    Enums.write(out, f.refusal());
    out.text(f.source());
    out.signed(f.sequence());
    out.text(f.rule());
    out.text(f.maybe());
    out.signed(f.count());
  }
}
