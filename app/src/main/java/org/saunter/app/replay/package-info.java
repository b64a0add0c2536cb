/** Receipts out of a recording. */
@NullMarked
package org.saunter.app.replay;

import org.jspecify.annotations.NullMarked;
