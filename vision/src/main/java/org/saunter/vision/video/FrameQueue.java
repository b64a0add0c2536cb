package org.saunter.vision.video;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.Frame;

/**
 * Frames of all cameras on their way to the detectors.
 *
 * <ul>
 *   <li>Of each camera at most {@code depth} frames wait. When one more comes, the oldest waiting
 *       frame of that camera goes: fresh beats complete, and no camera pushes another one out.
 *   <li>{@link #take} goes round the cameras, one frame of each in turn, beginning behind the last
 *       one served: a busy camera cannot starve a slow one.
 *   <li>Arrays of dropped frames go back to where they came from at once. Whoever takes a frame
 *       gives it back with {@link #release}.
 *   <li>Every dropped frame is counted, by camera and reason.
 * </ul>
 *
 * Memory is bounded by cameras × depth. Safe for many threads.
 */
public final class FrameQueue implements AutoCloseable {
  /** What became of an offered frame. */
  public enum Fate {
    /** It waits. */
    WAITS,
    /** It waits, and the oldest of its camera was dropped for it. */
    WAITS_IN_PLACE_OF_OLDEST,
    /** Dropped: it is not newer than the newest of its camera. */
    NOT_NEWER,
    /** Dropped: the queue is closed. */
    CLOSED
  }

  /**
   * What came of one camera's frames.
   *
   * @param crowdedOut dropped while waiting, since newer ones came
   * @param notNewer dropped at once, since a newer one was there already
   * @param afterClose dropped since the queue was closed
   */
  public record Counts(long offered, long taken, long crowdedOut, long notNewer, long afterClose) {}

  private static final class Lane {
    final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    long newestNanos = Long.MIN_VALUE;
    long offered;
    long taken;
    long crowdedOut;
    long notNewer;
    long afterClose;

    Counts counts() {
      return new Counts(offered, taken, crowdedOut, notNewer, afterClose);
    }
  }

  private final int depth;
  private final FrameArrays arrays;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final List<Lane> round = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private int turn;
  private int waiting;
  private boolean closed;

  /** Two waiting frames of each camera. */
  public FrameQueue(List<String> cameraIds, FrameArrays arrays) {
    this(cameraIds, 2, arrays);
  }

  /**
   * An empty queue.
   *
   * @param cameraIds the cameras, each once; no other's frames are taken
   * @param depth how many frames of a camera may wait, from 1
   * @param arrays where the arrays of frames go that are done with
   */
  public FrameQueue(List<String> cameraIds, int depth, FrameArrays arrays) {
    if (depth < 1 || depth > 64) {
      throw new IllegalArgumentException("A depth of " + depth + " is not between 1 and 64.");
    }
    this.depth = depth;
    this.arrays = arrays;
    for (String cameraId : cameraIds) {
      Lane lane = new Lane();
      if (lanes.put(cameraId, lane) != null) {
        throw new IllegalArgumentException("The camera " + cameraId + " is there twice.");
      }
      round.add(lane);
    }
  }

  /** Hands a frame over; never waits. */
  public Fate offer(Frame frame) {
    lock.lock();
    try {
      Lane lane = lanes.get(frame.cameraId());
      if (lane == null) {
        throw new IllegalArgumentException("No camera " + frame.cameraId() + " is known here.");
      }
      lane.offered++;
      if (closed) {
        lane.afterClose++;
        arrays.giveBack(frame.rgb());
        return Fate.CLOSED;
      }
      if (frame.atNanos() <= lane.newestNanos) {
        lane.notNewer++;
        arrays.giveBack(frame.rgb());
        return Fate.NOT_NEWER;
      }
      lane.newestNanos = frame.atNanos();
      Fate fate = Fate.WAITS;
      if (lane.waiting.size() == depth) {
        arrays.giveBack(lane.waiting.removeFirst().rgb());
        lane.crowdedOut++;
        waiting--;
        fate = Fate.WAITS_IN_PLACE_OF_OLDEST;
      }
      lane.waiting.addLast(frame);
      waiting++;
      filled.signal();
      return fate;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what waits, at most {@code batchMax} frames, the oldest of each camera first. Waits up to
   * {@code waitNanos} for a first one, never for a full batch.
   *
   * @return empty when the time is over, or when the queue is closed and empty
   */
  public List<Frame> take(int batchMax, long waitNanos) throws InterruptedException {
    List<Frame> batch = new ArrayList<>();
    lock.lockInterruptibly();
    try {
      long left = waitNanos;
      while (waiting == 0 && !closed && left > 0) {
        left = filled.awaitNanos(left);
      }
      int passed = 0;
      while (batch.size() < batchMax && passed < round.size()) {
        Lane lane = round.get(turn);
        turn = (turn + 1) % round.size();
        Frame frame = lane.waiting.pollFirst();
        if (frame == null) {
          passed++;
          continue;
        }
        passed = 0;
        waiting--;
        lane.taken++;
        batch.add(frame);
      }
      if (waiting > 0) {
        filled.signal();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** The frame that was taken is done with: its array may be used again. */
  public void release(Frame frame) {
    arrays.giveBack(frame.rgb());
  }

  /** How many frames wait now. */
  public int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** The counts of one camera; null if it is not known here. */
  public @Nullable Counts counts(String cameraId) {
    lock.lock();
    try {
      Lane lane = lanes.get(cameraId);
      return lane == null ? null : lane.counts();
    } finally {
      lock.unlock();
    }
  }

  /** The counts of all cameras, by name. */
  public Map<String, Counts> counts() {
    lock.lock();
    try {
      Map<String, Counts> all = new HashMap<>();
      lanes.forEach((cameraId, lane) -> all.put(cameraId, lane.counts()));
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more comes in; what waits can still be taken. Wakes every waiting {@link #take}. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
