package org.saunter.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.receipt.ReceiptPrinter;
import org.saunter.trade.sql.FaultPoint;

/** Receipts as they come out of the printer. */
class PrintedReceiptTest {
  @TempDir Path folder;

  @Test
  void pricesWithTax() {
    try (Shop shop = new Shop(folder)) {
      shop.run(
          """
           0  ask card-1                    -> ADMITTED SHOPPER HOLD_PLACED
           1  open 1 card-1                 -> visit 1 HOLD DONE 20.00
          60  decide 1 cola*2 chips stamp   -> visit 1 CAPTURE DONE 7.42
          """);
      Receipt receipt = shop.trade.receipt(Shop.STORE, 1).orElseThrow();
      assertThat(ReceiptPrinter.print(receipt))
          .isEqualTo(
              """
                             Corner Shop
              Receipt 1                 2026-01-01 08:01
              ------------------------------------------
              cola                                3.98 A
                2 x 1.99
              chips                               2.49 B
              stamp                               0.95 C
              ------------------------------------------
              TOTAL EUR                             7.42
                tax A 19.00 %                       0.64
                tax B 7.00 %                        0.16
                tax C 0.00 %                        0.00
              Paid by card                          7.42
              ------------------------------------------
              Visit 1, certainty                 99.87 %
              """);
    }
  }

  @Test
  void taxOnTopAndEvidence() {
    try (Shop shop = new Shop(folder, FaultPoint.NONE, false)) {
      shop.run(
          """
           0  ask card-1              -> ADMITTED SHOPPER HOLD_PLACED
           1  open 1 card-1           -> visit 1 HOLD DONE 20.00
          60  decide 1 cola*2 wine    -> visit 1 ADJUST DONE 20.19; visit 1 CAPTURE DONE 20.19
          70  correct 1 cola          -> visit 1 REFUND DONE 17.82
          """);
      Receipt receipt = shop.trade.receipt(Shop.STORE, 1).orElseThrow();
      assertThat(ReceiptPrinter.printWithEvidence(receipt))
          .isEqualTo(
              """
                             Corner Shop
              Receipt 1 rev 2           2026-01-01 08:01
              Corrected: seen on the clip
              ------------------------------------------
              cola                                1.99 A
                99.90 % movements 13
              ------------------------------------------
              plus tax A 19.00 %                    0.38
              TOTAL EUR                             2.37
              Paid by card                         20.19
              Paid back to the card               -17.82
              ------------------------------------------
              Visit 1, certainty                 99.87 %
              """);
      assertThat(shop.trade.revisions(Shop.STORE, 1)).hasSize(2);
    }
  }

  @Test
  void nothingTakenAndWhatIsOwed() {
    try (Shop shop = new Shop(folder)) {
      shop.run(
          """
           0  open 1 card-1                  ->
           1  decide 1 nothing               ->
           2  open 2 card-decline-1          ->
           3  decide 2 cola                  -> visit 2 HOLD DECLINED 1.99 CARD_DECLINED
          """);
      assertThat(ReceiptPrinter.print(shop.trade.receipt(Shop.STORE, 1).orElseThrow()))
          .contains("Nothing was taken\n", "TOTAL EUR                             0.00\n");
      assertThat(ReceiptPrinter.print(shop.trade.receiptNumbered(Shop.STORE, 2).orElseThrow()))
          .contains("Still to be paid                      1.99\n");
      assertThat(shop.trade.outstandingMinor("r1", "card-decline-1")).isEqualTo(199);
      assertThat(shop.trade.health().outstandingMinor()).containsEntry("EUR", 199L);
    }
  }

  @Test
  void numbersHaveNoGaps() {
    try (Shop shop = new Shop(folder)) {
      for (int visit = 1; visit <= 9; visit++) {
        shop.step("1 open " + visit + (visit % 3 == 0 ? " badge-1 STAFF" : " card-1"));
        shop.step("2 decide " + visit + (visit % 3 == 0 ? " not-billed" : " cola"));
      }
      assertThat(shop.trade.latestReceipts(Shop.STORE, 100))
          .extracting(Receipt::number)
          .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
      shop.conserved();
    }
  }
}
