/** What left a shelf and what came back: change points on raw plate samples. */
@NullMarked
package org.saunter.store.shelf;

import org.jspecify.annotations.NullMarked;
