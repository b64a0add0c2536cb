@NullMarked
package org.saunter.vision.calibration.pose;

import org.jspecify.annotations.NullMarked;
