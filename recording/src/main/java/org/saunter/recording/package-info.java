/**
 * The recording format: a folder that holds a store, its planogram and catalogue, what its sensors
 * said and, where somebody knows it, what really happened. Described in {@code
 * docs/reference/recording-format.md}.
 */
@NullMarked
package org.saunter.recording;

import org.jspecify.annotations.NullMarked;
