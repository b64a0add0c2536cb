package org.saunter.sim;

import org.jspecify.annotations.Nullable;

/**
 * A place that a person is going to visit.
 *
 * @param facing where
 * @param putBack a product taken earlier that is to be put down here; null for ordinary stops
 */
record Stop(Facing facing, @Nullable Unit putBack) {}
