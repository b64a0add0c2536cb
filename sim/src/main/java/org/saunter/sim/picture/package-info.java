/** Draws the synthetic shop as its ceiling cameras would see it, with labels for every pixel. */
@NullMarked
package org.saunter.sim.picture;

import org.jspecify.annotations.NullMarked;
