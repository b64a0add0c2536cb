package org.saunter.store.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.Catalogue;
import org.saunter.model.Product;

/** What lessons about weights and gains leave behind. */
class ProductsTest {
  private static final int[] LEFT = {0};
  private static final int[] BOTH = {0, 1};

  private final Products products =
      new Products(Catalogue.accept(List.of(milk())).catalogue(), 2, Parameters.good());

  private static Product milk() {
    return new Product(
        "milk",
        "milk",
        List.of(),
        "",
        919,
        1.2,
        100,
        Product.TaxClass.STANDARD,
        0,
        Product.Temperature.AMBIENT);
  }

  @Test
  void aPlateThatReadsTooMuchIsKnownAfterSomeTakes() {
    for (int i = 0; i < 5; i++) {
      products.learn(0, 1, LEFT, new double[] {1}, 919 * 1.04, 0.5, true);
    }
    assertThat(products.gain(0)).isBetween(1.035, 1.041);
  }

  @Test
  void aLessonOfWhichAPartWasNotFeltDoesNotLast() {
    products.learn(0, 1, LEFT, new double[] {1}, 820, 0.5, false); // a tenth lay on the neighbour
    for (int i = 0; i < 5; i++) {
      products.learn(0, 1, BOTH, new double[] {0.86, 0.14}, 919, 0.5, true);
    }
    assertThat(products.gain(0)).isBetween(0.97, 1.02);
  }
}
