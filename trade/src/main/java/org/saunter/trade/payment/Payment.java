package org.saunter.trade.payment;

/**
 * The money side of one visit, as it stands. All amounts are minor units of one currency.
 *
 * @param visitId 0 until the visit is open
 * @param reason why it is in this state, where there is one to give
 * @param holdKey idempotency key of the hold that is or was used
 * @param wantedMinor the amount of the step that is under way
 * @param heldMinor reserved at the processor now
 * @param decided whether the receipt is known; {@code dueMinor} has no meaning before
 * @param dueMinor what the receipt says
 * @param capturedMinor taken from the card, refunds not subtracted
 * @param refundedMinor paid back to the card
 * @param tillMinor paid at the till
 * @param heldAgain whether a second hold was asked for; there is never a third
 */
public record Payment(
    long paymentId,
    long visitId,
    PaymentState state,
    String reason,
    String holdKey,
    long wantedMinor,
    long heldMinor,
    boolean decided,
    long dueMinor,
    long capturedMinor,
    long refundedMinor,
    long tillMinor,
    boolean heldAgain) {

  /** A payment that nothing was done for yet. */
  public static Payment begin(PaymentState state, String reason) {
    return new Payment(0, 0, state, reason, "", 0, 0, false, 0, 0, 0, 0, false);
  }

  /** What the shopper has paid in the end: taken, less paid back, plus the till. */
  public long paidMinor() {
    return Math.addExact(Math.subtractExact(capturedMinor, refundedMinor), tillMinor);
  }

  /** What the shopper still owes; negative if the shop owes the shopper; 0 before the receipt. */
  public long owedMinor() {
    return decided ? Math.subtractExact(dueMinor, paidMinor()) : 0;
  }

  Payment to(PaymentState next, long wanted, String why) {
    return new Payment(
        paymentId,
        visitId,
        next,
        why,
        holdKey,
        wanted,
        heldMinor,
        decided,
        dueMinor,
        capturedMinor,
        refundedMinor,
        tillMinor,
        heldAgain);
  }

  Payment withHeld(long minor) {
    return new Payment(
        paymentId,
        visitId,
        state,
        reason,
        holdKey,
        wantedMinor,
        minor,
        decided,
        dueMinor,
        capturedMinor,
        refundedMinor,
        tillMinor,
        heldAgain);
  }

  Payment withDue(long minor) {
    return new Payment(
        paymentId,
        visitId,
        state,
        reason,
        holdKey,
        wantedMinor,
        heldMinor,
        true,
        minor,
        capturedMinor,
        refundedMinor,
        tillMinor,
        heldAgain);
  }

  Payment withMoved(long captured, long refunded, long till) {
    return new Payment(
        paymentId,
        visitId,
        state,
        reason,
        holdKey,
        wantedMinor,
        heldMinor,
        decided,
        dueMinor,
        captured,
        refunded,
        till,
        heldAgain);
  }

  Payment withHeldAgain() {
    return new Payment(
        paymentId,
        visitId,
        state,
        reason,
        holdKey,
        wantedMinor,
        heldMinor,
        decided,
        dueMinor,
        capturedMinor,
        refundedMinor,
        tillMinor,
        true);
  }

  /** The same with the key of the hold that is about to be asked for. */
  public Payment withHoldKey(String key) {
    return new Payment(
        paymentId,
        visitId,
        state,
        reason,
        key,
        wantedMinor,
        heldMinor,
        decided,
        dueMinor,
        capturedMinor,
        refundedMinor,
        tillMinor,
        heldAgain);
  }

  /** The same, tied to a visit. */
  public Payment withVisit(long visit) {
    return new Payment(
        paymentId,
        visit,
        state,
        reason,
        holdKey,
        wantedMinor,
        heldMinor,
        decided,
        dueMinor,
        capturedMinor,
        refundedMinor,
        tillMinor,
        heldAgain);
  }
}
