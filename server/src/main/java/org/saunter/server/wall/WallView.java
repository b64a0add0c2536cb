package org.saunter.server.wall;

import java.util.List;
import org.saunter.model.Fact.Health;
import org.saunter.server.live.HealthView.Sensor;
import org.saunter.server.wall.CameraTile.Drop;

/**
 * The cameras of a store as the wall shows them.
 *
 * @param cameras those of the layout first, then others that deliver
 * @param looks how often somebody began to look, since the server started
 */
public record WallView(List<Camera> cameras, long looks) {
  public WallView {
    cameras = List.copyOf(cameras);
  }

  /**
   * One camera.
   *
   * @param sensor how it is
   * @param number of its newest picture; 0 if none has come
   * @param ageMillis how old that is in store time; negative if none has come
   */
  public record Camera(
      Sensor sensor, long number, long ageMillis, double framesPerSecond, List<Drop> drops) {
    /** A picture of a camera that is not well in this way does not show what is there now. */
    public boolean isPast() {
      return switch (sensor.health()) {
        case DEAD, SILENT, FROZEN, GARBLED -> true;
        case OK,
            LEANING,
            VIBRATING,
            NOISY,
            DRIFTING,
            ABSURD,
            FLOODING,
            FOGGED,
            MOVED,
            DARK,
            CLOCK_OFF ->
            false;
      };
    }

    /** Whether it is well. */
    public boolean isWell() {
      return sensor.health() == Health.OK;
    }

    /** Frames that were not looked at, for any reason. */
    public long dropped() {
      return drops.stream().mapToLong(Drop::count).sum();
    }
  }

  /** How many cameras are well. */
  public long well() {
    return cameras.stream().filter(Camera::isWell).count();
  }

  /** Whether any camera has ever delivered a picture. */
  public boolean hasPictures() {
    return cameras.stream().anyMatch(c -> c.number() > 0);
  }
}
