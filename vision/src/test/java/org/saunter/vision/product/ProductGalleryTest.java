package org.saunter.vision.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation.ProductScore;
import org.saunter.vision.product.ProductGallery.Scores;

class ProductGalleryTest {
  private static final float[] COLA = {1, 0, 0};
  private static final float[] LEMON = {0.8f, 0.6f, 0};
  private static final float[] CRISPS = {0, 0, 1};

  private static ProductGallery gallery() {
    ProductGallery gallery = new ProductGallery(3, 10);
    gallery.enrol("cola", List.of(COLA, COLA));
    gallery.enrol("lemon", List.of(LEMON));
    gallery.enrol("crisps", List.of(CRISPS));
    return gallery;
  }

  @Test
  void whatLooksLikeItComesFirst() {
    Scores scores = gallery().scores(List.of(new float[] {0.98f, 0.1f, 0.1f}), 3);
    assertThat(scores.best())
        .extracting(ProductScore::sku)
        .containsExactly("cola", "lemon", "crisps");
  }

  /** The ratios are against some product of the store: their mean likelihood is 1. */
  @Test
  void ratiosAreAgainstSomeProduct() {
    Scores scores = gallery().scores(List.of(LEMON), 2);
    double sum = Math.exp(scores.otherLogLikelihoodRatio());
    for (ProductScore score : scores.best()) {
      sum += Math.exp(score.logLikelihoodRatio());
    }
    assertThat(sum / 3).isCloseTo(1, within(0.01));
  }

  @Test
  void aNewProductIsKnownAtOnceAndAnOldOneForgotten() {
    ProductGallery gallery = gallery();
    gallery.enrol("gum", List.of(new float[] {0, 1, 0}));
    assertThat(gallery.scores(List.of(new float[] {0, 1, 0}), 1).best().get(0).sku())
        .isEqualTo("gum");
    gallery.forget("gum");
    assertThat(gallery.skus()).containsExactlyInAnyOrder("cola", "lemon", "crisps");
  }

  @Test
  void manyAlikePicturesAreNoMoreSureThanOne() {
    double one = gallery().scores(List.of(COLA), 1).best().get(0).logLikelihoodRatio();
    double ten =
        gallery()
            .scores(java.util.Collections.nCopies(10, COLA), 1)
            .best()
            .get(0)
            .logLikelihoodRatio();
    assertThat(ten).isCloseTo(one, within(1e-9));
  }

  @Test
  void nothingKnownOrNothingSeenSaysNothing() {
    assertThat(new ProductGallery(3, 10).scores(List.of(COLA), 3).best()).isEmpty();
    assertThat(gallery().scores(List.of(), 3)).isEqualTo(new Scores(List.of(), 0));
  }

  @Test
  void vectorsOfAnotherModelAreRefused() {
    assertThatThrownBy(() -> gallery().enrol("x", List.of(new float[] {1, 2})))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(2) dimensions");
  }
}
