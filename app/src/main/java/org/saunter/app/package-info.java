/** Room app of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.app;

import org.jspecify.annotations.NullMarked;
