@NullMarked
package org.saunter.trade.payment;

import org.jspecify.annotations.NullMarked;
