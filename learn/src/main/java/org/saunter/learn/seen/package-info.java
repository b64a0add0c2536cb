/** Synthetic shops that are seen: pixels drawn, people found in them, and how good that was. */
@NullMarked
package org.saunter.learn.seen;

import org.jspecify.annotations.NullMarked;
