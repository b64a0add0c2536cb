package org.saunter.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.server.ReceiptSource;
import org.saunter.server.live.LiveShop;
import org.saunter.server.live.ReceiptView;
import org.saunter.server.page.PaidReceipt;
import org.saunter.trade.Trade;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.receipt.TaxAmount;

/** The money side's receipts as the pages show them. */
public final class MoneyPages implements ReceiptSource {
  private final Trade trade;
  private final LiveShop shop;

  public MoneyPages(Trade trade, LiveShop shop) {
    this.trade = trade;
    this.shop = shop;
  }

  @Override
  public @Nullable PaidReceipt receipt(String storeId, long visitId) {
    return trade.receipt(storeId, visitId).map(this::paid).orElse(null);
  }

  private PaidReceipt paid(Receipt receipt) {
    long tax = receipt.taxes().stream().mapToLong(TaxAmount::taxMinor).sum();
    String revision = receipt.revision() > 1 ? " rev " + receipt.revision() : "";
    return new PaidReceipt(
        receipt.number() + revision,
        words(receipt.paid().state().name()),
        !receipt.paid().state().isWaiting(),
        receipt.totalMinor() - tax,
        tax,
        receipt.totalMinor(),
        receipt.taxes().stream()
            .map(
                t ->
                    new PaidReceipt.Tax(
                        words(t.taxClass().name()), t.ratePpm(), t.netMinor(), t.taxMinor()))
            .toList(),
        steps(receipt.visitId()));
  }

  private List<PaidReceipt.Step> steps(long visitId) {
    ReceiptView view = shop.receipt(visitId);
    List<PaidReceipt.Step> steps = new ArrayList<>();
    if (view != null) {
      for (PaymentNoted note : view.payments()) {
        steps.add(
            new PaidReceipt.Step(
                note.atNanos(),
                words(note.step().name()),
                words(note.outcome().name()),
                note.amountMinor(),
                note.detail()));
      }
    }
    return steps;
  }

  private static String words(String name) {
    String lower = name.replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }
}
