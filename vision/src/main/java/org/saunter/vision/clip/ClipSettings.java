package org.saunter.vision.clip;

import java.nio.file.Path;
import org.saunter.model.BadInputException;
import org.saunter.vision.video.ClipFormat;

/**
 * How clips are kept.
 *
 * @param folder where segments and the look log lie
 * @param keyFile best on another volume; made with a new key if it is not there
 */
public record ClipSettings(Path folder, Path keyFile, Encoding encoding, Retention retention) {
  /**
   * Segments of 10 s in H.264; three days, at most 20 GB, and always 1 GB free on the disk. A
   * camera of 320x192 at 5 a second with people in view takes about 170 kB a segment, 1.5 GB a day.
   */
  public static ClipSettings usual(Path folder, Path keyFile) {
    return new ClipSettings(
        folder,
        keyFile,
        new Encoding(ClipFormat.Codec.H264_MP4, 5, 0, 10_000_000_000L),
        new Retention(3 * 86_400_000_000_000L, 20_000_000_000L, 1_000_000_000L));
  }

  /** The same with another retention. */
  public ClipSettings with(Retention other) {
    return new ClipSettings(folder, keyFile, encoding, other);
  }

  /** The same with another encoding. */
  public ClipSettings with(Encoding other) {
    return new ClipSettings(folder, keyFile, other, retention);
  }

  /**
   * How frames become segments.
   *
   * @param ratePerSecond the usual rate of frames
   * @param bitsPerSecond 0 for what the size asks for
   * @param segmentNanos a crash loses at most this much of each camera; deleting goes by segments
   */
  public record Encoding(
      ClipFormat.Codec codec, double ratePerSecond, int bitsPerSecond, long segmentNanos) {
    public Encoding {
      if (segmentNanos < 1_000_000_000L || segmentNanos > 600_000_000_000L) {
        throw new BadInputException(
            "The length of segments (" + segmentNanos / 1e9 + " s) is not between 1 and 600 s.",
            "Maybe use 10.");
      }
    }

    /** The format for frames of this size. */
    ClipFormat format(int widthPx, int heightPx) {
      ClipFormat usual = ClipFormat.of(codec, widthPx, heightPx, ratePerSecond);
      return bitsPerSecond == 0
          ? usual
          : new ClipFormat(
              codec, widthPx, heightPx, ratePerSecond, bitsPerSecond, usual.keyEvery());
    }
  }

  /**
   * What is deleted, the oldest first.
   *
   * @param ageMaxNanos a segment whose last frame is older goes
   * @param bytesMax all segments together, before and after each write
   * @param freeBytesMin so much is left to others on the disk
   */
  public record Retention(long ageMaxNanos, long bytesMax, long freeBytesMin) {
    public Retention {
      if (ageMaxNanos <= 0 || bytesMax <= 0 || freeBytesMin < 0) {
        throw new BadInputException(
            "The retention (" + ageMaxNanos + " ns, " + bytesMax + " bytes) is not above 0.",
            "Maybe use three days and 20 GB.");
      }
    }
  }
}
