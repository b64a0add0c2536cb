package org.saunter.server.live;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entry when it would grow over its bound. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int entriesMax;

  Bounded(int entriesMax) {
    super(16, 0.75f, false);
    this.entriesMax = entriesMax;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > entriesMax;
  }
}
