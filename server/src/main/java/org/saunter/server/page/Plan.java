package org.saunter.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;

/**
 * The floor plan of a store as shapes of an SVG image: one unit is a millimetre, y grows downwards.
 * A fixture is drawn from above with its boards side by side, the lowest at its front.
 *
 * @param viewBox of the image
 * @param widthMm of the view box, likewise its height
 */
public record Plan(
    String viewBox,
    int leftMm,
    int topMm,
    int widthMm,
    int heightMm,
    List<Segment> walls,
    List<Door> gates,
    List<Furniture> fixtures) {
  /** Around everything that is drawn, millimetres. */
  public static final int MARGIN_MM = 440;

  private static final int NEAR_WIDTH_MM = 4_200;
  private static final int NEAR_HEIGHT_MM = 2_700;

  /** A line. */
  public record Segment(int x1, int y1, int x2, int y2) {}

  /** A gate with the place of its label. */
  public record Door(
      String id, String kind, int x1, int y1, int x2, int y2, int labelX, int labelY) {}

  /** A fixture with its cells, in its own frame: the front is up. */
  public record Furniture(
      String id,
      String kind,
      String transform,
      int x,
      int y,
      int width,
      int depth,
      int labelX,
      int labelY,
      List<Cell> cells) {}

  /** A plate. */
  public record Cell(String plateId, String shelfId, int x, int y, int width, int height) {}

  /** The plan of a layout. */
  public static Plan of(Layout layout) {
    Bounds bounds = new Bounds();
    layout.walls().forEach(w -> bounds.add(w.x1Mm(), w.y1Mm()).add(w.x2Mm(), w.y2Mm()));
    layout.gates().forEach(g -> bounds.add(g.xMm(), g.yMm()));
    for (Fixture f : layout.fixtures()) {
      int half = Math.max(f.widthMm(), f.depthMm()) / 2;
      boolean corner = layout.walls().isEmpty();
      bounds.add(f.xMm() - (corner ? half : 0), f.yMm() - (corner ? half : 0));
      bounds.add(f.xMm() + (corner ? half : 0), f.yMm() + (corner ? half : 0));
    }
    int left = bounds.left - MARGIN_MM;
    int top = -bounds.top - MARGIN_MM;
    int width = bounds.right - bounds.left + 2 * MARGIN_MM;
    int height = bounds.top - bounds.bottom + 2 * MARGIN_MM;
    return new Plan(
        left + " " + top + " " + width + " " + height,
        left,
        top,
        width,
        height,
        layout.walls().stream()
            .map(w -> new Segment(w.x1Mm(), -w.y1Mm(), w.x2Mm(), -w.y2Mm()))
            .toList(),
        layout.gates().stream().map(g -> door(g, bounds)).toList(),
        layout.fixtures().stream().map(Plan::furniture).toList());
  }

  /** The view box of what lies around some plates, in the form of the whole plan's. */
  public String around(List<String> plateIds) {
    List<Furniture> near =
        fixtures.stream()
            .filter(f -> f.cells().stream().anyMatch(c -> plateIds.contains(c.plateId())))
            .toList();
    if (near.isEmpty()) {
      return viewBox;
    }
    int x = (int) near.stream().mapToInt(Furniture::labelX).average().orElse(0);
    int y = (int) near.stream().mapToInt(Furniture::labelY).average().orElse(0);
    int wide = Math.min(widthMm, NEAR_WIDTH_MM);
    int high = Math.min(heightMm, NEAR_HEIGHT_MM);
    int left = Math.max(leftMm, Math.min(x - wide / 2, leftMm + widthMm - wide));
    int top = Math.max(topMm, Math.min(y - high / 2, topMm + heightMm - high));
    return left + " " + top + " " + wide + " " + high;
  }

  /** Floor points, x and y in turn, as the points of a polyline. */
  public static String points(List<Integer> flat) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      points.append(flat.get(i)).append(',').append(-flat.get(i + 1)).append(' ');
    }
    return points.toString().strip();
  }

  private static final class Bounds {
    private int left = Integer.MAX_VALUE;
    private int right = Integer.MIN_VALUE;
    private int bottom = Integer.MAX_VALUE;
    private int top = Integer.MIN_VALUE;

    private Bounds add(int x, int y) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
      return this;
    }
  }

  /** A gate lies along the wall that it is nearest to. */
  private static Door door(Gate g, Bounds b) {
    int toSide = Math.min(Math.abs(g.xMm() - b.left), Math.abs(g.xMm() - b.right));
    int toEnd = Math.min(Math.abs(g.yMm() - b.bottom), Math.abs(g.yMm() - b.top));
    int half = g.widthMm() / 2;
    String kind = g.kind().name().toLowerCase(Locale.ROOT);
    if (toSide <= toEnd) {
      boolean left = Math.abs(g.xMm() - b.left) <= Math.abs(g.xMm() - b.right);
      int labelX = g.xMm() + (left ? -230 : 260);
      return new Door(
          g.id(), kind, g.xMm(), -g.yMm() - half, g.xMm(), -g.yMm() + half, labelX, -g.yMm());
    }
    boolean low = Math.abs(g.yMm() - b.bottom) <= Math.abs(g.yMm() - b.top);
    int labelY = -g.yMm() + (low ? 240 : -240);
    return new Door(
        g.id(), kind, g.xMm() - half, -g.yMm(), g.xMm() + half, -g.yMm(), g.xMm(), labelY);
  }

  private static Furniture furniture(Fixture f) {
    double angle = Math.toRadians(f.facingDegrees());
    double alongX = Math.sin(angle);
    double alongY = -Math.cos(angle);
    int shelves = Math.max(1, f.shelves().size());
    List<Cell> cells = new ArrayList<>();
    for (int s = 0; s < f.shelves().size(); s++) {
      Shelf shelf = f.shelves().get(s);
      int top = -f.depthMm() / 2 + f.depthMm() * s / shelves;
      int bottom = -f.depthMm() / 2 + f.depthMm() * (s + 1) / shelves;
      for (Plate plate : shelf.plates()) {
        double u = (plate.xMm() - f.xMm()) * alongX + (plate.yMm() - f.yMm()) * alongY;
        cells.add(
            new Cell(
                plate.id(),
                shelf.id(),
                (int) Math.round(u) - plate.widthMm() / 2 + 5,
                top + 5,
                Math.max(20, plate.widthMm() - 10),
                Math.max(20, bottom - top - 10)));
      }
    }
    return new Furniture(
        f.id(),
        f.kind().name().toLowerCase(Locale.ROOT),
        "translate(" + f.xMm() + " " + -f.yMm() + ") rotate(" + (90 - f.facingDegrees()) + ")",
        -f.widthMm() / 2,
        -f.depthMm() / 2,
        f.widthMm(),
        f.depthMm(),
        f.xMm() + (int) Math.round(Math.cos(angle) * (f.depthMm() / 2.0 + 110)),
        -f.yMm() - (int) Math.round(Math.sin(angle) * (f.depthMm() / 2.0 + 110)),
        List.copyOf(cells));
  }
}
