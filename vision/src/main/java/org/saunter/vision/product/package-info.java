/** Which product is in a picture: vectors of pictures compared with those of known products. */
@NullMarked
package org.saunter.vision.product;

import org.jspecify.annotations.NullMarked;
