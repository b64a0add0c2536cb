/** Room host of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.host;

import org.jspecify.annotations.NullMarked;
