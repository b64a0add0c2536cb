package org.saunter.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;

class PrototypesTest {
  @Test
  void theNearestMeanComesFirst() {
    Prototypes products = new Prototypes(2);
    products.add("cola", new float[] {1, 0});
    products.add("cola", new float[] {0.8f, 0.6f});
    products.add("milk", new float[] {0, 1});
    assertThat(products.count("cola")).isEqualTo(2);
    assertThat(products.ranked(new float[] {0.95f, 0.3f}).get(0).sku()).isEqualTo("cola");
    assertThat(products.ranked(new float[] {0.1f, 1}).get(0).sku()).isEqualTo("milk");
    products.remove("milk");
    assertThat(products.ranked(new float[] {0.1f, 1})).hasSize(1);
    assertThat(new Prototypes(2).ranked(new float[] {1, 0})).isEmpty();
  }

  @Test
  void vectorsOfAnotherModelAreRefused() {
    Prototypes products = new Prototypes(2);
    assertThatThrownBy(() -> products.add("cola", new float[3]))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(3) dimensions, not 2");
    assertThatThrownBy(() -> products.ranked(new float[] {Float.NaN, 0}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(NaN)");
  }
}
