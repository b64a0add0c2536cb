/**
 * Enough trade to pay: entry on a held card, the payment of each visit, the ledger and the receipt.
 * Takes facts, gives answers, and does everything exactly once.
 */
@NullMarked
package org.saunter.trade;

import org.jspecify.annotations.NullMarked;
