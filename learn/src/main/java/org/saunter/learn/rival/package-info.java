/**
 * Earlier rules for who took what, rebuilt from their papers to run on the same observations. They
 * share no code with the engine.
 */
@NullMarked
package org.saunter.learn.rival;

import org.jspecify.annotations.NullMarked;
