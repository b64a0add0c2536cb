package org.saunter.store.shelf;

import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/** The latest times in which a plate was moved and lay as before when it came to rest. */
final class Unrests {
  private static final int KEPT = 8;

  private final long[] sinceNanos = new long[KEPT];
  private final long[] untilNanos = new long[KEPT];
  private int count;

  void add(long since, long until) {
    sinceNanos[count % KEPT] = since;
    untilNanos[count % KEPT] = until;
    count++;
  }

  boolean covers(long nanos) {
    for (int i = 0; i < Math.min(KEPT, count); i++) {
      if (nanos >= sinceNanos[i] && nanos <= untilNanos[i]) {
        return true;
      }
    }
    return false;
  }

  void save(StateWriter out) {
    out.writeInt(count);
    for (int i = 0; i < Math.min(KEPT, count); i++) {
      out.writeLong(sinceNanos[i]);
      out.writeLong(untilNanos[i]);
    }
  }

  void load(StateReader in) {
    count = in.readInt();
    for (int i = 0; i < Math.min(KEPT, count); i++) {
      sinceNanos[i] = in.readLong();
      untilNanos[i] = in.readLong();
    }
  }
}
