package org.saunter.server;

import org.jspecify.annotations.Nullable;
import org.saunter.server.page.PaidReceipt;

/** Where the money side of a receipt comes from. Called from many threads. */
@FunctionalInterface
public interface ReceiptSource {
  /** No money side is there. */
  ReceiptSource NONE = (storeId, visitId) -> null;

  /** The receipt as the money side has it, or null if it has none (yet). */
  @Nullable PaidReceipt receipt(String storeId, long visitId);
}
