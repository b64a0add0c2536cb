/** Room trade of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.trade;

import org.jspecify.annotations.NullMarked;
