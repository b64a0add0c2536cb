/** What a visit costs, with its tax, and the printed receipt. */
@NullMarked
package org.saunter.trade.receipt;

import org.jspecify.annotations.NullMarked;
