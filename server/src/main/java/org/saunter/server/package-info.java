/** Room server of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.server;

import org.jspecify.annotations.NullMarked;
