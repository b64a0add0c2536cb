package org.saunter.server;

import org.saunter.server.live.LiveShop;

/**
 * A store that has pages.
 *
 * @param shop what is shown
 * @param reviews where answers go
 * @param money the money side of receipts
 * @param observations where observations from outside go
 */
public record ShownStore(
    LiveShop shop, ReviewSink reviews, ReceiptSource money, ObservationSink observations) {
  /** A store that takes no observations from outside. */
  public ShownStore(LiveShop shop, ReviewSink reviews, ReceiptSource money) {
    this(shop, reviews, money, ObservationSink.NONE);
  }

  /** A store that nobody can answer for and that has no money side. */
  public static ShownStore readOnly(LiveShop shop) {
    return new ShownStore(shop, ReviewSink.READ_ONLY, ReceiptSource.NONE);
  }
}
