/** Cameras that were knocked out of place, noticed from their pictures. */
@NullMarked
package org.saunter.vision.calibration.watch;

import org.jspecify.annotations.NullMarked;
