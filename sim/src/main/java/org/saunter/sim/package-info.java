/** Room sim of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.sim;

import org.jspecify.annotations.NullMarked;
