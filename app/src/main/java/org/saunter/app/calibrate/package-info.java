/** Certainty models as files, and what is said of them. */
@NullMarked
package org.saunter.app.calibrate;

import org.jspecify.annotations.NullMarked;
