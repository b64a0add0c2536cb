package org.saunter.learn.score;

/**
 * What the engine did with the receipts at its own threshold. Nobody answers questions in a
 * measured run unless the run says so.
 *
 * @param charged receipts decided without anybody looking, those of nothing among them
 * @param wrongCharged of those, the wrong ones
 * @param reviewed receipts that a person is asked about
 * @param wrongAfterTimeOut receipts that were asked about, decided without an answer, and wrong
 * @param exitToReceiptMillisP50 from the real exit of the last person to the decided receipt, in
 *     store time, of receipts that nobody had to look at
 * @param exitToReceiptMillisP99 the same, for one in a hundred
 */
public record Handling(
    int charged,
    int wrongCharged,
    int reviewed,
    int wrongAfterTimeOut,
    long exitToReceiptMillisP50,
    long exitToReceiptMillisP99) {}
