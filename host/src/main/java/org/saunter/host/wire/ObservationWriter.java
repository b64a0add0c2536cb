package org.saunter.host.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Credential;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Choice;
import org.saunter.model.Observation.Contents;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Detection;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.PeopleDetected;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PixelBox;
import org.saunter.model.Observation.PlanogramChanged;
import org.saunter.model.Observation.PlateAudited;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.ProductScore;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Observation.SensorReported;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.Planogram;

/** Observations to bytes. Each begins with its kind, its time, its source and its number. */
final class ObservationWriter {
  static final int NUMBER = 0; // channel of a source: its running number
  static final int GRAMS = 1; // channel of a plate: its last reading
  static final int X = 2; // channel of a track: its last place
  static final int Y = 3;

  private ObservationWriter() {}

  static void write(WireWriter out, Observation observation) {
    switch (observation) {
      case PlateWeighed o -> plate(head(out, 0, o), o);
      case PeopleTracked o -> {
        head(out, 1, o).varint(o.people().size());
        o.people().forEach(point -> point(out, point));
      }
      case TracksCrossed o -> crossed(head(out, 2, o), o);
      case ItemSeen o -> seen(head(out, 3, o), o);
      case PeopleDetected o -> {
        head(out, 4, o).varint(o.detections().size());
        o.detections().forEach(d -> detection(out, d));
      }
      case CredentialPresented o -> {
        head(out, 5, o).name(o.gateId());
        credential(out, o.credential());
        out.signed(o.partySize());
      }
      case EntryAnswered o -> answered(head(out, 6, o), o);
      case GateCrossed o -> gate(head(out, 7, o), o);
      case PlanogramChanged o -> planogram(head(out, 8, o), o.planogram());
      case PlateAudited o -> {
        head(out, 9, o).name(o.plateId());
        counts(out, o.contents());
      }
      case SensorReported o -> {
        head(out, 10, o).name(o.sensorId());
        Enums.write(out, o.state());
        out.text(o.detail());
      }
      case ReviewAnswered o -> review(head(out, 11, o), o);
      case PaymentAnswered o -> payment(head(out, 12, o), o);
      case Ticked o -> head(out, 13, o);
    }
  }

  private static WireWriter head(WireWriter out, int kind, Observation o) {
    out.octet(kind);
    out.nanos(o.atNanos());
    out.since(out.name(o.source()), NUMBER, o.sequence());
    return out;
  }

  private static void plate(WireWriter out, PlateWeighed o) {
    int name = out.name(o.plateId());
    out.varint(o.periodNanos());
    int n = o.grams().size();
    out.varint(n);
    for (int i = 0; i < n; i++) {
      out.floatSince(name, GRAMS, o.grams().gramsAt(i));
    }
  }

  private static void point(WireWriter out, TrackPoint point) {
    int name = out.name(point.trackId());
    out.since(name, X, point.xMm());
    out.since(name, Y, point.yMm());
    out.signed(point.sdMm());
    out.flag(point.detected());
    out.varint(point.hands().size());
    for (HandPoint hand : point.hands()) {
      out.signed((long) hand.xMm() - point.xMm());
      out.signed((long) hand.yMm() - point.yMm());
      out.signed(hand.zMm());
      out.signed(hand.sdMm());
    }
    clothing(out, point.appearance());
  }

  private static void clothing(WireWriter out, @Nullable Appearance appearance) {
    int n = appearance == null ? 0 : appearance.dimensions();
    out.varint(n);
    for (int i = 0; appearance != null && i < n; i++) {
      out.float32(appearance.at(i));
    }
  }

  private static void crossed(WireWriter out, TracksCrossed o) {
    out.varint(o.before().size());
    o.before().forEach(out::name);
    out.varint(o.after().size());
    o.after().forEach(out::name);
    out.varint(o.logLikelihoods().size());
    o.logLikelihoods().forEach(out::float64);
    out.varint(o.appearances().size());
    o.appearances().forEach(a -> clothing(out, a));
  }

  private static void seen(WireWriter out, ItemSeen o) {
    out.name(o.trackId());
    Enums.write(out, o.action());
    out.signed(o.xMm());
    out.signed(o.yMm());
    out.signed(o.zMm());
    out.varint(o.scores().size());
    for (ProductScore score : o.scores()) {
      out.name(score.sku());
      out.float64(score.logLikelihoodRatio());
    }
    out.float64(o.otherLogLikelihoodRatio());
  }

  private static void detection(WireWriter out, Detection d) {
    out.signed(d.xMm());
    out.signed(d.yMm());
    out.signed(d.sdMm());
    out.signed(d.confidencePpm());
    PixelBox box = d.box();
    out.flag(box != null);
    if (box != null) {
      out.signed(box.leftPx());
      out.signed(box.topPx());
      out.signed(box.widthPx());
      out.signed(box.heightPx());
    }
    clothing(out, d.appearance());
  }

  static void credential(WireWriter out, Credential credential) {
    Enums.write(out, credential.kind());
    out.text(credential.token());
  }

  private static void answered(WireWriter out, EntryAnswered o) {
    out.name(o.gateId());
    credential(out, o.credential());
    Enums.write(out, o.decision());
    Enums.write(out, o.role());
    out.signed(o.partySize());
    out.text(o.reason());
  }

  private static void gate(WireWriter out, GateCrossed o) {
    out.name(o.gateId());
    Enums.write(out, o.direction());
    out.name(o.trackId());
    String token = o.token();
    out.flag(token != null);
    if (token != null) {
      out.text(token);
    }
    clothing(out, o.appearance());
  }

  static void planogram(WireWriter out, Planogram planogram) {
    out.text(planogram.version());
    out.signed(planogram.validFromNanos());
    out.varint(planogram.placements().size());
    for (Planogram.Placement placement : planogram.placements()) {
      out.name(placement.plateId());
      out.name(placement.sku());
      out.signed(placement.stock());
    }
  }

  private static void counts(WireWriter out, List<SkuCount> counts) {
    out.varint(counts.size());
    for (SkuCount count : counts) {
      out.name(count.sku());
      out.signed(count.count());
    }
  }

  private static void review(WireWriter out, ReviewAnswered o) {
    out.signed(o.questionId());
    out.text(o.reviewerId());
    switch (o.verdict()) {
      case Contents contents -> {
        out.octet(0);
        counts(out, contents.lines());
      }
      case Choice choice -> {
        out.octet(1);
        out.signed(choice.alternative());
      }
    }
  }

  private static void payment(WireWriter out, PaymentAnswered o) {
    out.signed(o.visitId());
    Enums.write(out, o.step());
    Enums.write(out, o.outcome());
    out.signed(o.amountMinor());
    out.text(o.detail());
  }
}
