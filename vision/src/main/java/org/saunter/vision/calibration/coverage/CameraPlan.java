package org.saunter.vision.calibration.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.vision.calibration.FloorGrid;

/**
 * Where cameras should hang: one after the other goes to where it adds most, and then each is moved
 * again to wherever is best given the others. What counts is that two cameras see head and feet of
 * a person wherever one can stand, and that fronts of plates are seen. The greedy choice is within
 * 1 - 1/e of the best possible (Nemhauser, Wolsey and Fisher, 1978), since what a further camera
 * adds only shrinks. Deterministic.
 */
public final class CameraPlan {
  private static final int CELL_MM = 200;
  private static final int STEP_MM = 600;
  private static final int FINE_STEP_MM = 400; // in a small shop
  private static final int SMALL_CELLS = 700;
  private static final int WALL_MM = 250;
  private static final int[] TILTS_MM = {
    700, 1_300, 2_000, 3_000
  }; // from below it to its floor point
  private static final int AZIMUTHS = 8;
  private static final int COUNT_MAX = 500;
  private static final double[] PERSON = {1, 0.85, 0.12, 0.03}; // of the first, second ... camera
  private static final double[] FRONT = {1, 0.25, 0.05, 0};
  private static final double[] UP = {0, 0, 1};
  private static final int ROUNDS = 6;
  private static final double FRONTS = 0.35; // all fronts together, of all the floor

  private final CameraKind kind;
  private final ShopFloor floor;
  private final Obstacles obstacles;
  private final List<Integer> cells = new ArrayList<>();
  private final List<PlateSights.Front> fronts;
  private final List<Candidate> candidates = new ArrayList<>();

  /** A camera that could be hung up; feet, heads and fronts that it sees. */
  private record Candidate(Camera camera, BitSet feet, BitSet heads, BitSet fronts) {}

  /**
   * What lies open from one place under the ceiling, whichever way a camera there looks.
   *
   * @param lowest height from which on a person is not hidden, for each cell
   */
  private record From(double[] lowest, BitSet open) {}

  private CameraPlan(Layout layout, CameraKind kind) {
    this.kind = kind;
    floor = new ShopFloor(layout, CELL_MM);
    obstacles = new Obstacles(layout);
    fronts = PlateSights.fronts(layout);
    for (int cell = 0; cell < floor.grid().cells(); cell++) {
      if (floor.isStandable(cell)) {
        cells.add(cell);
      }
    }
    if (cells.isEmpty()) {
      throw new BadInputException(
          "The store (" + layout.storeId() + ") has no floor to stand on.",
          "Maybe its layout is not in millimetres.");
    }
  }

  /**
   * The best places for so many cameras of a kind.
   *
   * @return cameras cam-1 and so on, by row and then from left to right
   */
  public static List<Camera> of(Layout layout, CameraKind kind, int count) {
    if (count < 1 || count > COUNT_MAX) {
      throw new BadInputException(
          "A plan of (" + count + ") cameras is not possible.", "Maybe 4 to 40 was meant.");
    }
    CameraPlan plan = new CameraPlan(layout, kind);
    plan.collect();
    if (plan.candidates.isEmpty()) {
      throw new BadInputException(
          "No camera of that kind would see anybody in (" + layout.storeId() + ").",
          "Maybe its ceiling is lower than its fixtures, or its image too small.");
    }
    return plan.named(plan.chosen(count));
  }

  /** The layout with other cameras. */
  public static Layout with(Layout layout, List<Camera> cameras) {
    return new Layout(
        layout.storeId(),
        layout.format(),
        layout.walls(),
        layout.gates(),
        layout.fixtures(),
        cameras);
  }

  private void collect() {
    FloorGrid grid = floor.grid();
    int wide = grid.columns() * CELL_MM;
    int high = grid.rows() * CELL_MM;
    int step = cells.size() > SMALL_CELLS ? STEP_MM : FINE_STEP_MM;
    for (int y = grid.bottomMm() + WALL_MM; y < grid.bottomMm() + high; y += step) {
      for (int x = grid.leftMm() + WALL_MM; x < grid.leftMm() + wide; x += step) {
        int cell = grid.cellAt(x, y);
        if (cell >= 0 && floor.isInside(cell)) {
          at(x, y);
        }
      }
    }
  }

  private void at(int x, int y) {
    double[] eye = {x, y, kind.ceilingMm()};
    double[] lowest = new double[cells.size()];
    for (int i = 0; i < lowest.length; i++) {
      int cell = cells.get(i);
      lowest[i] = obstacles.lowestSeenMm(eye, floor.grid().xMm(cell), floor.grid().yMm(cell));
    }
    BitSet open = new BitSet(fronts.size());
    for (int i = 0; i < fronts.size(); i++) {
      open.set(i, fronts.get(i).isOpenTo(eye, obstacles));
    }
    From from = new From(lowest, open);
    candidate(new int[] {x, y, x, y}, 0, from);
    if (kind.lens() == Lens.FISHEYE) {
      return;
    }
    candidate(new int[] {x, y, x, y}, 90, from);
    for (int tilt : TILTS_MM) {
      for (int a = 0; a < AZIMUTHS; a++) {
        double angle = 2 * Math.PI * a / AZIMUTHS;
        int lookX = x + (int) Math.rint(tilt * StrictMath.cos(angle));
        int lookY = y + (int) Math.rint(tilt * StrictMath.sin(angle));
        candidate(new int[] {x, y, lookX, lookY}, 0, from);
      }
    }
  }

  private void candidate(int[] place, double roll, From from) {
    double[] lowest = from.lowest;
    Camera camera = kind.camera("cam", place, roll);
    Sight sight = new Sight(camera);
    BitSet feet = new BitSet(cells.size());
    BitSet heads = new BitSet(cells.size());
    double[] px = new double[2];
    for (int i = 0; i < lowest.length; i++) {
      if (lowest[i] > Part.HEAD.zMm()) {
        continue;
      }
      double x = floor.grid().xMm(cells.get(i));
      double y = floor.grid().yMm(cells.get(i));
      boolean hasHead = sight.hasInImage(x, y, Part.HEAD.zMm(), px);
      boolean hasFoot = lowest[i] <= 0 && sight.hasInImage(x, y, 0, px);
      if ((hasHead || hasFoot)
          && sight.pxPerMetre(x, y, Part.HANDS.zMm()) >= kind.pxPerMetreLeast()) {
        heads.set(i, hasHead);
        feet.set(i, hasFoot);
      }
    }
    if (!heads.isEmpty() || !feet.isEmpty()) {
      candidates.add(new Candidate(camera, feet, heads, fronts(sight, from.open)));
    }
  }

  private BitSet fronts(Sight sight, BitSet open) {
    BitSet seen = new BitSet(fronts.size());
    double least = kind.pxPerMetreLeast() / 10;
    double[] px = new double[2];
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      double[] at = fronts.get(i).middle();
      seen.set(
          i,
          sight.hasInImage(at[0], at[1], at[2], px)
              && sight.square(at, fronts.get(i).left(), UP) >= least);
    }
    return seen;
  }

  /** How many of the chosen cameras see what. */
  private static final class Tally {
    private final int[] feet;
    private final int[] heads;
    private final int[] fronts;

    private Tally(int cells, int fronts) {
      feet = new int[cells];
      heads = new int[cells];
      this.fronts = new int[fronts];
    }

    private void add(Candidate c, int by) {
      c.feet.stream().forEach(i -> feet[i] += by);
      c.heads.stream().forEach(i -> heads[i] += by);
      c.fronts.stream().forEach(i -> fronts[i] += by);
    }

    private static double gain(BitSet sees, int[] counts, double[] worth) {
      double gain = 0;
      for (int i = sees.nextSetBit(0); i >= 0; i = sees.nextSetBit(i + 1)) {
        gain += worth[Math.min(counts[i], worth.length - 1)];
      }
      return gain;
    }
  }

  private List<Candidate> chosen(int count) {
    List<Candidate> chosen = new ArrayList<>();
    Tally tally = new Tally(cells.size(), fronts.size());
    while (chosen.size() < count) {
      chosen.add(best(tally));
      tally.add(chosen.getLast(), 1);
    }
    boolean isChanged = true;
    for (int round = 0; round < ROUNDS && isChanged; round++) {
      isChanged = false;
      for (int i = 0; i < count; i++) {
        Candidate old = chosen.get(i);
        tally.add(old, -1);
        Candidate best = best(tally);
        isChanged |= !best.camera.equals(old.camera);
        chosen.set(i, best);
        tally.add(best, 1);
      }
    }
    return chosen;
  }

  private Candidate best(Tally tally) {
    double front = fronts.isEmpty() ? 0 : FRONTS * 2 * cells.size() / fronts.size();
    Candidate best = candidates.getFirst();
    double most = -1;
    for (Candidate c : candidates) {
      double gain =
          Tally.gain(c.feet, tally.feet, PERSON)
              + Tally.gain(c.heads, tally.heads, PERSON)
              + front * Tally.gain(c.fronts, tally.fronts, FRONT);
      if (gain > most) {
        most = gain;
        best = c;
      }
    }
    return best;
  }

  private List<Camera> named(List<Candidate> chosen) {
    List<Camera> sorted =
        chosen.stream()
            .map(Candidate::camera)
            .sorted(
                Comparator.comparingInt(Camera::yMm)
                    .thenComparingInt(Camera::xMm)
                    .thenComparingInt(Camera::lookAtYMm)
                    .thenComparingInt(Camera::lookAtXMm))
            .toList();
    List<Camera> named = new ArrayList<>();
    for (Camera c : sorted) {
      int[] place = {c.xMm(), c.yMm(), c.lookAtXMm(), c.lookAtYMm()};
      named.add(kind.camera("cam-" + (named.size() + 1), place, c.rollDegrees()));
    }
    return named;
  }
}
