package org.saunter.vision.product;

import java.util.List;
import org.saunter.vision.hand.HandPicture;
import org.saunter.vision.product.ProductGallery.Scores;

/** Looks at pictures of a hand and says what it may hold. Not thread-safe. */
public final class ProductJudge {
  private final PictureEncoder encoder;
  private final ProductGallery gallery;

  public ProductJudge(PictureEncoder encoder, ProductGallery gallery) {
    this.encoder = encoder;
    this.gallery = gallery;
  }

  /**
   * How pictures of one thing in one hand speak for each product.
   *
   * @param most how many are listed at most
   */
  public Scores scores(List<HandPicture> pictures, int most) {
    return pictures.isEmpty()
        ? new Scores(List.of(), 0)
        : gallery.scores(encoder.encode(pictures), most);
  }

  /** Makes a product known from pictures of it in a hand. */
  public void enrol(String sku, List<HandPicture> pictures) {
    gallery.enrol(sku, encoder.encode(pictures));
  }

  public ProductGallery gallery() {
    return gallery;
  }
}
