/** Who may come in, and on what terms. */
@NullMarked
package org.saunter.trade.entry;

import org.jspecify.annotations.NullMarked;
