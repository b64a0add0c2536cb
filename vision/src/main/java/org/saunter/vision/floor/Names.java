package org.saunter.vision.floor;

/** Gives new tracks their numbers. */
final class Names {
  private long last;

  Track track(Track.Origin origin, long nanos, Look anchor) {
    return new Track(++last, origin, nanos, anchor);
  }
}
