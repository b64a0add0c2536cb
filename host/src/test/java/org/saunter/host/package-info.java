/** Tests of the host. */
@NullMarked
package org.saunter.host;

import org.jspecify.annotations.NullMarked;
