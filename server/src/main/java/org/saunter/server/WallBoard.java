package org.saunter.server;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.saunter.server.live.HealthView.Sensor;
import org.saunter.server.live.LiveShop;
import org.saunter.server.live.Topic;
import org.saunter.server.wall.CameraTile;
import org.saunter.server.wall.WallPicture;
import org.saunter.server.wall.WallView;
import org.saunter.server.wall.WallView.Camera;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cameras of one store: how they are, what they deliver, who looks. */
final class WallBoard {
  private static final Logger LOG = LoggerFactory.getLogger(WallBoard.class);

  private final ShownStore store;
  private final LiveShop shop;
  private final Looks looks;
  private final AtomicBoolean isBroken = new AtomicBoolean();

  WallBoard(ShownStore store, InstantSource clock) {
    this.store = store;
    shop = store.shop();
    looks = new Looks(shop.storeId(), store.looks(), clock);
  }

  Looks looks() {
    return looks;
  }

  /** A number that changes with anything that the wall shows; once a second if only time passes. */
  long version() {
    long version = shop.version(Topic.CAMERAS) * 31 + shop.nowNanos() / 1_000_000_000L;
    for (CameraTile tile : tiles()) {
      version = version * 31 + tile.number();
      version = version * 31 + tile.drops().hashCode();
    }
    return version * 31 + looks.begun();
  }

  WallView view() {
    looks.sweep();
    Map<String, CameraTile> delivering = new LinkedHashMap<>();
    tiles().forEach(tile -> delivering.put(tile.cameraId(), tile));
    long nowNanos = shop.nowNanos();
    List<Camera> cameras = new ArrayList<>();
    for (Sensor sensor : shop.cameras(delivering.keySet())) {
      CameraTile tile = delivering.get(sensor.sensorId());
      cameras.add(camera(sensor, tile == null ? silent(sensor.sensorId()) : tile, nowNanos));
    }
    return new WallView(cameras, looks.begun());
  }

  private static CameraTile silent(String cameraId) {
    return new CameraTile(cameraId, 0, 0, 0, List.of());
  }

  private static Camera camera(Sensor sensor, CameraTile tile, long nowNanos) {
    long ageMillis = Math.max(0, nowNanos - tile.atNanos()) / 1_000_000;
    return new Camera(
        sensor,
        tile.number(),
        tile.number() == 0 ? -1 : ageMillis,
        tile.framesPerSecond(),
        tile.drops());
  }

  /** What is broken there must not end the news of everything else, and is logged once. */
  private List<CameraTile> tiles() {
    try {
      List<CameraTile> tiles = store.wall().tiles();
      isBroken.set(false);
      return tiles;
    } catch (RuntimeException broken) {
      if (!isBroken.getAndSet(true)) {
        LOG.error("The cameras of store ({}) cannot be asked.", shop.storeId(), broken);
      }
      return List.of();
    }
  }

  /** The newest picture for somebody who looks; it is counted as a look. */
  Optional<WallPicture> look(String cameraId, String who) {
    Optional<WallPicture> picture = store.wall().picture(cameraId);
    picture.ifPresent(p -> looks.note(p.cameraId(), who));
    return picture;
  }
}
