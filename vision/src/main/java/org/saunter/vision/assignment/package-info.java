/** Who belongs to whom: the cheapest one-to-one assignment, and the next best ones. */
@NullMarked
package org.saunter.vision.assignment;

import org.jspecify.annotations.NullMarked;
