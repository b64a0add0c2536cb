@NullMarked
package org.saunter.vision.clip;

import org.jspecify.annotations.NullMarked;
