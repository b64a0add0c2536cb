package org.saunter.vision.calibration.coverage;

/** What of a person a camera may see. */
public enum Part {
  FOOT(0, 1),
  HANDS(1_000, 2),
  HEAD(1_600, 4);

  private final int zMm;
  private final int bit;

  Part(int zMm, int bit) {
    this.zMm = zMm;
    this.bit = bit;
  }

  /** Height over the floor at which it is looked for. */
  public int zMm() {
    return zMm;
  }

  /** Its bit in a set of parts. */
  int bit() {
    return bit;
  }
}
