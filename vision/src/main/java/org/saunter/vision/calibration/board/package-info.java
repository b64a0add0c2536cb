/** Lenses measured from pictures of a printed board. */
@NullMarked
package org.saunter.vision.calibration.board;

import org.jspecify.annotations.NullMarked;
