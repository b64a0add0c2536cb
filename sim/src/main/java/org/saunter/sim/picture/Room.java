package org.saunter.sim.picture;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.Wall;
import org.saunter.sim.Chance;

/** Floor, walls with their gaps and windows, ceiling; or the open ground. */
final class Room {
  private static final double SILL_MM = 500;
  private static final double LINTEL_MM = 350;
  private static final double MIN_GLASS_MM = 1_500;
  private static final double WALL_MM = 120;
  private static final double SKIRTING_MM = 90;

  private final Layout layout;
  private final Space space;
  private final Solids solids;
  private final Materials materials;
  private final Chance chance;
  private final int windowWall;

  private Room(Layout layout, Space space, Mesh mesh, Materials materials, long seed) {
    this.layout = layout;
    this.space = space;
    this.materials = materials;
    solids = new Solids(mesh);
    chance = new Chance(seed).fork("room");
    windowWall = windowWall(layout, seed);
  }

  /** Which wall is of glass; -1 if none. */
  static int windowWall(Layout layout, long seed) {
    Chance chance = new Chance(seed).fork("window");
    int walls = layout.walls().size();
    return walls == 0 || chance.happens(0.15) ? -1 : chance.below(walls);
  }

  /**
   * What was built.
   *
   * @param firstCaster the triangles before it throw no shadow: floor, ceiling and panes
   */
  record Built(Daylight.Window window, int firstCaster) {}

  /** Adds everything. */
  static Built build(Layout layout, Space space, Mesh mesh, Materials materials, long seed) {
    Room room = new Room(layout, space, mesh, materials, seed);
    room.floor();
    if (space.open()) {
      return new Built(Daylight.Window.NONE, mesh.triangleCount());
    }
    room.ceiling();
    double[] glass = room.glass();
    int firstCaster = mesh.triangleCount();
    room.walls(glass);
    return new Built(room.window(glass), firstCaster);
  }

  private void floor() {
    Grounds grounds = new Grounds(chance.fork("floor"));
    int material =
        space.open()
            ? materials.textured(grounds.outdoors(), 0)
            : materials.textured(grounds.indoors(), grounds.gloss());
    double margin = space.open() ? 300_000 : 6_000;
    solids.at(0, 0, 0, Math.PI / 2).of(material);
    solids.quad(
        new double[] {
          space.x0() - margin,
          space.y0() - margin,
          0,
          space.x1() + margin,
          space.y0() - margin,
          0,
          space.x1() + margin,
          space.y1() + margin,
          0,
          space.x0() - margin,
          space.y1() + margin,
          0
        },
        (space.widthMm() + 2 * margin) / grounds.tileMm(),
        (space.depthMm() + 2 * margin) / grounds.tileMm());
  }

  private void ceiling() {
    double z = space.ceilingMm();
    int white = materials.plain(Canvas.shade(0xFFFFFF, chance.uniform(0.7, 0.9)), 0);
    solids.at(0, 0, 0, Math.PI / 2).of(white);
    solids.quad(
        new double[] {
          space.x0(), space.y1(), z, space.x1(), space.y1(), z,
          space.x1(), space.y0(), z, space.x0(), space.y0(), z
        },
        1,
        1);
  }

  /** The part of a wall that is of glass, from where to where; adds its panes. Empty if none. */
  private double[] glass() {
    double[] longest = {0, MIN_GLASS_MM};
    if (windowWall >= 0) {
      for (double[] part : parts(layout.walls().get(windowWall))) {
        longest = part[1] - part[0] > longest[1] - longest[0] ? part : longest;
      }
    }
    if (longest[1] - longest[0] <= MIN_GLASS_MM) {
      return new double[0];
    }
    double half = (longest[1] - longest[0]) / 2;
    place(layout.walls().get(windowWall), (longest[0] + longest[1]) / 2);
    int sky = materials.plain(0xF2F6FF, -1.6);
    solids.of(sky).box(Solids.FRONT | Solids.BACK, -half, half, -10, 10, SILL_MM, headMm());
    return longest;
  }

  private double headMm() {
    return space.ceilingMm() - LINTEL_MM;
  }

  private void walls(double[] glass) {
    double tint = chance.happens(0.6) ? chance.uniform(0, 0.08) : chance.uniform(0.1, 0.5);
    int colour = Canvas.colour(chance.uniform(), tint, chance.uniform(0.55, 0.95));
    Canvas paint = new Canvas(64, colour, 5).clouds(4, 0.03);
    if (chance.happens(0.3)) {
      paint.rectangle(0, 0.55, 1, 0.66, Canvas.colour(chance.uniform(), 0.6, 0.6));
    }
    int plaster = materials.textured(paint.texture(), 0.02);
    int skirting = materials.plain(Canvas.shade(0xFFFFFF, chance.uniform(0.1, 0.6)), 0.1);
    int frame = materials.plain(Canvas.shade(0xFFFFFF, chance.uniform(0.1, 0.9)), 0.2);
    for (int i = 0; i < layout.walls().size(); i++) {
      Wall wall = layout.walls().get(i);
      for (double[] part : parts(wall)) {
        boolean open = i == windowWall && glass.length > 0 && part[0] == glass[0];
        place(wall, (part[0] + part[1]) / 2);
        double half = (part[1] - part[0]) / 2;
        double low = open ? SILL_MM : space.ceilingMm();
        solids.of(plaster).box(Solids.FRONT | Solids.BACK, 2_500, slab(half, 0, low));
        solids.box(Solids.LEFT | Solids.RIGHT, 2_500, slab(half, 0, space.ceilingMm()));
        if (open) {
          solids.box(Solids.FRONT | Solids.BACK, 2_500, slab(half, headMm(), space.ceilingMm()));
          solids.box(Solids.TOP, 2_500, slab(half, 0, SILL_MM));
          bars(half, frame);
        }
        double deep = WALL_MM / 2 + 8;
        solids
            .of(skirting)
            .box(Solids.FRONT | Solids.BACK | Solids.TOP, -half, half, -deep, deep, 0, SKIRTING_MM);
      }
    }
  }

  private void bars(double half, int frame) {
    for (double a = -half; a <= half; a += Daylight.BAR_MM) {
      solids.of(frame).box(Solids.STANDING, a - 25, a + 25, -30, 30, SILL_MM, headMm());
    }
  }

  private static double[] slab(double half, double z0, double z1) {
    return new double[] {-half, half, -WALL_MM / 2, WALL_MM / 2, z0, z1};
  }

  private Daylight.Window window(double[] glass) {
    if (glass.length == 0) {
      return Daylight.Window.NONE;
    }
    Wall wall = layout.walls().get(windowWall);
    double length = length(wall);
    double tx = (wall.x2Mm() - wall.x1Mm()) / length;
    double ty = (wall.y2Mm() - wall.y1Mm()) / length;
    return new Daylight.Window(
        true,
        wall.x1Mm() + tx * glass[0],
        wall.y1Mm() + ty * glass[0],
        wall.x1Mm() + tx * glass[1],
        wall.y1Mm() + ty * glass[1],
        SILL_MM,
        headMm());
  }

  private static double length(Wall wall) {
    double dx = wall.x2Mm() - wall.x1Mm();
    double dy = wall.y2Mm() - wall.y1Mm();
    return Math.max(1, Math.sqrt(dx * dx + dy * dy));
  }

  /** Puts the frame on the wall, its a axis along it. */
  private void place(Wall wall, double along) {
    double length = length(wall);
    double tx = (wall.x2Mm() - wall.x1Mm()) / length;
    double ty = (wall.y2Mm() - wall.y1Mm()) / length;
    solids.at(wall.x1Mm() + tx * along, wall.y1Mm() + ty * along, 0, StrictMath.atan2(tx, -ty));
  }

  /** From where to where the wall stands: a gate in it is a gap. */
  private List<double[]> parts(Wall wall) {
    double length = length(wall);
    double tx = (wall.x2Mm() - wall.x1Mm()) / length;
    double ty = (wall.y2Mm() - wall.y1Mm()) / length;
    List<double[]> parts = new ArrayList<>();
    parts.add(new double[] {0, length});
    for (Gate gate : layout.gates()) {
      double dx = gate.xMm() - wall.x1Mm();
      double dy = gate.yMm() - wall.y1Mm();
      if (Math.abs(dx * ty - dy * tx) > 300) {
        continue;
      }
      double at = dx * tx + dy * ty;
      List<double[]> left = new ArrayList<>();
      for (double[] part : parts) {
        double from = at - gate.widthMm() / 2.0;
        double to = at + gate.widthMm() / 2.0;
        if (to <= part[0] || from >= part[1]) {
          left.add(part);
          continue;
        }
        if (from > part[0] + 50) {
          left.add(new double[] {part[0], from});
        }
        if (to < part[1] - 50) {
          left.add(new double[] {to, part[1]});
        }
      }
      parts = left;
    }
    return parts;
  }
}
