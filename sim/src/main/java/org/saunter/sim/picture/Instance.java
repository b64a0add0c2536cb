package org.saunter.sim.picture;

/**
 * What a triangle, and so a pixel, belongs to: a kind in the upper eight bits, a number below (of
 * the person for parts of people, else of the thing).
 */
public final class Instance {
  /** Floor, walls, ceiling, fixtures. */
  public static final int SHOP = 0;

  public static final int BODY = 1;
  public static final int HEAD = 2;
  public static final int LEFT_HAND = 3;
  public static final int RIGHT_HAND = 4;

  /** A product in a hand of the person. */
  public static final int HELD = 5;

  /** Bag, pram, wheelchair, trolley or child of the person. */
  public static final int AID = 6;

  /**
   * A product on a shelf; the number is where the first plate of its facing stands in {@link
   * org.saunter.model.Layout#plates}.
   */
  public static final int LYING = 7;

  private Instance() {}

  public static int of(int kind, int number) {
    return kind << 24 | (number & 0xFFFFFF);
  }

  public static int kind(int instance) {
    return instance >>> 24;
  }

  public static int number(int instance) {
    return instance & 0xFFFFFF;
  }

  /** Whether it is the body of a person or what moves with it. */
  public static boolean isPerson(int instance) {
    int kind = kind(instance);
    return kind >= BODY && kind <= AID;
  }
}
