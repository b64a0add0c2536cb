package org.saunter.trade;

import org.saunter.model.Credential;
import org.saunter.trade.ledger.Ledger;
import org.saunter.trade.payment.Payment;

/**
 * A payment with all that does not change about it.
 *
 * @param entry the fact that made it
 * @param cause the fact that last changed what is wanted; names the keys of the next steps
 */
record PaymentRow(
    Payment payment,
    String storeId,
    String retailerId,
    Credential credential,
    String gateId,
    int partySize,
    String currency,
    long openedNanos,
    FactRef entry,
    FactRef cause) {

  PaymentRow with(Payment changed) {
    return new PaymentRow(
        changed,
        storeId,
        retailerId,
        credential,
        gateId,
        partySize,
        currency,
        openedNanos,
        entry,
        cause);
  }

  PaymentRow because(FactRef newCause) {
    return new PaymentRow(
        payment,
        storeId,
        retailerId,
        credential,
        gateId,
        partySize,
        currency,
        openedNanos,
        entry,
        newCause);
  }

  Ledger.Cause ledgerCause(String name, long atNanos) {
    return new Ledger.Cause(name, storeId, payment.paymentId(), currency, atNanos);
  }
}
