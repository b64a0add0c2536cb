@NullMarked
package org.saunter.vision.calibration.watch;

import org.jspecify.annotations.NullMarked;
