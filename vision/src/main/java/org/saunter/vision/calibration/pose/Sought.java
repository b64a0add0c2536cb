package org.saunter.vision.calibration.pose;

import org.saunter.vision.calibration.Optics;

/**
 * A camera whose pose is sought.
 *
 * @param optics its lens; with a freedom beyond the place, a first guess of it
 * @param heightMm how high it hangs, measured with a tape; NaN if nobody did
 */
public record Sought(String cameraId, Optics optics, Freedom freedom, double heightMm) {}
