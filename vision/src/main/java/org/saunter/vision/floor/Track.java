package org.saunter.vision.floor;

import org.jspecify.annotations.Nullable;

/** What belongs to one track whatever world is right: its name and what it is known by. */
final class Track {
  /** How a track came to be. */
  enum Origin {
    GATE,
    CROSSING,
    UNKNOWN
  }

  private static final double FADING = 0.985; // a frame, of which there are some tens a second

  final long number;
  final String name;
  final Origin origin;
  final long bornNanos;

  /** The track that was at this one's place before a crossing; null if there was none. */
  @Nullable Track before;

  /** Clothing as known from the gate and from when nobody was near; learns slowly. */
  Look anchor;

  /** Clothing of the last second or so; forgets quickly. */
  Look recent = Look.UNKNOWN;

  int pictures; // of which the anchor is made
  int recentPictures;

  long seenNanos; // last sighting in the best world
  double missNats; // how much speaks against its being where it is thought, since then
  double expected; // sightings that there should have been lately
  double got; // of those that there were
  double lastXMm = Double.NaN; // at the last look at all contacts
  double lastYMm;
  double lastMissNats;
  boolean mixed; // whether it may have been exchanged since its clothing was learned
  boolean told; // whether its name has left the tracker

  Track(long number, Origin origin, long bornNanos, Look anchor) {
    this.number = number;
    name = "t" + number;
    this.origin = origin;
    this.bornNanos = bornNanos;
    this.anchor = anchor;
    seenNanos = bornNanos;
  }

  /** What it was called at a moment; empty if it was not yet there. */
  String nameAt(long nanos) {
    if (nanos >= bornNanos) {
      return name;
    }
    return before == null ? "" : before.nameAt(nanos);
  }

  /** One more frame that should have shown this one with some chance. */
  void look(double chance, boolean seen) {
    expected = FADING * expected + chance;
    got = FADING * got + (seen ? 1 : 0);
  }

  /** Share of the expected sightings that came. */
  double share() {
    return expected < 3 ? 1 : got / expected;
  }
}
