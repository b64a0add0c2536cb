@NullMarked
package org.saunter.trade.ledger;

import org.jspecify.annotations.NullMarked;
