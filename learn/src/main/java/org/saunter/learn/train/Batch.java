package org.saunter.learn.train;

/**
 * Pictures and what should be said of them.
 *
 * @param count how many pictures
 * @param rgb {@code [count, height, width, 3]}
 * @param targets as the {@link Task} that it is for lays them out
 */
public record Batch(int count, byte[] rgb, float[] targets) {}
