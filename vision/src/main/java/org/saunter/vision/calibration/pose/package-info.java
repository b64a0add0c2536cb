/** Where a camera hangs and looks, from places on the floor that somebody marked in its picture. */
@NullMarked
package org.saunter.vision.calibration.pose;

import org.jspecify.annotations.NullMarked;
