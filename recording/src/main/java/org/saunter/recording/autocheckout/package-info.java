/**
 * Imports cases of the AutoCheckout competition (AiFi NanoStore, CPS-IoT Week 2020): load-cell
 * plates at 60 Hz, head tracks, planogram, store geometry and hand labels.
 */
@NullMarked
package org.saunter.recording.autocheckout;

import org.jspecify.annotations.NullMarked;
