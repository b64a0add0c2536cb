/** What every camera truly sees of people and shelves, and where cameras should hang. */
@NullMarked
package org.saunter.vision.calibration.coverage;

import org.jspecify.annotations.NullMarked;
