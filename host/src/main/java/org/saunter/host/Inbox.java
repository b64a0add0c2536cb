package org.saunter.host;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.PlateAudited;
import org.saunter.model.Observation.ReviewAnswered;

/**
 * Observations that wait to be taken by a store's thread. Bounded; answers of people and services
 * have places of their own, so that a sensor that floods the queue cannot keep a gate shut.
 * Thread-safe.
 */
final class Inbox {
  private static final int ANSWERS_MAX = 4_096;

  private final int max;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Observation> waiting = new ArrayDeque<>();
  private boolean signalled;
  private boolean closed;

  Inbox(int max) {
    this.max = max;
  }

  /** Puts an observation at the end, if there is room. */
  Offer offer(Observation observation) {
    lock.lock();
    try {
      if (closed) {
        return Offer.STOPPED;
      }
      if (waiting.size() >= max + (isAnswer(observation) ? ANSWERS_MAX : 0)) {
        return Offer.QUEUE_FULL;
      }
      waiting.add(observation);
      changed.signal();
      return Offer.QUEUED;
    } finally {
      lock.unlock();
    }
  }

  private static boolean isAnswer(Observation o) {
    return o instanceof EntryAnswered
        || o instanceof PaymentAnswered
        || o instanceof ReviewAnswered
        || o instanceof PlateAudited;
  }

  /** Wakes the store's thread although nothing came. */
  void signal() {
    lock.lock();
    try {
      signalled = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something comes, a signal, the end, or the time is over; takes up to some. */
  void take(List<Observation> into, int some, long waitNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = waitNanos;
      while (waiting.isEmpty() && !signalled && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      signalled = false;
      while (into.size() < some && !waiting.isEmpty()) {
        into.add(waiting.remove());
      }
    } finally {
      lock.unlock();
    }
  }
}
