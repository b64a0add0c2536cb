package org.saunter.vision.calibration.coverage;

/**
 * How well the front of a plate is seen.
 *
 * @param cameras how many see more than half of it
 * @param bestCameraId the one that sees it largest; empty if none does
 * @param pxPer100Mm size in that camera's image of 100 mm of the front, the root of the area
 */
public record PlateSight(String plateId, int cameras, String bestCameraId, double pxPer100Mm) {}
