@NullMarked
package org.saunter.vision.video;

import org.jspecify.annotations.NullMarked;
