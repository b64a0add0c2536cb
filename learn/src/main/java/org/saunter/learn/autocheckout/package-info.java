/**
 * The AutoCheckout contest of 2020: its score, its labels, and its labels played with simulated
 * sensors. What is played this way is replayed evidence, never comparable with what real sensors
 * gave.
 */
@NullMarked
package org.saunter.learn.autocheckout;

import org.jspecify.annotations.NullMarked;
