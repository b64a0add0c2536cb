/** Evaluation: runs of the engine and its rivals, held against truth. */
@NullMarked
package org.saunter.learn;

import org.jspecify.annotations.NullMarked;
