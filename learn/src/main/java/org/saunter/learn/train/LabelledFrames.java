package org.saunter.learn.train;

/**
 * Labelled pictures of one size by number. Called by several threads at once; the same number gives
 * the same picture.
 */
@FunctionalInterface
public interface LabelledFrames {
  /** The picture of that number, from 0. */
  LabelledFrame frame(long number);
}
