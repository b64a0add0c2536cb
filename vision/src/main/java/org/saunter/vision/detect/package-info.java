/** Nets at work: people, their hands, what they wear and what they hold, by ONNX Runtime. */
@NullMarked
package org.saunter.vision.detect;

import org.jspecify.annotations.NullMarked;
