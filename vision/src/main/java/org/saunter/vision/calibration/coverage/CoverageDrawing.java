package org.saunter.vision.calibration.coverage;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.GateKind;
import org.saunter.model.Layout.Wall;
import org.saunter.vision.calibration.FloorGrid;

/**
 * The floor plan with what the cameras see, as one SVG image in the colours of Saunter's pages,
 * light or dark as the viewer likes it: all cameras together, and each one alone below. One unit of
 * a plan is a millimetre; y grows downwards.
 */
public final class CoverageDrawing {
  private static final int WIDTH = 1_200;
  private static final int MARGIN = 40;
  private static final int LINE = 26;
  private static final int SPOTS_MOST = 8;
  private static final int PANELS = 4; // side by side
  private static final int GAP = 18;
  private static final int HUES = 10;

  private static final String STYLE =
      """
      <style>
      svg { color-scheme: light dark; font-family: ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif;
        --ground: light-dark(#f4f5f1, #0e1211); --text: light-dark(#16201c, #e8eeea);
        --soft: light-dark(#586660, #9dada5); --brand: light-dark(#0b6b50, #4fd1a5);
        --good: light-dark(#116b3c, #6fdc9d); --warn: light-dark(#d08a12, #f3bf5c);
        --bad: light-dark(#b3261e, #ff9b92); --wall: light-dark(#4a564f, #77857d);
        --floor: light-dark(#fbfcf9, #131917); --case: light-dark(#c3ccc2, #35413c); }
      .v0 { --hue: light-dark(#2360c4, #86b4ff); } .v1 { --hue: light-dark(#b0410f, #ffa06b); }
      .v2 { --hue: light-dark(#0d7267, #5fd6c6); } .v3 { --hue: light-dark(#8a2fbd, #d5a6ff); }
      .v4 { --hue: light-dark(#b0226a, #ff98c8); } .v5 { --hue: light-dark(#4c6a12, #b9da6b); }
      .v6 { --hue: light-dark(#855800, #f2c062); } .v7 { --hue: light-dark(#444fb6, #adb4ff); }
      .v8 { --hue: light-dark(#a32828, #ff9d96); } .v9 { --hue: light-dark(#0a6c98, #72cff6); }
      .page { fill: var(--ground); } .ground { fill: var(--floor); }
      .walls line { stroke: var(--wall); stroke-width: 70; stroke-linecap: square; }
      .case { fill: var(--case); } .fridge { fill: light-dark(#b5cbd8, #2c414d); }
      .name { text-anchor: middle; dominant-baseline: central; fill: var(--soft); font-size: 130px; }
      .gate { stroke: var(--brand); stroke-width: 110; stroke-linecap: round; }
      .gate.exit { stroke: light-dark(#c2570c, #ffa06b); }
      .dark { fill: var(--bad); fill-opacity: 0.85; } .legs { fill: var(--bad); fill-opacity: 0.32; }
      .one { fill: var(--warn); fill-opacity: 0.42; } .two { fill: var(--good); fill-opacity: 0.24; }
      .more { fill: var(--good); fill-opacity: 0.46; }
      .all { fill: var(--hue); fill-opacity: 0.5; } .upper { fill: var(--hue); fill-opacity: 0.2; }
      .eye { fill: var(--hue); stroke: var(--floor); stroke-width: 30; }
      .axis { stroke: var(--hue); stroke-width: 34; stroke-linecap: round; }
      .label { fill: var(--text); font-size: 150px; font-weight: 600; text-anchor: middle;
        paint-order: stroke; stroke: var(--floor); stroke-width: 40px; }
      .title { fill: var(--text); font-size: 22px; font-weight: 650; }
      .said { fill: var(--text); font-size: 15px; } .note { fill: var(--soft); font-size: 14px; }
      </style>
      """;

  private final Coverage coverage;
  private final Layout layout;
  private final FloorGrid grid;
  private final StringBuilder drawn = new StringBuilder();
  private final Formatter svg = new Formatter(drawn, Locale.ROOT);

  private CoverageDrawing(Coverage coverage) {
    this.coverage = coverage;
    layout = coverage.layout();
    grid = coverage.grid();
  }

  /** The drawing. */
  public static String svg(Coverage coverage) {
    return new CoverageDrawing(coverage).draw();
  }

  private double widthMm() {
    return grid.columns() * (double) grid.cellMm();
  }

  private double heightMm() {
    return grid.rows() * (double) grid.cellMm();
  }

  private String draw() {
    List<BlindSpot> spots = coverage.blindSpots();
    int said = Math.min(SPOTS_MOST, spots.size()) + (spots.size() > SPOTS_MOST ? 1 : 0);
    int planWidth = WIDTH - 2 * MARGIN;
    int planHeight = (int) Math.ceil(planWidth * heightMm() / widthMm());
    int textTop = 2 * MARGIN + planHeight + 2 * LINE;
    int panelsTop = textTop + Math.max(1, said) * LINE + LINE;
    int panelWidth = (planWidth - (PANELS - 1) * GAP) / PANELS;
    int panelHeight = (int) Math.ceil(panelWidth * heightMm() / widthMm());
    int rows = Math.ceilDiv(layout.cameras().size(), PANELS);
    int height = panelsTop + rows * (panelHeight + LINE + GAP) + MARGIN;
    svg.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
            + " %d\" role=\"img\" aria-label=\"What the cameras see\">%n",
        WIDTH, height, WIDTH, height);
    drawn.append(STYLE);
    svg.format("<rect class=\"page\" width=\"100%%\" height=\"100%%\"/>%n");
    svg.format(
        "<text class=\"title\" x=\"%d\" y=\"%d\">%s: what %d cameras see</text>%n",
        MARGIN, MARGIN + 6, escaped(layout.storeId()), layout.cameras().size());
    open(MARGIN, MARGIN + LINE, planWidth, planHeight);
    together();
    close();
    legend(2 * MARGIN + planHeight + LINE / 2);
    said(spots, textTop);
    for (int i = 0; i < layout.cameras().size(); i++) {
      int x = MARGIN + i % PANELS * (panelWidth + GAP);
      int y = panelsTop + i / PANELS * (panelHeight + LINE + GAP);
      panel(i, new int[] {x, y, panelWidth, panelHeight});
    }
    return drawn.append("</svg>\n").toString().replace("\r\n", "\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void open(int x, int y, int width, int height) {
    svg.format(
        "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" viewBox=\"%d %d %.0f %.0f\">%n",
        x,
        y,
        width,
        height,
        grid.leftMm(),
        -grid.bottomMm() - (int) heightMm(),
        widthMm(),
        heightMm());
    cells("ground", coverage.floor()::isInside);
  }

  private void close() {
    drawn.append("</svg>\n");
  }

  private void together() {
    cells("dark", cell -> persons(cell) == 0);
    cells("legs", cell -> persons(cell) > 0 && !hasFeet(cell));
    cells("one", cell -> persons(cell) == 1 && hasFeet(cell));
    cells("two", cell -> persons(cell) == 2 && hasFeet(cell));
    cells("more", cell -> persons(cell) > 2 && hasFeet(cell));
    furniture(true);
    for (int i = 0; i < layout.cameras().size(); i++) {
      eye(i, true);
    }
  }

  /** How many cameras see half of a person; -1 where nobody can stand. */
  private int persons(int cell) {
    return coverage.isStandable(cell) ? coverage.cameras(cell) : -1;
  }

  private boolean hasFeet(int cell) {
    return coverage.cameras(Part.FOOT, cell) > 0;
  }

  /** All cells of a kind as one path, those side by side as one rectangle. */
  private void cells(String kind, IntPredicate is) {
    svg.format("<path class=\"%s\" d=\"", kind);
    int side = grid.cellMm();
    for (int row = 0; row < grid.rows(); row++) {
      int from = 0;
      while (from < grid.columns()) {
        int to = from;
        while (to < grid.columns() && is.test(row * grid.columns() + to)) {
          to++;
        }
        if (to > from) {
          int width = (to - from) * side;
          int x = grid.leftMm() + from * side;
          int y = -grid.bottomMm() - (row + 1) * side;
          svg.format("M%d %dh%dv%dh%dz", x, y, width, side, -width);
        }
        from = Math.max(to, from + 1);
      }
    }
    svg.format("\"/>%n");
  }

  private void furniture(boolean hasNames) {
    for (Fixture f : layout.fixtures()) {
      svg.format(
          "<rect class=\"case%s\" transform=\"translate(%d %d) rotate(%d)\" x=\"%d\" y=\"%d\""
              + " width=\"%d\" height=\"%d\" rx=\"30\"/>%n",
          f.kind() == Layout.FixtureKind.FRIDGE ? " fridge" : "",
          f.xMm(),
          -f.yMm(),
          90 - f.facingDegrees(),
          -f.widthMm() / 2,
          -f.depthMm() / 2,
          f.widthMm(),
          f.depthMm());
      if (hasNames) {
        svg.format(
            "<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>%n",
            f.xMm(), -f.yMm(), escaped(f.id()));
      }
    }
    svg.format("<g class=\"walls\">");
    for (Wall w : layout.walls()) {
      svg.format(
          "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
          w.x1Mm(), -w.y1Mm(), w.x2Mm(), -w.y2Mm());
    }
    svg.format("</g>%n");
    layout.gates().forEach(this::gate);
  }

  private void gate(Gate g) {
    double[] along = ShopFloor.alongGate(layout, g);
    int dx = (int) Math.rint(along[0] * g.widthMm() / 2);
    int dy = (int) Math.rint(along[1] * g.widthMm() / 2);
    svg.format(
        "<line class=\"gate%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
        g.kind() == GateKind.EXIT ? " exit" : "",
        g.xMm() - dx,
        -g.yMm() + dy,
        g.xMm() + dx,
        -g.yMm() - dy);
  }

  /** A camera, with a line towards the floor point in the middle of its image. */
  private void eye(int index, boolean hasName) {
    Camera c = layout.cameras().get(index);
    double dx = c.lookAtXMm() - (double) c.xMm();
    double dy = c.lookAtYMm() - (double) c.yMm();
    double length = StrictMath.hypot(dx, dy);
    double shown = length < 1 ? 0 : Math.min(1, 700 / length);
    svg.format("<g class=\"v%d\">", index % HUES);
    if (length * shown > 150) {
      svg.format(
          "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%.0f\" y2=\"%.0f\"/>",
          c.xMm(), -c.yMm(), c.xMm() + shown * dx, -c.yMm() - shown * dy);
    }
    svg.format("<circle class=\"eye\" cx=\"%d\" cy=\"%d\" r=\"85\"/>", c.xMm(), -c.yMm());
    if (hasName) {
      svg.format(
          "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>",
          c.xMm(), -c.yMm() - 150, escaped(c.id()));
    }
    svg.format("</g>%n");
  }

  private void panel(int index, int[] box) {
    Camera camera = layout.cameras().get(index);
    Coverage.CameraFigures figures = coverage.cameraFigures().get(index);
    svg.format(
        "<text class=\"said\" x=\"%d\" y=\"%d\">%s <tspan class=\"note\">%.1f m2 of floor, heads"
            + " on %.1f</tspan></text>%n",
        box[0],
        box[1] + LINE / 2,
        escaped(camera.id()),
        figures.footSquareMetres(),
        figures.headSquareMetres());
    open(box[0], box[1] + LINE, box[2], box[3]);
    svg.format("<g class=\"v%d\">", index % HUES);
    cells("all", cell -> coverage.isSeen(camera.id(), Part.FOOT, cell));
    cells(
        "upper",
        cell ->
            coverage.isSeen(camera.id(), Part.HEAD, cell)
                && !coverage.isSeen(camera.id(), Part.FOOT, cell));
    svg.format("</g>");
    furniture(false);
    eye(index, false);
    close();
  }

  private void legend(int y) {
    String[][] keys = {
      {"dark", "nobody is seen"},
      {"legs", "people, but not their feet"},
      {"one", "one camera sees them"},
      {"two", "two"},
      {"more", "three or more"}
    };
    int x = MARGIN;
    for (String[] key : keys) {
      svg.format(
          "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"22\" height=\"14\" rx=\"4\"/>"
              + "<text class=\"note\" x=\"%d\" y=\"%d\">%s</text>%n",
          key[0], x, y, x + 30, y + 12, key[1]);
      x += 60 + 8 * key[1].length();
    }
  }

  private void said(List<BlindSpot> spots, int y) {
    if (spots.isEmpty()) {
      svg.format(
          "<text class=\"said\" x=\"%d\" y=\"%d\">Two cameras or more see people everywhere.</text>%n",
          MARGIN, y + LINE / 2);
    }
    for (int i = 0; i < Math.min(SPOTS_MOST, spots.size()); i++) {
      svg.format(
          "<text class=\"said\" x=\"%d\" y=\"%d\">%s</text>%n",
          MARGIN, y + LINE / 2 + i * LINE, escaped(spots.get(i).sentence()));
    }
    if (spots.size() > SPOTS_MOST) {
      svg.format(
          "<text class=\"note\" x=\"%d\" y=\"%d\">And %d more.</text>%n",
          MARGIN, y + LINE / 2 + SPOTS_MOST * LINE, spots.size() - SPOTS_MOST);
    }
  }
}
