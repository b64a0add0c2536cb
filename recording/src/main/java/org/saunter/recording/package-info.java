/** Room recording of Saunter; see ARCHITECTURE.md. */
@NullMarked
package org.saunter.recording;

import org.jspecify.annotations.NullMarked;
