package org.saunter.trade.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saunter.model.Product.TaxClass;

/** Tax is rounded once per class, half up. */
class TaxAmountTest {
  @ParameterizedTest
  @CsvSource({
    // list, rate, included, net, tax
    "   0, 190000, true,     0,   0",
    " 119, 190000, true,   100,  19",
    " 199, 190000, true,   167,  32", // 31.77
    " 100, 190000, false,  100,  19",
    "  50,  10000, false,   50,   1", // 0.5: up
    "  49,  10000, false,   49,   0", // 0.49
    "  51,  20000, true,    50,   1", // exactly 1
    " 101,1000000, true,    50,  51", // 50.5: up
    "1000,      0, true,  1000,   0",
  })
  void rounds(long listMinor, int ratePpm, boolean included, long netMinor, long taxMinor) {
    assertThat(TaxAmount.of(TaxClass.STANDARD, ratePpm, listMinor, included))
        .isEqualTo(new TaxAmount(TaxClass.STANDARD, ratePpm, netMinor, taxMinor));
  }

  @Test
  void refusesToOverflow() {
    assertThatThrownBy(() -> TaxAmount.of(TaxClass.STANDARD, 190_000, Long.MAX_VALUE / 2, true))
        .isInstanceOf(ArithmeticException.class);
  }
}
