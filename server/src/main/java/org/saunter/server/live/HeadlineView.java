package org.saunter.server.live;

/**
 * The figures over everything.
 *
 * @param atNanos store time; 0 before the first observation
 * @param peopleInside people in the shop now
 * @param visits visits that began
 * @param receipts shoppers' receipts that were decided
 * @param judged those of them whose truth is known
 * @param exact those of the judged that are exactly right
 * @param proposed shoppers' receipts that the engine has thought about
 * @param asked those of the proposed for which a person has to look
 * @param waiting questions that wait now
 * @param timed receipts behind the two durations: nobody had to look
 * @param exitToReceiptP50Millis from the last exit to the receipt; negative if none yet
 * @param exitToReceiptP99Millis likewise
 * @param observations all that came
 * @param observationsPerSecond over the last ten seconds of store time
 * @param refused observations that were not used
 * @param chargedMinor sum of all receipts to charge, in the store's currency
 * @param sensorsUnwell sensors whose health is not OK
 */
public record HeadlineView(
    long atNanos,
    int peopleInside,
    long visits,
    long receipts,
    long judged,
    long exact,
    long proposed,
    long asked,
    int waiting,
    long timed,
    long exitToReceiptP50Millis,
    long exitToReceiptP99Millis,
    long observations,
    long observationsPerSecond,
    long refused,
    long chargedMinor,
    int sensorsUnwell) {

  /** Receipts that needed a person, of 1,000; negative before the first receipt. */
  public double reviewedPer1000() {
    return proposed == 0 ? -1 : 1000.0 * asked / proposed;
  }

  /** Share of judged receipts that are exact; negative while none is judged. */
  public double exactShare() {
    return judged == 0 ? -1 : (double) exact / judged;
  }
}
