/** Trackers held against truth: on public sequences and on a simulated floor, beside rivals. */
@NullMarked
package org.saunter.learn.tracking;

import org.jspecify.annotations.NullMarked;
