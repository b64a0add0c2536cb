/** Receipts held against truth: what was right, what it would cost to have the rest looked at. */
@NullMarked
package org.saunter.learn.score;

import org.jspecify.annotations.NullMarked;
