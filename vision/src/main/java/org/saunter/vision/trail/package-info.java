/** Trails of people through the image of one camera, where there is no floor to fuse on. */
@NullMarked
package org.saunter.vision.trail;

import org.jspecify.annotations.NullMarked;
