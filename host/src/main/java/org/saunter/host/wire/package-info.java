/** The compact binary form of observations and facts, as the journal keeps them. */
@NullMarked
package org.saunter.host.wire;

import org.jspecify.annotations.NullMarked;
