/**
 * What may be looked at later: clips with every head blurred, encrypted, kept for a bounded time,
 * and a log of every look.
 */
@NullMarked
package org.saunter.vision.clip;

import org.jspecify.annotations.NullMarked;
