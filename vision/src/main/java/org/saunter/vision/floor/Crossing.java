package org.saunter.vision.floor;

import java.util.List;
import org.saunter.model.Appearance;

/**
 * Tracks that ended because it is not clear enough who is who, and those that began.
 *
 * @param nats log likelihood of each permutation by motion, in lexicographic order
 * @param looks clothing of each of {@code after}; empty if somebody was not pictured since
 */
record Crossing(
    long atNanos,
    List<Track> before,
    List<Track> after,
    List<Double> nats,
    List<Appearance> looks) {}
