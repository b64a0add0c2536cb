package org.saunter.learn.train;

import java.util.Arrays;
import java.util.List;
import org.saunter.learn.net.Size;
import org.saunter.vision.detect.PersonMaps;

/**
 * Lays labels out as the maps that a person net should give, {@code [CHANNELS, height/4, width/4]}
 * a picture. Heat is 1 in the cell of a head and falls off as a Gaussian; values are set in the
 * cells around the head too, each from its own middle, so that a peak one cell beside is no worse.
 */
public final class Targets {
  /** Whoever is seen less than this is neither asked for nor forbidden. */
  public static final double VISIBLE_MIN = 0.12;

  public static final double HEAD_VISIBLE_MIN = 0.15;
  public static final double HAND_VISIBLE_MIN = 0.3;

  static final int PERSON_HEAT = 0;
  static final int HAND_HEAT = 1;

  /** 1 where the heat counts, 0 where it is nobody's business. */
  static final int PERSON_HEAT_WEIGHT = 2;

  static final int HAND_HEAT_WEIGHT = 3;
  static final int PERSON_VALUES = 4;
  static final int PERSON_WEIGHT = PERSON_VALUES + PersonMaps.PERSON_VALUES;
  static final int HAND_VALUES = PERSON_WEIGHT + 1;
  static final int HAND_WEIGHT = HAND_VALUES + PersonMaps.HAND_VALUES;
  static final int FOOT_SHIFT = HAND_WEIGHT + 1;
  static final int FOOT_WEIGHT = FOOT_SHIFT + 2;

  /** Channels of one picture. */
  public static final int CHANNELS = FOOT_WEIGHT + 1;

  private static final double SIGMA_MIN_CELLS = 1.2;
  private static final double SIGMA_MAX_CELLS = 5;

  /** Of the root of the box's area: a head is about half as wide as a body is on the average. */
  private static final double HEAD_SIGMA = 0.09;

  private static final double HAND_SIGMA = 0.05;
  private static final float BESIDE_WEIGHT = 0.3f;

  /** Cells around a foot that learn the way to it. */
  private static final int FOOT_REACH_CELLS = 4;

  private final int columns;
  private final int rows;
  private final float[] maps;
  private final int base;

  private Targets(Size size, float[] maps, int picture) {
    columns = size.widthPx() / PersonMaps.STRIDE_PX;
    rows = size.heightPx() / PersonMaps.STRIDE_PX;
    this.maps = maps;
    base = picture * CHANNELS * rows * columns;
  }

  /** How many values one picture of that size has. */
  public static int valuesPerPicture(Size size) {
    return CHANNELS
        * (size.widthPx() / PersonMaps.STRIDE_PX)
        * (size.heightPx() / PersonMaps.STRIDE_PX);
  }

  /** Writes the maps of picture number {@code picture} of a batch into {@code maps}. */
  public static void write(List<HeadLabel> people, Size size, float[] maps, int picture) {
    Targets targets = new Targets(size, maps, picture);
    targets.fill(PERSON_HEAT_WEIGHT, 1);
    targets.fill(HAND_HEAT_WEIGHT, 1);
    for (HeadLabel person : people) {
      targets.person(person);
    }
  }

  private void fill(int channel, float value) {
    int from = base + channel * rows * columns;
    Arrays.fill(maps, from, from + rows * columns, value);
  }

  private int at(int channel, int row, int column) {
    return base + (channel * rows + row) * columns + column;
  }

  private boolean inside(int row, int column) {
    return row >= 0 && row < rows && column >= 0 && column < columns;
  }

  /** Far outside for a point that is nowhere, as one behind the camera is. */
  private static int cell(double px) {
    double near = Double.isNaN(px) ? -1e6 : Math.max(-1e6, Math.min(1e6, px));
    return (int) Math.floor(near / PersonMaps.STRIDE_PX);
  }

  private static boolean isSomewhere(HeadLabel p) {
    double sum = p.headXPx() + p.headYPx() + p.footXPx() + p.footYPx();
    return Double.isFinite(sum + p.leftPx() + p.topPx() + p.rightPx() + p.bottomPx());
  }

  private void person(HeadLabel person) {
    boolean somewhere = isSomewhere(person);
    double area =
        Math.max(1, person.rightPx() - person.leftPx())
            * Math.max(1, person.bottomPx() - person.topPx());
    double sizeCells = Math.sqrt(area) / PersonMaps.STRIDE_PX;
    double sigma = clamp(HEAD_SIGMA * sizeCells);
    int row = cell(person.headYPx());
    int column = cell(person.headXPx());
    if (inside(row, column)) {
      if (person.isSeen() && somewhere) {
        blob(PERSON_HEAT, row, column, sigma);
        personValues(person, row, column);
      } else {
        ignore(PERSON_HEAT_WEIGHT, row, column, sigma);
      }
    }
    if (person.visibleShare() >= VISIBLE_MIN && somewhere) {
      footShift(person);
    }
    for (HeadLabel.HandLabel hand : somewhere ? person.hands() : List.<HeadLabel.HandLabel>of()) {
      hand(person, hand, clamp(HAND_SIGMA * sizeCells));
    }
  }

  private static double clamp(double sigmaCells) {
    return sigmaCells > SIGMA_MIN_CELLS ? Math.min(SIGMA_MAX_CELLS, sigmaCells) : SIGMA_MIN_CELLS;
  }

  private void blob(int channel, int row, int column, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    for (int r = row - reach; r <= row + reach; r++) {
      for (int c = column - reach; c <= column + reach; c++) {
        if (inside(r, c)) {
          double d2 = (r - row) * (r - row) + (c - column) * (c - column);
          int at = at(channel, r, c);
          maps[at] = Math.max(maps[at], (float) StrictMath.exp(-d2 / (2 * sigma * sigma)));
        }
      }
    }
  }

  /** Leaves a disc out of the heat's loss, apart from cells of heads that must be found. */
  private void ignore(int channel, int row, int column, double sigma) {
    int reach = (int) Math.ceil(2 * sigma);
    for (int r = row - reach; r <= row + reach; r++) {
      for (int c = column - reach; c <= column + reach; c++) {
        int d2 = (r - row) * (r - row) + (c - column) * (c - column);
        if (inside(r, c) && d2 <= reach * reach) {
          maps[at(channel, r, c)] = 0;
        }
      }
    }
  }

  private void personValues(HeadLabel p, int row, int column) {
    for (int r = row - 1; r <= row + 1; r++) {
      for (int c = column - 1; c <= column + 1; c++) {
        float weight = r == row && c == column ? 1 : BESIDE_WEIGHT;
        if (!inside(r, c) || maps[at(PERSON_WEIGHT, r, c)] >= weight) {
          continue;
        }
        maps[at(PERSON_WEIGHT, r, c)] = weight;
        set(PERSON_VALUES + PersonMaps.HEAD, r, c, p.headXPx(), p.headYPx(), 1);
        int box = PERSON_VALUES + PersonMaps.BOX;
        set(box, r, c, p.leftPx(), p.topPx(), -PersonMaps.FAR_CELLS);
        set(box + 2, r, c, p.rightPx(), p.bottomPx(), PersonMaps.FAR_CELLS);
        set(PERSON_VALUES + PersonMaps.FOOT, r, c, p.footXPx(), p.footYPx(), PersonMaps.FAR_CELLS);
      }
    }
  }

  /**
   * Two channels: the way from the middle of the cell to a point, in units of {@code unit} cells.
   */
  private void set(int channel, int row, int column, double xPx, double yPx, float unit) {
    maps[at(channel, row, column)] = (float) ((xPx / PersonMaps.STRIDE_PX - column - 0.5) / unit);
    maps[at(channel + 1, row, column)] = (float) ((yPx / PersonMaps.STRIDE_PX - row - 0.5) / unit);
  }

  private void footShift(HeadLabel p) {
    int row = cell(p.footYPx());
    int column = cell(p.footXPx());
    for (int r = row - FOOT_REACH_CELLS; r <= row + FOOT_REACH_CELLS; r++) {
      for (int c = column - FOOT_REACH_CELLS; c <= column + FOOT_REACH_CELLS; c++) {
        if (!inside(r, c)) {
          continue;
        }
        double dx = p.footXPx() / PersonMaps.STRIDE_PX - c - 0.5;
        double dy = p.footYPx() / PersonMaps.STRIDE_PX - r - 0.5;
        double before = Math.hypot(maps[at(FOOT_SHIFT, r, c)], maps[at(FOOT_SHIFT + 1, r, c)]);
        double now = Math.hypot(dx, dy);
        boolean free = maps[at(FOOT_WEIGHT, r, c)] == 0;
        if (now <= FOOT_REACH_CELLS && (free || now < before)) {
          maps[at(FOOT_WEIGHT, r, c)] = 1;
          maps[at(FOOT_SHIFT, r, c)] = (float) dx;
          maps[at(FOOT_SHIFT + 1, r, c)] = (float) dy;
        }
      }
    }
  }

  private void hand(HeadLabel owner, HeadLabel.HandLabel hand, double sigma) {
    int row = cell(hand.yPx());
    int column = cell(hand.xPx());
    if (!inside(row, column)) {
      return;
    }
    if (hand.visibleShare() < HAND_VISIBLE_MIN) {
      ignore(HAND_HEAT_WEIGHT, row, column, sigma);
      return;
    }
    blob(HAND_HEAT, row, column, sigma);
    for (int r = row - 1; r <= row + 1; r++) {
      for (int c = column - 1; c <= column + 1; c++) {
        float weight = r == row && c == column ? 1 : BESIDE_WEIGHT;
        if (!inside(r, c) || maps[at(HAND_WEIGHT, r, c)] >= weight) {
          continue;
        }
        maps[at(HAND_WEIGHT, r, c)] = weight;
        set(HAND_VALUES + PersonMaps.HAND, r, c, hand.xPx(), hand.yPx(), 1);
        set(
            HAND_VALUES + PersonMaps.OWNER,
            r,
            c,
            owner.headXPx(),
            owner.headYPx(),
            PersonMaps.FAR_CELLS);
        maps[at(HAND_VALUES + PersonMaps.HEIGHT, r, c)] = (float) (hand.zMm() / 1000);
        maps[at(HAND_VALUES + PersonMaps.HOLDING, r, c)] = hand.holding() ? 1 : 0;
      }
    }
  }
}
