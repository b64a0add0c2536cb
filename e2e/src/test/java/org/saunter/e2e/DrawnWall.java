package org.saunter.e2e;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.server.live.FloorView.Dot;
import org.saunter.server.live.LiveShop;
import org.saunter.server.wall.CameraTile;
import org.saunter.server.wall.CameraTile.Drop;
import org.saunter.server.wall.CameraWall;
import org.saunter.server.wall.Overlay;
import org.saunter.server.wall.Overlay.Body;
import org.saunter.server.wall.Overlay.Box;
import org.saunter.server.wall.Overlay.Ellipse;
import org.saunter.server.wall.Overlay.Front;
import org.saunter.server.wall.Overlay.Hand;
import org.saunter.server.wall.Overlay.Outline;
import org.saunter.server.wall.WallPicture;

/**
 * Pictures before there is anything that sees: draws fixtures and whoever is on the floor as each
 * camera of the layout would have them, five times a second of store time.
 */
final class DrawnWall implements CameraWall {
  private static final long FRAME_NANOS = 200_000_000L;
  private static final int HAND_MM = 1_250;

  private final LiveShop shop;
  private final Map<String, CameraModel> cameras = new ConcurrentHashMap<>();
  private final Map<String, Integer> unplugged = new ConcurrentHashMap<>();
  private final Map<String, WallPicture> last = new ConcurrentHashMap<>();
  private final boolean isRound;

  DrawnWall(LiveShop shop, int camerasMax, boolean isRound) {
    this.shop = shop;
    this.isRound = isRound;
    shop.setup().layout().cameras().stream()
        .limit(camerasMax)
        .forEach(c -> cameras.put(c.id(), new CameraModel(c)));
  }

  void unplug(String cameraId) {
    unplugged.put(cameraId, (int) number());
  }

  private long number() {
    return Math.floorMod(shop.nowNanos() / FRAME_NANOS, 1_000_000_000L);
  }

  @Override
  public List<CameraTile> tiles() {
    List<CameraTile> tiles = new ArrayList<>();
    for (Camera camera : shop.setup().layout().cameras()) {
      if (cameras.containsKey(camera.id()) && shop.nowNanos() > 0) {
        Integer stopped = unplugged.get(camera.id());
        long number = stopped == null ? number() : stopped;
        long behind = (number() - number) * FRAME_NANOS;
        tiles.add(
            new CameraTile(
                camera.id(),
                number,
                shop.nowNanos() - behind,
                stopped == null ? 5 : 0,
                List.of(new Drop("too busy", number % 41), new Drop("cannot be read", 2))));
      }
    }
    return tiles;
  }

  @Override
  public Optional<WallPicture> picture(String cameraId) {
    CameraModel camera = cameras.get(cameraId);
    if (camera == null || shop.nowNanos() == 0) {
      return Optional.empty();
    }
    WallPicture old = last.get(cameraId);
    if (old != null && (unplugged.containsKey(cameraId) || old.number() == number())) {
      return Optional.of(old);
    }
    WallPicture drawn = draw(camera);
    last.put(cameraId, drawn);
    return Optional.of(drawn);
  }

  private WallPicture draw(CameraModel camera) {
    Camera c = camera.camera();
    BufferedImage image = new BufferedImage(c.widthPx(), c.heightPx(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(0x6d, 0x6a, 0x62));
    pen.fillRect(0, 0, c.widthPx(), c.heightPx());
    Layout layout = shop.setup().layout();
    layout.fixtures().forEach(f -> fixture(pen, camera, f));
    List<Dot> people = shop.floor().people();
    people.forEach(p -> person(pen, camera, p));
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WallPicture(
        c.id(),
        number(),
        shop.nowNanos(),
        c.widthPx(),
        c.heightPx(),
        out.toByteArray(),
        overlay(camera, people, layout));
  }

  private static void fixture(Graphics2D pen, CameraModel camera, Fixture f) {
    for (int z : new int[] {0, f.heightMm() / 2, f.heightMm()}) {
      Path2D shape = new Path2D.Double();
      boolean isSeen = true;
      for (int i = 0; i < 4; i++) {
        double u = (i == 0 || i == 3 ? -1 : 1) * f.widthMm() / 2.0;
        double v = (i < 2 ? -1 : 1) * f.depthMm() / 2.0;
        double[] px = at(camera, f, u, v, z);
        isSeen &= px != null;
        if (px != null && i == 0) {
          shape.moveTo(px[0], px[1]);
        } else if (px != null && isSeen) {
          shape.lineTo(px[0], px[1]);
        }
      }
      if (isSeen) {
        shape.closePath();
        int grey = 90 + 60 * z / Math.max(1, f.heightMm());
        pen.setColor(new Color(grey, grey + 6, grey + 12));
        pen.fill(shape);
        pen.setColor(Color.DARK_GRAY);
        pen.draw(shape);
      }
    }
  }

  private static double @Nullable [] at(CameraModel camera, Fixture f, double u, double v, int z) {
    double angle = Math.toRadians(f.facingDegrees());
    double x = f.xMm() - u * Math.sin(angle) + v * Math.cos(angle);
    double y = f.yMm() + u * Math.cos(angle) + v * Math.sin(angle);
    double[] px = new double[2];
    return camera.project(x, y, z, px) ? px : null;
  }

  private static void person(Graphics2D pen, CameraModel camera, Dot p) {
    double[] foot = new double[2];
    double[] head = new double[2];
    if (camera.project(p.xMm(), p.yMm(), 0, foot)
        && camera.project(p.xMm(), p.yMm(), 1_600, head)) {
      pen.setColor(Color.getHSBColor((p.trackId().hashCode() & 255) / 255f, 0.45f, 0.62f));
      pen.setStroke(new BasicStroke(34, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      pen.draw(new Line2D.Double(foot[0], foot[1], head[0], head[1]));
      for (int i = 0; i + 1 < p.hands().size(); i += 2) {
        double[] hand = new double[2];
        if (camera.project(p.hands().get(i), p.hands().get(i + 1), HAND_MM, hand)) {
          pen.setStroke(new BasicStroke(11, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
          pen.draw(new Line2D.Double(head[0], head[1], hand[0], hand[1]));
        }
      }
      pen.setStroke(new BasicStroke(1));
      pen.setColor(new Color(0x9a, 0x86, 0x78)); // a blurred head
      pen.fill(new Ellipse2D.Double(head[0] - 17, head[1] - 17, 34, 34));
    }
  }

  private Overlay overlay(CameraModel camera, List<Dot> people, Layout layout) {
    List<Body> bodies = new ArrayList<>();
    List<Hand> hands = new ArrayList<>();
    Map<String, Boolean> isFirst = new HashMap<>();
    for (Dot p : people) {
      double[] foot = new double[2];
      double[] head = new double[2];
      if (!camera.project(p.xMm(), p.yMm(), 0, foot)
          || !camera.project(p.xMm(), p.yMm(), 1_700, head)
          || Math.abs(head[0] - 320) > 420
          || Math.abs(head[1] - 192) > 300) {
        continue;
      }
      bodies.add(new Body(p.trackId(), outline(foot, head), foot[0], foot[1]));
      for (int i = 0; i + 1 < p.hands().size(); i += 2) {
        double[] hand = new double[2];
        if (camera.project(p.hands().get(i), p.hands().get(i + 1), HAND_MM, hand)) {
          boolean first = isFirst.put(p.trackId(), true) == null;
          hands.add(new Hand(p.trackId(), hand[0], hand[1], first ? "Orange juice 1 l" : ""));
        }
      }
    }
    List<Front> fronts = new ArrayList<>();
    for (Fixture f : layout.fixtures()) {
      List<Double> points = new ArrayList<>();
      for (int i = -4; i <= 4; i++) {
        double[] px = at(camera, f, f.widthMm() * i / 8.0, f.depthMm() / 2.0, 900);
        if (px != null) {
          points.add(px[0]);
          points.add(px[1]);
        }
      }
      fronts.add(new Front(f.id(), points));
    }
    return new Overlay(bodies, hands, fronts);
  }

  private Outline outline(double[] foot, double[] head) {
    double x = (foot[0] + head[0]) / 2;
    double y = (foot[1] + head[1]) / 2;
    double length = Math.hypot(head[0] - foot[0], head[1] - foot[1]);
    if (isRound) {
      double turn = Math.toDegrees(Math.atan2(head[1] - foot[1], head[0] - foot[0]));
      return new Ellipse(x, y, length / 2 + 26, 30, turn);
    }
    return new Box(
        Math.min(foot[0], head[0]) - 24,
        Math.min(foot[1], head[1]) - 24,
        Math.max(foot[0], head[0]) + 24,
        Math.max(foot[1], head[1]) + 24);
  }
}
