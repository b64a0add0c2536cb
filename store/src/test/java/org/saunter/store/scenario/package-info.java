/** Scenarios as one screen of text: a shop, a script, what must come out. */
@NullMarked
package org.saunter.store.scenario;

import org.jspecify.annotations.NullMarked;
