package org.saunter.vision.video;

import org.saunter.model.BadInputException;

/**
 * What is wanted of one camera.
 *
 * @param cameraId the name of the camera in the layout
 */
public record SourceOptions(
    String cameraId, SourceAddress address, Wanted wanted, Timing timing, Patience patience) {

  /** Pictures of this size, 5 a second, stamps by the stream, as fast as they can be read. */
  public static SourceOptions of(
      String cameraId, SourceAddress address, int widthPx, int heightPx) {
    return new SourceOptions(
        cameraId,
        address,
        new Wanted(widthPx, heightPx, 5),
        new Timing(0, 0, Pace.FLAT_OUT),
        Patience.USUAL);
  }

  /** The same with other pictures. */
  public SourceOptions with(Wanted pictures) {
    return new SourceOptions(cameraId, address, pictures, timing, patience);
  }

  /** The same with other times. */
  public SourceOptions with(Timing times) {
    return new SourceOptions(cameraId, address, wanted, times, patience);
  }

  /** The same with other waits. */
  public SourceOptions with(Patience waits) {
    return new SourceOptions(cameraId, address, wanted, timing, waits);
  }

  /**
   * The pictures that are to be analysed.
   *
   * @param widthPx size after scaling, whatever the camera's own
   * @param ratePerSecond at most so many pictures a second: of a faster stream each first picture
   *     of a period is taken (of 15 a second for 5: every third), the rest is decoded and dropped
   */
  public record Wanted(int widthPx, int heightPx, double ratePerSecond) {
    private static final int SIDE_MAX_PX = 8192;

    public Wanted {
      if (widthPx < 16 || heightPx < 16 || widthPx > SIDE_MAX_PX || heightPx > SIDE_MAX_PX) {
        throw new BadInputException(
            "The analysis size ("
                + widthPx
                + "x"
                + heightPx
                + ") is not between 16 and "
                + SIDE_MAX_PX
                + ".",
            "Maybe use 320x192.");
      }
      if (!(ratePerSecond > 0 && ratePerSecond <= 240)) {
        throw new BadInputException(
            "The analysis rate (" + ratePerSecond + "/s) is not above 0 and at most 240.",
            "Maybe use 5.");
      }
    }
  }

  /** How fast a recording is played. A live camera has its own pace. */
  public enum Pace {
    FLAT_OUT,
    REAL_TIME
  }

  /**
   * What is known of the camera's times, and how fast a recording is played.
   *
   * @param cameraRatePerSecond what the camera is set to, of a folder its rate; 0 if unknown: then
   *     only less than the wanted rate is wrong
   * @param clockOffsetNanos added to every stamp; negative for a camera whose pictures come late
   */
  public record Timing(double cameraRatePerSecond, long clockOffsetNanos, Pace pace) {
    public Timing {
      if (!(cameraRatePerSecond >= 0 && cameraRatePerSecond <= 1000)) {
        throw new BadInputException(
            "The camera's rate (" + cameraRatePerSecond + "/s) is not between 0 and 1000.",
            "Maybe leave it 0 if it is not known.");
      }
    }
  }

  /**
   * How long to wait for a live camera. Calls go on for ever; the wait between two of them doubles
   * from the first to the longest, spread by up to a quarter by the camera's name so that a shop
   * full of cameras does not call in one moment.
   *
   * @param silenceNanos without a picture for so long the camera counts as lost
   */
  public record Patience(long silenceNanos, long firstWaitNanos, long longestWaitNanos) {
    /** 5 s of silence; 0.5 s, 1 s, 2 s, ... 30 s between calls. */
    public static final Patience USUAL =
        new Patience(5_000_000_000L, 500_000_000L, 30_000_000_000L);

    public Patience {
      if (silenceNanos <= 0 || firstWaitNanos <= 0 || longestWaitNanos < firstWaitNanos) {
        throw new BadInputException(
            "The waits for a camera ("
                + silenceNanos
                + ", "
                + firstWaitNanos
                + ", "
                + longestWaitNanos
                + " ns) are not above 0 and rising.",
            "Maybe use the usual ones.");
      }
    }

    /** The wait before call number {@code failures + 1}. */
    long waitNanos(int failures, String cameraId) {
      int doublings = Math.min(Math.max(failures - 1, 0), 30);
      long wait = Math.min(longestWaitNanos, firstWaitNanos << doublings);
      if (wait <= 0) {
        wait = longestWaitNanos;
      }
      return wait - wait / 4 * Math.floorMod(cameraId.hashCode(), 64) / 64;
    }
  }
}
