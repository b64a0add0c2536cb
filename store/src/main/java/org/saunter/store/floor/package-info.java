/** Who is where: the recent path of every track on the floor. */
@NullMarked
package org.saunter.store.floor;

import org.jspecify.annotations.NullMarked;
