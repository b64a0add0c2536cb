package org.saunter.sim.picture;

/** A square picture that is laid on triangles, repeated at its edges. Immutable. */
public final class Texture {
  final int sizePx;
  final int[] rgb;

  /**
   * @param sizePx width and height, a power of two
   * @param rgb 0xRRGGBB row by row; v grows downwards; not copied
   */
  public Texture(int sizePx, int[] rgb) {
    if (Integer.bitCount(sizePx) != 1 || rgb.length != sizePx * sizePx) {
      throw new IllegalArgumentException(
          "A texture of " + sizePx + " has " + rgb.length + " texels.");
    }
    this.sizePx = sizePx;
    this.rgb = rgb;
  }
}
