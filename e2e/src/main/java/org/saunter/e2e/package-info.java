/** Room e2e of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.e2e;

import org.jspecify.annotations.NullMarked;
