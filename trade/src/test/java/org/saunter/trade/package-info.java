/** Tests of trade: scenarios of one line a call, and the power failing everywhere. */
@NullMarked
package org.saunter.trade;

import org.jspecify.annotations.NullMarked;
