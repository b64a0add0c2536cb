package org.saunter.server.wall;

import org.saunter.model.BadInputException;

/**
 * One picture of a camera. <b>Heads are blurred in it before it comes here</b>: the page shows it
 * as it is, and nobody behind this record may hand on one that is not.
 *
 * @param number the camera's running number, as in {@link CameraTile#number}
 * @param atNanos store time at which it was taken
 * @param blurredJpeg the picture as JPEG, at most 4 MiB; not copied
 * @param overlay what was found in this very picture
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a socket, never compared
public record WallPicture(
    String cameraId,
    long number,
    long atNanos,
    int widthPx,
    int heightPx,
    byte[] blurredJpeg,
    Overlay overlay) {
  private static final int BYTES_MAX = 4 << 20;

  public WallPicture {
    boolean isJpeg =
        blurredJpeg.length > 3
            && (blurredJpeg[0] & 0xff) == 0xff
            && (blurredJpeg[1] & 0xff) == 0xd8;
    if (!isJpeg || blurredJpeg.length > BYTES_MAX || widthPx < 1 || heightPx < 1) {
      throw new BadInputException(
          "The picture ("
              + number
              + ") of camera ("
              + cameraId
              + ") has ("
              + blurredJpeg.length
              + ") bytes and ("
              + widthPx
              + "x"
              + heightPx
              + ") pixels"
              + (isJpeg ? "." : ", and is no JPEG."),
          "Maybe it was cut short, or is larger than 4 MiB.");
    }
  }
}
