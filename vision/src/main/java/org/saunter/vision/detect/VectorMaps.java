package org.saunter.vision.detect;

/** Sizes and names of the nets that give vectors; the trainer and the encoders read them here. */
public final class VectorMaps {
  public static final int CLOTHING_WIDTH_PX = 32;
  public static final int CLOTHING_HEIGHT_PX = 64;
  public static final int CLOTHING_DIMENSIONS = 16;

  public static final int PRODUCT_SIDE_PX = 48;
  public static final int PRODUCT_DIMENSIONS = 64;

  /** The crop, {@code [n, height, width, 3]} bytes. */
  public static final String IMAGE_IN = "image";

  /** The vectors, {@code [n, dimensions]}, each of length 1. */
  public static final String VECTOR_OUT = "vector";

  private VectorMaps() {}
}
