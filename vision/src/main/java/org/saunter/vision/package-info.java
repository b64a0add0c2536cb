/** From camera pixels to people, hands and products on the floor of the store. */
@NullMarked
package org.saunter.vision;

import org.jspecify.annotations.NullMarked;
