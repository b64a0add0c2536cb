package org.saunter.vision.video;

/**
 * What has come of a camera source.
 *
 * @param decoded pictures that the camera gave
 * @param notDue of these not taken, since the camera is faster than wanted
 * @param noMemory of these dropped, since every array of the pool was lent
 * @param given frames that went on
 * @param decodeErrors damaged packets and pictures
 * @param connections how often the stream was opened
 * @param driftNanos by how much the stamps were slewed towards the store's clock since the last
 *     connection; positive if the camera's clock is slow
 */
public record SourceCounts(
    long decoded,
    long notDue,
    long noMemory,
    long given,
    long decodeErrors,
    long connections,
    long driftNanos) {}
