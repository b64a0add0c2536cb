/** Room learn of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.learn;

import org.jspecify.annotations.NullMarked;
