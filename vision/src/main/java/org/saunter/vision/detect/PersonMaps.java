package org.saunter.vision.detect;

/**
 * What the outputs of a person net mean; the trainer and the detector both read it here. A cell is
 * {@link #STRIDE_PX} pixels wide; its middle is at (column + 0.5, row + 0.5) cells.
 */
public final class PersonMaps {
  public static final int STRIDE_PX = 4;

  /** At most so many people, and as many hands, come out of one picture. */
  public static final int PEAKS = 64;

  /** Long distances are learned in units of so many cells, so that all values are about 1. */
  public static final float FAR_CELLS = 8;

  /** Values at a head. All are from the middle of the cell. */
  public static final int PERSON_VALUES = 8;

  /** Middle of the head, in cells; x, then y. */
  public static final int HEAD = 0;

  /** How far the box goes to the left, top, right and bottom, in units of FAR_CELLS. */
  public static final int BOX = 2;

  /** The point between the feet, in units of FAR_CELLS; x, then y. */
  public static final int FOOT = 6;

  /** Values at a hand. All are from the middle of the cell. */
  public static final int HAND_VALUES = 6;

  /** Middle of the hand, in cells; x, then y. */
  public static final int HAND = 0;

  /** Middle of the owner's head, in units of FAR_CELLS; x, then y. */
  public static final int OWNER = 2;

  /** Height over the floor in metres. */
  public static final int HEIGHT = 4;

  /** Logit that it holds something. */
  public static final int HOLDING = 5;

  /** Names of the outputs: {@code [n, PEAKS]} or {@code [n, values, PEAKS]}. */
  public static final String PERSON_SCORE_OUT = "person_score";

  public static final String PERSON_CELL_OUT = "person_cell";
  public static final String PERSON_VALUES_OUT = "person_values";
  public static final String HAND_SCORE_OUT = "hand_score";
  public static final String HAND_CELL_OUT = "hand_cell";
  public static final String HAND_VALUES_OUT = "hand_values";

  /** From each cell to the nearest foot point, in cells: {@code [n, 2, height/4, width/4]}. */
  public static final String FOOT_SHIFT_OUT = "foot_shift";

  /** The camera bytes, {@code [n, height, width, 3]}. */
  public static final String IMAGE_IN = "image";

  private PersonMaps() {}
}
