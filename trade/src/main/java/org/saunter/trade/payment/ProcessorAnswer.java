package org.saunter.trade.payment;

/** How a call to the processor ended. */
public sealed interface ProcessorAnswer {
  /**
   * It was done, now or at an earlier call with the same key.
   *
   * @param reference the processor's own name of it
   */
  record Approved(String reference) implements ProcessorAnswer {}

  /** It was not done and will not be under this key. */
  record Declined(DeclineReason reason) implements ProcessorAnswer {}

  /**
   * Nobody knows whether it was done: a time-out, a cut line. The same request may be sent again.
   */
  record Silent(String detail) implements ProcessorAnswer {}

  /** The key stands for another request. Nothing was done; the caller has a defect. */
  record KeyReused(String key) implements ProcessorAnswer {}
}
