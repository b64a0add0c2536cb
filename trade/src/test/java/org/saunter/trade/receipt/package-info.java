@NullMarked
package org.saunter.trade.receipt;

import org.jspecify.annotations.NullMarked;
