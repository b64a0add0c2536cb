/**
 * Cameras that know where they stand: lenses from a printed board, poses from marked places, a
 * watch for cameras that were knocked, and what every camera sees of the floor.
 */
@NullMarked
package org.saunter.vision.calibration;

import org.jspecify.annotations.NullMarked;
