package org.saunter.vision.video;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.saunter.vision.Frame;

/** Reads a source and keeps what it gave and said. */
final class Watched {
  final List<Frame> frames = new ArrayList<>();
  final List<SourceEvent> events = new ArrayList<>();

  /** A clock that moves by one period each time it is asked: no wall clock in a test. */
  static LongSupplier steps() {
    AtomicLong now = new AtomicLong(1_000_000_000_000L);
    return () -> now.addAndGet(Patterns.PERIOD_NANOS);
  }

  /** Until the source ends. */
  static Watched all(CameraSource source) throws InterruptedException {
    return until(source, watched -> false);
  }

  /** Until the source ends or the condition holds, which is asked after each frame and event. */
  static Watched until(CameraSource source, Predicate<Watched> enough) throws InterruptedException {
    Watched watched = new Watched();
    Frame frame;
    while ((frame =
            source.next(
                event -> {
                  watched.events.add(event);
                  if (enough.test(watched)) {
                    source.close();
                  }
                }))
        != null) {
      watched.frames.add(frame);
      if (enough.test(watched)) {
        source.close();
      }
    }
    return watched;
  }

  <E extends SourceEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
