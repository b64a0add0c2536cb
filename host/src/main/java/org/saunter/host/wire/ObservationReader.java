package org.saunter.host.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
import org.saunter.model.Observation.Verdict;
import org.saunter.model.Planogram;
import org.saunter.model.Samples;

/** Bytes to observations. Arguments are read in the order in which the fields were written. */
final class ObservationReader {
  private ObservationReader() {}

  static Observation read(WireReader in) {
    int kind = in.octet();
    long nanos = in.nanos();
    int name = in.name();
    String source = in.nameOf(name);
    long number = in.since(name, ObservationWriter.NUMBER);
    return switch (kind) {
      case 0 -> plate(in, nanos, source, number);
      case 1 -> new PeopleTracked(nanos, source, number, list(in, () -> point(in)));
      case 2 -> crossed(in, nanos, source, number);
      case 3 -> seen(in, nanos, source, number);
      case 4 -> new PeopleDetected(nanos, source, number, list(in, () -> detection(in)));
      case 5 ->
          new CredentialPresented(nanos, source, number, name(in), credential(in), in.int32());
      case 6 -> answered(in, nanos, source, number);
      case 7 -> gate(in, nanos, source, number);
      case 8 -> new PlanogramChanged(nanos, source, number, planogram(in));
      case 9 -> new PlateAudited(nanos, source, number, name(in), counts(in));
      case 10 ->
          new SensorReported(
              nanos, source, number, name(in), Enums.read(in, Enums.STATES), in.text());
      case 11 -> new ReviewAnswered(nanos, source, number, in.signed(), in.text(), verdict(in));
      case 12 ->
          new PaymentAnswered(
              nanos,
              source,
              number,
              in.signed(),
              Enums.read(in, Enums.STEPS),
              Enums.read(in, Enums.OUTCOMES),
              in.signed(),
              in.text());
      case 13 -> new Ticked(nanos, source, number);
      default -> throw WireReader.broken("an observation of the kind (" + kind + ")");
    };
  }

  static String name(WireReader in) {
    return in.nameOf(in.name());
  }

  static <T> List<T> list(WireReader in, Supplier<T> element) {
    int n = in.count();
    List<T> list = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      list.add(element.get());
    }
    return list;
  }

  private static PlateWeighed plate(WireReader in, long nanos, String source, long number) {
    int name = in.name();
    long periodNanos = in.varint();
    float[] grams = new float[in.count()];
    for (int i = 0; i < grams.length; i++) {
      grams[i] = in.floatSince(name, ObservationWriter.GRAMS);
    }
    return new PlateWeighed(
        nanos, source, number, in.nameOf(name), periodNanos, Samples.ofGrams(grams));
  }

  private static TrackPoint point(WireReader in) {
    int name = in.name();
    int x = (int) in.since(name, ObservationWriter.X);
    int y = (int) in.since(name, ObservationWriter.Y);
    int sd = in.int32();
    boolean detected = in.flag();
    List<HandPoint> hands =
        list(
            in,
            () ->
                new HandPoint(
                    (int) (x + in.signed()), (int) (y + in.signed()), in.int32(), in.int32()));
    return new TrackPoint(in.nameOf(name), x, y, sd, detected, hands, clothing(in));
  }

  private static @Nullable Appearance clothing(WireReader in) {
    float[] values = new float[in.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.float32();
    }
    return values.length == 0 ? null : Appearance.of(values);
  }

  private static Appearance someClothing(WireReader in) {
    Appearance appearance = clothing(in);
    if (appearance == null) {
      throw WireReader.broken("an appearance of (0) dimensions");
    }
    return appearance;
  }

  private static TracksCrossed crossed(WireReader in, long nanos, String source, long number) {
    return new TracksCrossed(
        nanos,
        source,
        number,
        list(in, () -> name(in)),
        list(in, () -> name(in)),
        list(in, in::float64),
        list(in, () -> someClothing(in)));
  }

  private static ItemSeen seen(WireReader in, long nanos, String source, long number) {
    return new ItemSeen(
        nanos,
        source,
        number,
        name(in),
        Enums.read(in, Enums.ACTIONS),
        in.int32(),
        in.int32(),
        in.int32(),
        list(in, () -> new ProductScore(name(in), in.float64())),
        in.float64());
  }

  private static Detection detection(WireReader in) {
    return new Detection(
        in.int32(),
        in.int32(),
        in.int32(),
        in.int32(),
        in.flag() ? new PixelBox(in.int32(), in.int32(), in.int32(), in.int32()) : null,
        clothing(in));
  }

  static Credential credential(WireReader in) {
    return new Credential(Enums.read(in, Enums.CREDENTIALS), in.text());
  }

  private static EntryAnswered answered(WireReader in, long nanos, String source, long number) {
    return new EntryAnswered(
        nanos,
        source,
        number,
        name(in),
        credential(in),
        Enums.read(in, Enums.ENTRIES),
        Enums.read(in, Enums.ROLES),
        in.int32(),
        in.text());
  }

  private static GateCrossed gate(WireReader in, long nanos, String source, long number) {
    return new GateCrossed(
        nanos,
        source,
        number,
        name(in),
        Enums.read(in, Enums.DIRECTIONS),
        name(in),
        in.flag() ? in.text() : null,
        clothing(in));
  }

  static Planogram planogram(WireReader in) {
    return new Planogram(
        in.text(),
        in.signed(),
        list(in, () -> new Planogram.Placement(name(in), name(in), in.int32())));
  }

  private static List<SkuCount> counts(WireReader in) {
    return list(in, () -> new SkuCount(name(in), in.int32()));
  }

  private static Verdict verdict(WireReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 0 -> new Contents(counts(in));
      case 1 -> new Choice(in.int32());
      default -> throw WireReader.broken("a verdict of the kind (" + kind + ")");
    };
  }
}
