package org.saunter.vision.calibration.coverage;

/** What of a person a camera may see. */
public enum Part {
  FOOT(0),
  HANDS(1_000),
  HEAD(1_600);

  private final int zMm;

  Part(int zMm) {
    this.zMm = zMm;
  }

  /** Height over the floor at which it is looked for. */
  public int zMm() {
    return zMm;
  }

  /** Its bit in a set of parts. */
  int bit() {
    return 1 << ordinal();
  }
}
