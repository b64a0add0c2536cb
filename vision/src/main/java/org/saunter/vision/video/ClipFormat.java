package org.saunter.vision.video;

import org.saunter.model.BadInputException;

/**
 * How a clip is encoded.
 *
 * @param widthPx even
 * @param heightPx even
 * @param ratePerSecond the usual rate, for the rate control; each frame keeps its own stamp
 * @param keyEvery frames from one key picture to the next
 */
public record ClipFormat(
    Codec codec, int widthPx, int heightPx, double ratePerSecond, int bitsPerSecond, int keyEvery) {

  /** Codec and container. */
  public enum Codec {
    /** H.264 (OpenH264) in MP4 that starts to play before it is loaded. */
    H264_MP4("libopenh264", "mp4"),
    /** VP8 in WebM, for those who want nothing to do with H.264 patents. */
    VP8_WEBM("libvpx", "webm");

    private final String encoder;
    private final String container;

    Codec(String encoder, String container) {
      this.encoder = encoder;
      this.container = container;
    }

    String encoder() {
      return encoder;
    }

    String container() {
      return container;
    }
  }

  private static final int SIDE_MAX_PX = 4096;

  public ClipFormat {
    if (widthPx < 16
        || heightPx < 16
        || widthPx > SIDE_MAX_PX
        || heightPx > SIDE_MAX_PX
        || widthPx % 2 != 0
        || heightPx % 2 != 0) {
      throw new BadInputException(
          "The clip size (" + widthPx + "x" + heightPx + ") is not even and 16 to 4096 a side.",
          "Maybe use 320x192.");
    }
    if (!(ratePerSecond > 0 && ratePerSecond <= 240)) {
      throw new BadInputException(
          "The clip rate (" + ratePerSecond + "/s) is not above 0 and at most 240.",
          "Maybe use 5.");
    }
    if (bitsPerSecond < 10_000 || bitsPerSecond > 100_000_000 || keyEvery < 1) {
      throw new BadInputException(
          "The clip's bit rate ("
              + bitsPerSecond
              + ") is not 10,000 to 100,000,000, or its key distance ("
              + keyEvery
              + ") is below 1.",
          "Maybe use ClipFormat.h264, which sets both.");
    }
  }

  /** H.264 with 0.6 bits a pixel and a key picture every two seconds. */
  public static ClipFormat h264(int widthPx, int heightPx, double ratePerSecond) {
    return of(Codec.H264_MP4, widthPx, heightPx, ratePerSecond);
  }

  /** The usual settings of a codec. */
  public static ClipFormat of(Codec codec, int widthPx, int heightPx, double ratePerSecond) {
    double pixels = (double) widthPx * heightPx * ratePerSecond;
    return new ClipFormat(
        codec,
        widthPx,
        heightPx,
        ratePerSecond,
        (int) Math.clamp(0.6 * pixels, 50_000.0, 20_000_000.0),
        (int) Math.max(1, Math.rint(2 * ratePerSecond)));
  }
}
