package org.saunter.store.attribution;

import org.jspecify.annotations.Nullable;

/**
 * One joint story of a cluster. Arrays run parallel to the cluster's parties, tracks and plates and
 * are never changed once the hypothesis is in a cluster.
 */
final class Hypothesis {
  static final int NOBODY = -1;

  double weight; // natural logarithm, normalised over the cluster
  final Cart[] carts;
  final @Nullable Deeds[] deeds;
  final int[] who; // person number per track, NOBODY for a stranger or a closed visit
  final Look[] looks; // clothing of whoever that is, per track
  final Cart[] foreign; // what lies on each plate against the planogram
  int recentTrack = -1;
  long recentNanos = Long.MIN_VALUE / 2;
  int olderTrack = -1;
  long olderNanos = Long.MIN_VALUE / 2;

  Hypothesis(
      double weight,
      Cart[] carts,
      @Nullable Deeds[] deeds,
      int[] who,
      Look[] looks,
      Cart[] foreign) {
    this.weight = weight;
    this.carts = carts;
    this.deeds = deeds;
    this.who = who;
    this.looks = looks;
    this.foreign = foreign;
  }

  /** A copy whose arrays may be changed until it enters a cluster. */
  Hypothesis copy() {
    Hypothesis h =
        new Hypothesis(
            weight, carts.clone(), deeds.clone(), who.clone(), looks.clone(), foreign.clone());
    h.copyRecent(this);
    return h;
  }

  /** Takes over the latest actions of another hypothesis. */
  void copyRecent(Hypothesis other) {
    recentTrack = other.recentTrack;
    recentNanos = other.recentNanos;
    olderTrack = other.olderTrack;
    olderNanos = other.olderNanos;
  }

  /** Whether the track acted within {@code windowNanos} before {@code nanos}, elsewhere. */
  boolean actedJustBefore(int track, long nanos, long windowNanos) {
    return (track == recentTrack && nanos - recentNanos < windowNanos)
        || (track == olderTrack && nanos - olderNanos < windowNanos);
  }

  void noteAction(int track, long nanos) {
    if (track != recentTrack) {
      olderTrack = recentTrack;
      olderNanos = recentNanos;
    }
    recentTrack = track;
    recentNanos = nanos;
  }

  /** A number that two hypotheses share when the future cannot tell them apart. */
  long key(long openSinceNanos) {
    long h = 0;
    for (int i = 0; i < carts.length; i++) {
      h = h * 31 + partyKey(i, openSinceNanos);
    }
    for (int person : who) {
      h = h * 31 + Cart.mix(person);
    }
    for (Cart cart : foreign) {
      h = h * 31 + Cart.mix(cart.hash());
    }
    return h;
  }

  /** The part of {@link #key} that belongs to one party. */
  long partyKey(int party, long openSinceNanos) {
    long h = Cart.mix(carts[party].hash());
    for (Deeds d = deeds[party]; d != null && d.onsetNanos() > openSinceNanos; d = d.earlier()) {
      h += Cart.mix(d.movementId() * 8191 + d.product() * 31L + d.units() + d.track() * 131L);
    }
    return h;
  }
}
