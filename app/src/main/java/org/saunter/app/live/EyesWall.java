package org.saunter.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.saunter.learn.seen.SeenFrame;
import org.saunter.server.wall.CameraTile;
import org.saunter.server.wall.CameraWall;
import org.saunter.server.wall.Overlay;
import org.saunter.server.wall.WallPicture;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.Sighting.HandSighting;
import org.saunter.vision.clip.HeadBlur;
import org.saunter.vision.video.JpegPicture;

/**
 * The newest picture of each camera, its heads hidden as soon as it comes; made a JPEG when
 * somebody asks. Taken by one thread, asked by many.
 */
final class EyesWall implements CameraWall {
  private static final double QUALITY = 0.8;
  private static final double HOLDING = 0.6;
  private static final int RATE_FRAMES = 16;

  private final Map<String, Tile> tiles = new ConcurrentSkipListMap<>();

  private static final class Tile {
    final HeadBlur blur = new HeadBlur();
    final long[] nanos = new long[RATE_FRAMES];
    volatile Shown shown = new Shown(null, Overlay.NOTHING, 0);
  }

  private record Shown(@org.jspecify.annotations.Nullable Frame blurred, Overlay overlay, long n) {}

  /** Takes a frame and what was found in it. */
  void take(SeenFrame seen) {
    Tile tile = tiles.computeIfAbsent(seen.frame().cameraId(), id -> new Tile());
    long n = tile.shown.n + 1;
    tile.nanos[(int) (n % RATE_FRAMES)] = seen.frame().atNanos();
    tile.shown =
        new Shown(tile.blur.blurred(seen.frame(), seen.sightings()), overlay(seen.sightings()), n);
  }

  private static Overlay overlay(List<Sighting> people) {
    List<Overlay.Body> bodies = new ArrayList<>();
    List<Overlay.Hand> hands = new ArrayList<>();
    for (Sighting person : people) {
      Overlay.Box box =
          new Overlay.Box(person.leftPx(), person.topPx(), person.rightPx(), person.bottomPx());
      bodies.add(new Overlay.Body("", box, person.footXPx(), person.footYPx()));
      for (HandSighting hand : person.hands()) {
        String holds = hand.holding() >= HOLDING ? "something" : "";
        hands.add(new Overlay.Hand("", hand.xPx(), hand.yPx(), holds));
      }
    }
    return new Overlay(bodies, hands, List.of());
  }

  @Override
  public List<CameraTile> tiles() {
    List<CameraTile> all = new ArrayList<>();
    tiles.forEach(
        (id, tile) -> {
          Shown shown = tile.shown;
          Frame frame = shown.blurred();
          if (frame != null) {
            all.add(
                new CameraTile(id, shown.n(), frame.atNanos(), rate(tile, shown.n()), List.of()));
          }
        });
    return all;
  }

  private static double rate(Tile tile, long n) {
    int frames = (int) Math.min(n, RATE_FRAMES) - 1;
    long oldest = tile.nanos[(int) ((n - frames) % RATE_FRAMES)];
    long newest = tile.nanos[(int) (n % RATE_FRAMES)];
    return frames < 1 || newest <= oldest ? 0 : frames * 1e9 / (newest - oldest);
  }

  @Override
  public Optional<WallPicture> picture(String cameraId) {
    Tile tile = tiles.get(cameraId);
    Shown shown = tile == null ? null : tile.shown;
    Frame frame = shown == null ? null : shown.blurred();
    if (shown == null || frame == null) {
      return Optional.empty();
    }
    return Optional.of(
        new WallPicture(
            cameraId,
            shown.n(),
            frame.atNanos(),
            frame.widthPx(),
            frame.heightPx(),
            JpegPicture.encode(frame, QUALITY),
            shown.overlay()));
  }
}
