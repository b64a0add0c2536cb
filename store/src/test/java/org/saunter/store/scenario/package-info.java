/**
 * Scenarios as one screen of text: a shop, a script, what must come out (house style, section 5).
 */
@NullMarked
package org.saunter.store.scenario;

import org.jspecify.annotations.NullMarked;
