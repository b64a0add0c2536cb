package org.saunter.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.Fact;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Observation;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/** Says what was not used, at most once a second per source and reason, and never loses count. */
final class Refusals {
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final int KEYS_MAX = 10_000;

  private final Map<String, Pending> pending = new TreeMap<>();

  private static final class Pending {
    private long saidNanos = Long.MIN_VALUE / 2;
    private long count;
  }

  void refuse(
      Observation o, long nowNanos, Refusal refusal, String rule, String maybe, List<Fact> facts) {
    String key = refusal + " " + o.source();
    if (pending.size() >= KEYS_MAX && !pending.containsKey(key)) {
      key = refusal + " (others)";
    }
    Pending p = pending.computeIfAbsent(key, k -> new Pending());
    p.count++;
    if (Math.abs(nowNanos - p.saidNanos) >= QUIET_NANOS) { // store time may go back once
      facts.add(
          new ObservationRefused(
              nowNanos, refusal, o.source(), o.sequence(), rule, maybe, p.count));
      p.count = 0;
      p.saidNanos = nowNanos;
    }
  }

  void save(StateWriter out) {
    out.writeInt(pending.size());
    pending.forEach(
        (key, p) -> {
          out.writeText(key);
          out.writeLong(p.saidNanos);
          out.writeLong(p.count);
        });
  }

  void load(StateReader in) {
    pending.clear();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      Pending p = new Pending();
      pending.put(in.readText(), p);
      p.saidNanos = in.readLong();
      p.count = in.readLong();
    }
  }
}
