@NullMarked
package org.saunter.vision.calibration.coverage;

import org.jspecify.annotations.NullMarked;
