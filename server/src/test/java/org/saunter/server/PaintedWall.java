package org.saunter.server;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.saunter.server.wall.CameraTile;
import org.saunter.server.wall.CameraTile.Drop;
import org.saunter.server.wall.CameraWall;
import org.saunter.server.wall.Overlay;
import org.saunter.server.wall.WallPicture;

/** Cameras for tests that deliver a grey picture each. */
final class PaintedWall implements CameraWall {
  private final Map<String, WallPicture> pictures = new LinkedHashMap<>();

  static byte[] jpeg() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(32, 20, BufferedImage.TYPE_INT_RGB), "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  PaintedWall with(String cameraId, long number, long atNanos, Overlay overlay) {
    pictures.put(cameraId, new WallPicture(cameraId, number, atNanos, 32, 20, jpeg(), overlay));
    return this;
  }

  @Override
  public List<CameraTile> tiles() {
    return pictures.values().stream()
        .map(
            p ->
                new CameraTile(
                    p.cameraId(), p.number(), p.atNanos(), 4.96, List.of(new Drop("too busy", 7))))
        .toList();
  }

  @Override
  public Optional<WallPicture> picture(String cameraId) {
    return Optional.ofNullable(pictures.get(cameraId));
  }
}
