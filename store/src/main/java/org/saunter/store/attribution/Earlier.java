package org.saunter.store.attribution;

/**
 * A movement of the same plate seconds before the one that is looked at: both may be one.
 *
 * @param evidence what was known of it
 * @param together the figures of both as if they were one movement
 * @param isTakenBack whether the two cancel each other
 */
record Earlier(Evidence evidence, Evidence together, boolean isTakenBack, Hindsight hindsight) {}
