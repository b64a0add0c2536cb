package org.saunter.server;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saunter.server.page.PaidReceipt;
import org.saunter.trade.Trade;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.receipt.TaxAmount;

/** The money side of receipts, as {@link Trade} has it. */
public final class TradeReceipts implements ReceiptSource {
  private final Trade trade;

  public TradeReceipts(Trade trade) {
    this.trade = trade;
  }

  @Override
  public @Nullable PaidReceipt receipt(String storeId, long visitId) {
    return trade.receipt(storeId, visitId).map(TradeReceipts::paid).orElse(null);
  }

  private static PaidReceipt paid(Receipt receipt) {
    Receipt.Paid paid = receipt.paid();
    long tax = receipt.taxes().stream().mapToLong(TaxAmount::taxMinor).sum();
    return new PaidReceipt(
        receipt.number() + (receipt.revision() > 1 ? "/" + receipt.revision() : ""),
        words(paid.state()) + (paid.reason().isEmpty() ? "" : ": " + paid.reason()),
        !paid.state().isWaiting(),
        receipt.totalMinor() - tax,
        tax,
        receipt.totalMinor(),
        receipt.taxes().stream()
            .map(
                t ->
                    new PaidReceipt.Tax(
                        words(t.taxClass()), t.ratePpm(), t.netMinor(), t.taxMinor()))
            .toList());
  }

  private static String words(Enum<?> constant) {
    String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
