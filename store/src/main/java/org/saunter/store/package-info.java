/** Room store of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.store;

import org.jspecify.annotations.NullMarked;
