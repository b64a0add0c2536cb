package org.saunter.vision.video;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of frame arrays: never more than {@code bytesMax} in all, lent and free together.
 * When every array is lent, {@link #take} gives null and counts it; the frame is then dropped by
 * whoever wanted to make it. Arrays of a size that is no longer asked for make room for those that
 * are. Safe for many threads.
 */
public final class FramePool implements FrameArrays {
  private final long bytesMax;
  private final Map<Integer, ArrayDeque<byte[]>> free = new HashMap<>();
  private final Set<byte[]> lent = Collections.newSetFromMap(new IdentityHashMap<>());
  private long bytes;
  private long refused;

  /**
   * An empty pool.
   *
   * @param bytesMax for example cameras × (queue depth + batch + 1) × 3 × width × height
   */
  public FramePool(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  @Override
  public synchronized byte @Nullable [] take(int bytesWanted) {
    ArrayDeque<byte[]> fitting = free.get(bytesWanted);
    byte[] array = fitting == null ? null : fitting.pollFirst();
    if (array == null && makeRoom(bytesWanted)) {
      array = new byte[bytesWanted];
      bytes += bytesWanted;
    }
    if (array == null) {
      refused++;
      return null;
    }
    lent.add(array);
    return array;
  }

  @Override
  public synchronized void giveBack(byte[] array) {
    if (!lent.remove(array)) {
      throw new IllegalArgumentException("An array came back that was not lent.");
    }
    free.computeIfAbsent(array.length, length -> new ArrayDeque<>()).addFirst(array);
  }

  /** Bytes of all arrays, lent and free. */
  public synchronized long bytes() {
    return bytes;
  }

  /** How many arrays are lent. */
  public synchronized int lent() {
    return lent.size();
  }

  /** How often all were lent. */
  public synchronized long refused() {
    return refused;
  }

  private boolean makeRoom(int bytesWanted) {
    var sizes = free.values().iterator();
    while (bytes + bytesWanted > bytesMax && sizes.hasNext()) {
      ArrayDeque<byte[]> unused = sizes.next();
      while (bytes + bytesWanted > bytesMax && !unused.isEmpty()) {
        bytes -= unused.removeFirst().length;
      }
      if (unused.isEmpty()) {
        sizes.remove();
      }
    }
    return bytes + bytesWanted <= bytesMax;
  }
}
