/** Stores that run in real time behind pages. */
@NullMarked
package org.saunter.app.live;

import org.jspecify.annotations.NullMarked;
