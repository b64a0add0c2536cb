package org.saunter.vision.video;

import java.util.function.Consumer;
import org.saunter.vision.Frame;

/** Reads clips that lie in memory. */
public final class ClipReader {
  /** A clip's times are exact to a 90,000th (MP4) or a thousandth (WebM) of a second. */
  private static final long ROUNDING_NANOS = 600_000L;

  private ClipReader() {}

  /** A clip cannot be decoded. */
  public static final class Undecodable extends Exception {
    private static final long serialVersionUID = 1L;

    Undecodable(String reason) {
      super(reason);
    }
  }

  /**
   * The frames of a window of time, in their own size. Decodes from the last key picture before it.
   *
   * @param firstNanos store time of the clip's first frame
   * @param fromNanos the first moment, inclusive; frames may be half a millisecond off
   * @param toNanos the last moment, inclusive
   * @throws Undecodable if it is no clip, or breaks before the end of the window
   */
  public static void read(
      String cameraId,
      byte[] clip,
      long firstNanos,
      long fromNanos,
      long toNanos,
      Consumer<Frame> frames)
      throws Undecodable {
    try (VideoReader reader = VideoReader.of(VideoInput.of(clip))) {
      boolean sought = fromNanos <= firstNanos || reader.seek(fromNanos - firstNanos);
      if (!sought) {
        throw new Undecodable("no key picture can be found");
      }
      read(reader, cameraId, firstNanos, fromNanos, toNanos, frames);
    } catch (StreamBroken e) {
      throw new Undecodable(e.reason());
    }
  }

  private static void read(
      VideoReader reader,
      String cameraId,
      long firstNanos,
      long fromNanos,
      long toNanos,
      Consumer<Frame> frames)
      throws Undecodable {
    RgbScaler scaler = null;
    try {
      long number = 0;
      while (true) {
        switch (reader.advance()) {
          case END -> {
            return;
          }
          case BROKEN -> throw new Undecodable(reader.trouble());
          case PICTURE -> {
            long atNanos = firstNanos + reader.streamNanos();
            if (atNanos > toNanos + ROUNDING_NANOS) {
              return;
            }
            if (atNanos < fromNanos - ROUNDING_NANOS) {
              continue;
            }
            int widthPx = reader.widthPx();
            int heightPx = reader.heightPx();
            if (scaler == null || scaler.bytes() != 3 * widthPx * heightPx) {
              if (scaler != null) {
                scaler.close();
              }
              scaler = new RgbScaler(widthPx, heightPx);
            }
            byte[] rgb = new byte[scaler.bytes()];
            if (!reader.rgb(scaler, rgb)) {
              throw new Undecodable("its pixel format is not known");
            }
            number++;
            frames.accept(new Frame(cameraId, atNanos, number, widthPx, heightPx, rgb));
          }
        }
      }
    } finally {
      if (scaler != null) {
        scaler.close();
      }
    }
  }
}
