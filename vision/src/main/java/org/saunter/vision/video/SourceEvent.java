package org.saunter.vision.video;

import java.util.Locale;
import org.saunter.model.Observation.SensorState;

/**
 * A camera source changed its state. The caller makes a {@code SensorReported} of it with {@link
 * #state} and {@link #words}. No event carries an address's user or password.
 */
public sealed interface SourceEvent {
  /** Nanoseconds of one second. */
  double SECOND_NANOS = 1e9;

  /** Which camera. */
  String cameraId();

  /** Store time. */
  long atNanos();

  /** The sensor state that the event amounts to: FOGGED is "seen, but worse than it should". */
  SensorState state();

  /** One plain sentence for people. */
  String words();

  /**
   * The first picture has come.
   *
   * @param widthPx size of the camera's own picture, before scaling
   */
  record Opened(String cameraId, long atNanos, int widthPx, int heightPx) implements SourceEvent {
    @Override
    public SensorState state() {
      return SensorState.UP;
    }

    @Override
    public String words() {
      return "The camera gives pictures of " + widthPx + "x" + heightPx + ".";
    }
  }

  /** No pictures any more, or none from the start; the source goes on trying. */
  record Lost(String cameraId, long atNanos, String reason) implements SourceEvent {
    @Override
    public SensorState state() {
      return SensorState.DOWN;
    }

    @Override
    public String words() {
      return "The camera is lost: " + reason + ".";
    }
  }

  /** Pictures come again. */
  record Reconnected(String cameraId, long atNanos, long outageNanos) implements SourceEvent {
    @Override
    public SensorState state() {
      return SensorState.UP;
    }

    @Override
    public String words() {
      return "The camera is back after " + oneDigit(outageNanos / SECOND_NANOS) + " s.";
    }
  }

  /** The camera delivers another number of pictures a second than it should. */
  record WrongRate(
      String cameraId, long atNanos, double expectedPerSecond, double measuredPerSecond)
      implements SourceEvent {
    @Override
    public SensorState state() {
      return SensorState.FOGGED;
    }

    @Override
    public String words() {
      return "The camera gives "
          + oneDigit(measuredPerSecond)
          + " pictures a second, expected are "
          + oneDigit(expectedPerSecond)
          + ".";
    }
  }

  /** The rate is as it should be again. */
  record RateRight(String cameraId, long atNanos, double measuredPerSecond) implements SourceEvent {
    @Override
    public SensorState state() {
      return SensorState.UP;
    }

    @Override
    public String words() {
      return "The camera gives " + oneDigit(measuredPerSecond) + " pictures a second again.";
    }
  }

  /**
   * Pictures were damaged: so many decoding errors since the last such event. Single ones do not
   * change the camera's state; that it goes on is for {@link PictureWatch} to say.
   */
  record Garbled(String cameraId, long atNanos, long count) implements SourceEvent {
    @Override
    public SensorState state() {
      return SensorState.UP;
    }

    @Override
    public String words() {
      return "Pictures of the camera are damaged (" + count + " errors).";
    }
  }

  /**
   * The camera's own clock jumped; the stamps were anchored anew.
   *
   * @param stepNanos how far; positive if the camera fell behind
   */
  record ClockStepped(String cameraId, long atNanos, long stepNanos) implements SourceEvent {
    @Override
    public SensorState state() {
      return SensorState.UP;
    }

    @Override
    public String words() {
      return "The camera's clock jumped by " + oneDigit(stepNanos / SECOND_NANOS) + " s.";
    }
  }

  /** The source has no more pictures, and never will: the end of a file or a folder. */
  record Ended(String cameraId, long atNanos, long frames) implements SourceEvent {
    @Override
    public SensorState state() {
      return SensorState.DOWN;
    }

    @Override
    public String words() {
      return "The recording ended after " + frames + " pictures.";
    }
  }

  private static String oneDigit(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
