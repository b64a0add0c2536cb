package org.saunter.store;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Observation;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/** Tells duplicates and floods by each source's own running number. */
final class Sources {
  private static final int PER_SECOND_MAX = 500;
  private static final int SOURCES_MAX = 20_000;

  private final Map<String, Source> sources = new HashMap<>();

  private static final class Source {
    private long highest = Long.MIN_VALUE;
    private long seen; // bit i: number highest - i was seen
    private long second;
    private int inSecond;
    private boolean flooding;
  }

  /** Whether a source began or ceased to flood. */
  enum Flood {
    BEGAN,
    CEASED
  }

  private @Nullable Flood news;

  /** Why the observation must not be used, or null. */
  @Nullable Refusal check(Observation o) {
    Source s = sources.get(o.source());
    if (s == null) {
      if (sources.size() >= SOURCES_MAX) {
        return Refusal.TOO_MANY;
      }
      s = new Source();
      sources.put(o.source(), s);
    }
    if (isDuplicate(s, o.sequence())) {
      return Refusal.DUPLICATE;
    }
    long second = Math.floorDiv(o.atNanos(), 1_000_000_000L);
    boolean calm = second != s.second && s.inSecond <= PER_SECOND_MAX;
    s.inSecond = second == s.second ? s.inSecond + 1 : 1;
    s.second = second;
    boolean tooMany = s.inSecond > PER_SECOND_MAX;
    if (tooMany ? !s.flooding : s.flooding && calm) {
      s.flooding = tooMany;
      news = tooMany ? Flood.BEGAN : Flood.CEASED;
    }
    return tooMany ? Refusal.TOO_MANY : null;
  }

  /** What the latest {@link #check} found out about the source, once; null if nothing is new. */
  @Nullable Flood news() {
    Flood latest = news;
    news = null;
    return latest;
  }

  private static boolean isDuplicate(Source s, long sequence) {
    if (s.highest == Long.MIN_VALUE || sequence > s.highest) {
      long ahead = s.highest == Long.MIN_VALUE ? 64 : sequence - s.highest;
      s.seen = ahead >= 64 ? 1 : (s.seen << ahead) | 1;
      s.highest = sequence;
      return false;
    }
    long back = s.highest - sequence;
    if (back >= 64) {
      return false; // a source that began to count anew, or is very late: time decides
    }
    long bit = 1L << back;
    boolean again = (s.seen & bit) != 0;
    s.seen |= bit;
    return again;
  }

  void save(StateWriter out) {
    out.writeInt(sources.size());
    new TreeMap<>(sources)
        .forEach(
            (name, s) -> {
              out.writeText(name);
              out.writeLong(s.highest);
              out.writeLong(s.seen);
              out.writeLong(s.second);
              out.writeInt(s.inSecond);
              out.writeBoolean(s.flooding);
            });
  }

  void load(StateReader in) {
    sources.clear();
    int n = in.readInt();
    for (int i = 0; i < n; i++) {
      Source s = new Source();
      sources.put(in.readText(), s);
      s.highest = in.readLong();
      s.seen = in.readLong();
      s.second = in.readLong();
      s.inSecond = in.readInt();
      s.flooding = in.readBoolean();
    }
  }
}
