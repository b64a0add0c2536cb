package org.saunter.vision;

/**
 * One image of one camera.
 *
 * @param atNanos store time at which it was taken
 * @param number the camera's running number, from 1
 * @param rgb three bytes a pixel, row by row from the top left; not copied: whoever hands a frame
 *     on writes to it no more
 */
public record Frame(
    String cameraId, long atNanos, long number, int widthPx, int heightPx, byte[] rgb) {
  public Frame {
    if (rgb.length != 3 * widthPx * heightPx) {
      throw new IllegalArgumentException(
          "A frame of " + widthPx + "x" + heightPx + " has " + rgb.length + " bytes.");
    }
  }
}
