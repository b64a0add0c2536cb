package org.saunter.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.saunter.server.live.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the pages of one store what changed, at most ten times a second. Each news is made once,
 * whoever listens. A subscriber holds at most one waiting news per topic, the newest: a slow reader
 * misses what is old and never what is true now, and nothing piles up.
 */
final class Broadcast {
  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
  private static final long STEP_MILLIS = 100;
  private static final Map<Topic, Integer> STEPS_BETWEEN = new EnumMap<>(Topic.class);

  static {
    for (Topic topic : Topic.values()) {
      STEPS_BETWEEN.put(
          topic,
          switch (topic) {
            case FLOOR, BILLS, QUESTIONS -> 1;
            case MOMENTS, RECEIPTS, CAMERAS -> 2;
            case HEADLINE -> 5;
            case HEALTH -> 20;
          });
    }
  }

  private final Fragments fragments;
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somebodyCame = lock.newCondition();
  private final Map<Topic, Long> told = new EnumMap<>(Topic.class);
  private @Nullable Thread teller;
  private boolean closed;

  Broadcast(Fragments fragments) {
    this.fragments = fragments;
  }

  /** A new subscriber, or null once this is closed; {@link #leave} must follow. */
  @Nullable Subscriber join(Set<Topic> topics) {
    lock.lock();
    try {
      if (closed) {
        return null;
      }
      Subscriber subscriber = new Subscriber(topics);
      subscribers.add(subscriber);
      topics.forEach(told::remove); // everything that it wants is told at once
      if (teller == null) {
        teller = Thread.ofVirtual().name("pages").start(this::tell);
      }
      somebodyCame.signalAll();
      return subscriber;
    } finally {
      lock.unlock();
    }
  }

  void leave(Subscriber subscriber) {
    subscriber.close();
    subscribers.remove(subscriber);
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      somebodyCame.signalAll();
      if (teller != null) {
        teller.interrupt();
      }
    } finally {
      lock.unlock();
    }
    subscribers.forEach(Subscriber::close);
    subscribers.clear();
  }

  private void tell() {
    try {
      for (long step = 0; !isClosed(); step++) {
        tellNews(step);
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && subscribers.isEmpty()) {
        somebodyCame.await();
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void tellNews(long step) {
    Set<Topic> wanted = EnumSet.noneOf(Topic.class);
    subscribers.forEach(s -> wanted.addAll(s.topics));
    for (Topic topic : wanted) {
      long version = fragments.version(topic);
      Long before = toldVersion(topic);
      boolean due = before == null || step % STEPS_BETWEEN.getOrDefault(topic, 1) == 0;
      if (due && (before == null || before != version)) {
        markTold(topic, version);
        tellAll(topic);
      }
    }
  }

  private void tellAll(Topic topic) {
    try {
      String news = fragments.render(topic);
      subscribers.forEach(s -> s.offer(topic, news));
    } catch (RuntimeException broken) {
      LOG.error("The news about ({}) could not be written.", topic, broken);
    }
  }

  private @Nullable Long toldVersion(Topic topic) {
    lock.lock();
    try {
      return told.get(topic);
    } finally {
      lock.unlock();
    }
  }

  private void markTold(Topic topic, long version) {
    lock.lock();
    try {
      told.put(topic, version);
    } finally {
      lock.unlock();
    }
  }

  /** One page that watches. */
  static final class Subscriber {
    private final Set<Topic> topics;
    private final Map<Topic, String> waiting = new EnumMap<>(Topic.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean closed;

    private Subscriber(Set<Topic> topics) {
      this.topics = Set.copyOf(topics);
    }

    private void offer(Topic topic, String text) {
      if (topics.contains(topic)) {
        lock.lock();
        try {
          waiting.put(topic, text);
          news.signal();
        } finally {
          lock.unlock();
        }
      }
    }

    private void close() {
      lock.lock();
      try {
        closed = true;
        news.signalAll();
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

    /** Waits for news; empty if none came in time or the broadcast has ended. */
    List<News> take(long millis) throws InterruptedException {
      lock.lock();
      try {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        while (waiting.isEmpty() && !closed && left > 0) {
          left = news.awaitNanos(left);
        }
        List<News> taken = new ArrayList<>();
        waiting.forEach((topic, text) -> taken.add(new News(topic, text)));
        waiting.clear();
        return taken;
      } finally {
        lock.unlock();
      }
    }
  }

  /** What a topic looks like now. */
  record News(Topic topic, String text) {}
}
