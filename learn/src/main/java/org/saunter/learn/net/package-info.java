/**
 * What the nets look like, told once, and who reads it: a survey, the trainer, the ONNX writer and
 * its int8 twin.
 */
@NullMarked
package org.saunter.learn.net;

import org.jspecify.annotations.NullMarked;
