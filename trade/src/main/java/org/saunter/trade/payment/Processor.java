package org.saunter.trade.payment;

/**
 * A card processor. Sending a request again with the same key has no second effect and gives the
 * answer of the first, once the processor knows it. A processor never throws for what happens to
 * money: everything has an answer.
 */
public interface Processor {
  ProcessorAnswer send(ProcessorRequest request);
}
