package org.saunter.vision.product;

import java.util.List;
import org.saunter.vision.hand.HandPicture;

/** Turns pictures into unit vectors that lie near each other if they show the same product. */
@FunctionalInterface
public interface PictureEncoder {
  /** One vector for each picture, in order. */
  List<float[]> encode(List<HandPicture> pictures);
}
