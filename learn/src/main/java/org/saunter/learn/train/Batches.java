package org.saunter.learn.train;

/**
 * Where batches come from. Called by several threads at once, in any order; the same number gives
 * the same batch, so that a resumed training sees what an unbroken one would have seen.
 */
@FunctionalInterface
public interface Batches {
  /** The batch of that number, from 0. */
  Batch batch(long number);
}
