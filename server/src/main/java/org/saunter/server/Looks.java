package org.saunter.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.saunter.server.wall.Look;
import org.saunter.server.wall.LookLog;

/**
 * Makes looks of single pictures: one begins with the first picture of a camera that somebody asks
 * for, and ends when they have asked for none of it over half a minute. At most 1,000 go on at the
 * same time; over that, the one that waits longest ends.
 */
final class Looks {
  static final Duration QUIET = Duration.ofSeconds(30);
  static final int OPEN_MAX = 1_000;

  private final String storeId;
  private final LookLog log;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Who, Look> open = new LinkedHashMap<>(); // who asked last stands last
  private long begun;
  private long pictures;

  private record Who(String cameraId, String name) {}

  Looks(String storeId, LookLog log, InstantSource clock) {
    this.storeId = storeId;
    this.log = log;
    this.clock = clock;
  }

  /** Somebody is shown a picture. */
  void note(String cameraId, String who) {
    Instant now = clock.instant();
    List<Look> ended = new ArrayList<>();
    Look look;
    lock.lock();
    try {
      endOld(now, OPEN_MAX - 1, ended);
      pictures++;
      Who key = new Who(cameraId, who);
      Look old = open.remove(key);
      look =
          old == null
              ? new Look(storeId, cameraId, who, now, now, 1)
              : new Look(storeId, cameraId, who, old.from(), now, old.pictures() + 1);
      open.put(key, look);
      begun += old == null ? 1 : 0;
    } finally {
      lock.unlock();
    }
    ended.forEach(log::ended);
    if (look.pictures() == 1) {
      log.began(look);
    }
  }

  private void endOld(Instant now, int openMax, List<Look> ended) {
    Iterator<Look> looks = open.values().iterator();
    while (looks.hasNext()) {
      Look look = looks.next();
      boolean isOver = look.until().plus(QUIET).isBefore(now);
      if (!isOver && open.size() <= openMax) {
        return;
      }
      looks.remove();
      ended.add(look);
    }
  }

  /** Ends what is over, though nobody looks now. */
  void sweep() {
    List<Look> ended = new ArrayList<>();
    lock.lock();
    try {
      if (!open.isEmpty()) {
        endOld(clock.instant(), OPEN_MAX, ended);
      }
    } finally {
      lock.unlock();
    }
    ended.forEach(log::ended);
  }

  /** Ends every look. */
  void close() {
    List<Look> ended;
    lock.lock();
    try {
      ended = List.copyOf(open.values());
      open.clear();
    } finally {
      lock.unlock();
    }
    ended.forEach(log::ended);
  }

  /** How often a look began. */
  long begun() {
    lock.lock();
    try {
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /** Pictures that were shown. */
  long pictures() {
    lock.lock();
    try {
      return pictures;
    } finally {
      lock.unlock();
    }
  }
}
