/** From a receipt line back to the sensor readings behind it. */
@NullMarked
package org.saunter.app.explain;

import org.jspecify.annotations.NullMarked;
