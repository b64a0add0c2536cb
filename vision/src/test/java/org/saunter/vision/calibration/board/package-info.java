@NullMarked
package org.saunter.vision.calibration.board;

import org.jspecify.annotations.NullMarked;
