/**
 * What hands do at shelves, as cameras see it: reaches, and what is in the hand before and after.
 */
@NullMarked
package org.saunter.vision.hand;

import org.jspecify.annotations.NullMarked;
