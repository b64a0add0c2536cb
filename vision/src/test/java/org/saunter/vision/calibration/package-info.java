@NullMarked
package org.saunter.vision.calibration;

import org.jspecify.annotations.NullMarked;
