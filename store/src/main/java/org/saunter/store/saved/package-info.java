/** How the values of a store's state are written into a snapshot and read back. */
@NullMarked
package org.saunter.store.saved;

import org.jspecify.annotations.NullMarked;
