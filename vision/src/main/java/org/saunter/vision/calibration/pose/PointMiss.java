package org.saunter.vision.calibration.pose;

/**
 * How far a marked point is from where the fitted camera has it.
 *
 * @param number from 1, as the points were given
 * @param missPx in the image
 * @param missMm in the store, at the point's own height; NaN if the camera does not look down there
 * @param isLeftOut true if it did not fit and the camera was found without it
 */
public record PointMiss(
    int number, MarkedPoint point, double missPx, double missMm, boolean isLeftOut) {}
