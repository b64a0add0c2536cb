package org.saunter.trade.payment;

import java.util.function.Consumer;

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
    return with(
        draft -> {
          draft.state = next;
          draft.wantedMinor = wanted;
          draft.reason = why;
        });
  }

  Payment withHeld(long minor) {
    return with(draft -> draft.heldMinor = minor);
  }

  Payment withDue(long minor) {
    return with(
        draft -> {
          draft.decided = true;
          draft.dueMinor = minor;
        });
  }

  Payment withMoved(long captured, long refunded, long till) {
    return with(
        draft -> {
          draft.capturedMinor = captured;
          draft.refundedMinor = refunded;
          draft.tillMinor = till;
        });
  }

  Payment withHeldAgain() {
    return with(draft -> draft.heldAgain = true);
  }

  /** The same with the key of the hold that is about to be asked for. */
  public Payment withHoldKey(String key) {
    return with(draft -> draft.holdKey = key);
  }

  /** The same, tied to a visit. */
  public Payment withVisit(long visit) {
    return with(draft -> draft.visitId = visit);
  }

  private Payment with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.payment();
  }

  /** A payment on its way to the next one, so that each change names only what it changes. */
  private static final class Draft {
    private final long paymentId;
    private long visitId;
    private PaymentState state;
    private String reason;
    private String holdKey;
    private long wantedMinor;
    private long heldMinor;
    private boolean decided;
    private long dueMinor;
    private long capturedMinor;
    private long refundedMinor;
    private long tillMinor;
    private boolean heldAgain;

    private Draft(Payment from) {
      paymentId = from.paymentId;
      visitId = from.visitId;
      state = from.state;
      reason = from.reason;
      holdKey = from.holdKey;
      wantedMinor = from.wantedMinor;
      heldMinor = from.heldMinor;
      decided = from.decided;
      dueMinor = from.dueMinor;
      capturedMinor = from.capturedMinor;
      refundedMinor = from.refundedMinor;
      tillMinor = from.tillMinor;
      heldAgain = from.heldAgain;
    }

    private Payment payment() {
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
          heldAgain);
    }
  }
}
