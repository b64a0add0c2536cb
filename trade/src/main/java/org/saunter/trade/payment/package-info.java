/**
 * Card money: the processor, the sandbox processor, and the payment of a visit as a state machine.
 */
@NullMarked
package org.saunter.trade.payment;

import org.jspecify.annotations.NullMarked;
