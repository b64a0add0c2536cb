package org.saunter.vision.hand;

import java.nio.ByteBuffer;
import org.saunter.vision.Frame;
import org.saunter.vision.detect.Crop;

/**
 * A hand and what it may hold, cut out of a frame: {@value #SIDE_PX} pixels square, {@value
 * #SIDE_MM} mm of the shop across, the hand in the middle. Not copied; nobody writes to it.
 *
 * @param rgb three bytes a pixel; what lies outside the frame is black
 */
public record HandPicture(byte[] rgb) {
  public static final int SIDE_PX = 48;
  public static final int SIDE_MM = 440;

  /**
   * Cuts it out.
   *
   * @param pixelsPerMetre how large a metre is in the frame, at the hand
   */
  public static HandPicture cut(Frame frame, double xPx, double yPx, double pixelsPerMetre) {
    ByteBuffer rgb = ByteBuffer.allocate(3 * SIDE_PX * SIDE_PX);
    double sidePx = Math.max(1, pixelsPerMetre * SIDE_MM / 1e3);
    Crop.around(xPx, yPx, sidePx).write(frame, SIDE_PX, SIDE_PX, rgb);
    return new HandPicture(rgb.array());
  }
}
