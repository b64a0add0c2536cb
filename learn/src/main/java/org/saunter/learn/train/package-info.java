/** How a net learns: targets from labels, the training loop on libtorch, checkpoints and curves. */
@NullMarked
package org.saunter.learn.train;

import org.jspecify.annotations.NullMarked;
