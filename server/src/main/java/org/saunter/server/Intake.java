package org.saunter.server;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.recording.ObservationLines;
import org.saunter.recording.UnreadableBook;
import org.saunter.recording.UnreadableCount;
import org.saunter.recording.UnreadableException;
import org.saunter.recording.UnreadableLine;
import org.saunter.recording.UnreadableLine.Reason;
import org.saunter.server.Guard.Refused;

/**
 * Takes observations of sensors and third-party vision, one JSON object a line. Every line has an
 * outcome: accepted, unreadable (named in the answer and on the health page), or refused because
 * the queue is full.
 */
final class Intake {
  static final int BODY_BYTES_MAX = 8 << 20;
  private static final int NAMED_MAX = 20;

  private final Stores stores;
  private final Map<String, Totals> totals = new LinkedHashMap<>();

  Intake(Stores stores) {
    this.stores = stores;
    stores.all().forEach(e -> totals.put(e.shop().storeId(), new Totals()));
  }

  /** Since the start. */
  private static final class Totals {
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong queueFull = new AtomicLong();
  }

  /** One request. */
  private static final class Batch {
    private long accepted;
    private long unreadable;
    private long queueFull;
    private final List<Map<String, Object>> named = new ArrayList<>();
    private final UnreadableBook book = new UnreadableBook();

    private void bad(UnreadableLine line, long nowNanos) {
      unreadable++;
      book.add(UnreadableCount.of(line, nowNanos));
      if (named.size() < NAMED_MAX) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("line", line.line());
        one.put("reason", line.reason());
        one.put("rule", line.rule());
        one.put("maybe", line.maybe());
        named.add(one);
      }
    }
  }

  void post(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    String storeId = e.shop().storeId();
    ObservationSink sink = e.store().observations();
    Batch batch = new Batch();
    ObservationLines.read(
        "body",
        new Bounded(ctx.bodyInputStream()),
        o -> offer(sink, storeId, sensed(o), batch),
        line -> batch.bad(line, e.shop().nowNanos()));
    batch.book.all().forEach(e.shop()::unreadable);
    Totals all = totals(storeId);
    all.accepted.addAndGet(batch.accepted);
    all.unreadable.addAndGet(batch.unreadable);
    all.queueFull.addAndGet(batch.queueFull);
    Map<String, Object> answer = counts(batch.accepted, batch.unreadable, batch.queueFull);
    answer.put("unreadableLines", batch.named);
    if (batch.queueFull > 0) {
      ctx.header("Retry-After", "1");
    }
    ctx.status(batch.queueFull > 0 ? 503 : batch.unreadable > 0 ? 400 : 200).json(answer);
  }

  private static void offer(ObservationSink sink, String storeId, Observation o, Batch batch) {
    switch (sink.offer(storeId, o)) {
      case YES -> batch.accepted++;
      case QUEUE_FULL -> batch.queueFull++;
      case CLOSED ->
          throw new Refused(
              409,
              "The store (" + storeId + ") takes no observations from outside.",
              "Maybe start it with saunter run.");
    }
  }

  /** Money, entry and reviewers have their own ways in: nobody may speak for them here. */
  private static Observation sensed(Observation o) {
    if (o instanceof EntryAnswered || o instanceof PaymentAnswered || o instanceof ReviewAnswered) {
      throw new UnreadableException(
          Reason.NOT_TAKEN,
          "The type (" + o.getClass().getSimpleName() + ") is not taken from outside.",
          "Maybe leave it out: the shop answers this itself.");
    }
    return o;
  }

  /** What came in since the start. */
  void get(Context ctx) {
    Totals all = totals(stores.of(ctx).shop().storeId());
    ctx.json(counts(all.accepted.get(), all.unreadable.get(), all.queueFull.get()));
  }

  private Totals totals(String storeId) {
    Totals all = totals.get(storeId);
    if (all == null) {
      throw new IllegalStateException("No totals of store " + storeId + ".");
    }
    return all;
  }

  private static Map<String, Object> counts(long accepted, long unreadable, long queueFull) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("accepted", accepted);
    counts.put("unreadable", unreadable);
    counts.put("queueFull", queueFull);
    return counts;
  }

  /** Breaks off after the longest body that is taken. */
  private static final class Bounded extends FilterInputStream {
    private long left = BODY_BYTES_MAX;

    private Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int got = super.read(bytes, from, length);
      left -= Math.max(0, got);
      if (left < 0) {
        throw new IOException("the body is longer than (" + BODY_BYTES_MAX + ") bytes");
      }
      return got;
    }
  }
}
