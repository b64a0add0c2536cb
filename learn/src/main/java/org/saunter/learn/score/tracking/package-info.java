/** How well tracks fit the truth: HOTA, IDF1 and the CLEAR figures. */
@NullMarked
package org.saunter.learn.score.tracking;

import org.jspecify.annotations.NullMarked;
