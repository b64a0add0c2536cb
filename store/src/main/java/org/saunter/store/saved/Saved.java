package org.saunter.store.saved;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Credential;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.ProductScore;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/** Words of the model in a snapshot. What is written is read back in the same order. */
public final class Saved {
  private Saved() {}

  public static <T> void write(StateWriter out, Collection<T> values, Consumer<T> each) {
    out.writeInt(values.size());
    values.forEach(each);
  }

  /** Reads a list that may be changed. */
  public static <T> List<T> readList(StateReader in, Supplier<T> each) {
    int n = in.readInt();
    List<T> values = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      values.add(each.get());
    }
    return values;
  }

  public static void write(StateWriter out, int[] values) {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  public static int[] readInts(StateReader in) {
    int[] values = new int[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  public static void write(StateWriter out, float[] values) {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeDouble(value);
    }
  }

  public static float[] readFloats(StateReader in) {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) in.readDouble();
    }
    return values;
  }

  public static void write(StateWriter out, Enum<?> value) {
    out.writeText(value.name());
  }

  public static <E extends Enum<E>> E readEnum(StateReader in, Class<E> type) {
    return Enum.valueOf(type, in.readText());
  }

  public static void write(StateWriter out, Credential credential) {
    write(out, credential.kind());
    out.writeText(credential.token());
  }

  public static Credential readCredential(StateReader in) {
    return new Credential(readEnum(in, Credential.Kind.class), in.readText());
  }

  private static void writeClothing(StateWriter out, @Nullable Appearance appearance) {
    write(out, appearance == null ? new float[0] : appearance.toArray());
  }

  private static @Nullable Appearance readClothing(StateReader in) {
    float[] clothing = readFloats(in);
    return clothing.length == 0 ? null : Appearance.of(clothing);
  }

  public static void write(StateWriter out, TrackPoint point) {
    out.writeText(point.trackId());
    out.writeInt(point.xMm());
    out.writeInt(point.yMm());
    out.writeInt(point.sdMm());
    out.writeBoolean(point.detected());
    write(
        out,
        point.hands(),
        hand -> {
          out.writeInt(hand.xMm());
          out.writeInt(hand.yMm());
          out.writeInt(hand.zMm());
          out.writeInt(hand.sdMm());
        });
    writeClothing(out, point.appearance());
  }

  public static TrackPoint readTrackPoint(StateReader in) {
    return new TrackPoint(
        in.readText(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        readList(in, () -> new HandPoint(in.readInt(), in.readInt(), in.readInt(), in.readInt())),
        readClothing(in));
  }

  public static void writeScores(StateWriter out, List<ProductScore> scores) {
    write(
        out,
        scores,
        score -> {
          out.writeText(score.sku());
          out.writeDouble(score.logLikelihoodRatio());
        });
  }

  public static List<ProductScore> readScores(StateReader in) {
    return readList(in, () -> new ProductScore(in.readText(), in.readDouble()));
  }

  public static void write(StateWriter out, ItemSeen seen) {
    out.writeLong(seen.atNanos());
    out.writeText(seen.source());
    out.writeLong(seen.sequence());
    out.writeText(seen.trackId());
    write(out, seen.action());
    out.writeInt(seen.xMm());
    out.writeInt(seen.yMm());
    out.writeInt(seen.zMm());
    writeScores(out, seen.scores());
    out.writeDouble(seen.otherLogLikelihoodRatio());
  }

  public static ItemSeen readItemSeen(StateReader in) {
    return new ItemSeen(
        in.readLong(),
        in.readText(),
        in.readLong(),
        in.readText(),
        readEnum(in, HandAction.class),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        readScores(in),
        in.readDouble());
  }

  public static void writeCounts(StateWriter out, List<SkuCount> counts) {
    write(
        out,
        counts,
        count -> {
          out.writeText(count.sku());
          out.writeInt(count.count());
        });
  }

  public static List<SkuCount> readCounts(StateReader in) {
    return readList(in, () -> new SkuCount(in.readText(), in.readInt()));
  }

  public static void write(StateWriter out, Explanation e) {
    out.writeLong(e.visitId());
    writeCounts(out, e.moves());
    out.writeLong(e.alsoVisitId());
    writeCounts(out, e.alsoMoves());
    out.writeBoolean(e.unknown());
    out.writeInt(e.ppm());
  }

  public static Explanation readExplanation(StateReader in) {
    return new Explanation(
        in.readLong(),
        readCounts(in),
        in.readLong(),
        readCounts(in),
        in.readBoolean(),
        in.readInt());
  }

  public static void write(StateWriter out, BillLine line) {
    out.writeText(line.sku());
    out.writeInt(line.count());
    out.writeLong(line.unitMinor());
    out.writeInt(line.certaintyPpm());
    write(out, line.movementIds(), out::writeLong);
  }

  public static BillLine readBillLine(StateReader in) {
    return new BillLine(
        in.readText(), in.readInt(), in.readLong(), in.readInt(), readList(in, in::readLong));
  }
}
