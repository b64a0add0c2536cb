/** Tests of the binary form. */
@NullMarked
package org.saunter.host.wire;

import org.jspecify.annotations.NullMarked;
