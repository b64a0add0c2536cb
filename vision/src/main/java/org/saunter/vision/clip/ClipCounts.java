package org.saunter.vision.clip;

import java.util.Map;

/**
 * What has come of a clip store since it was opened.
 *
 * @param frames stored
 * @param framesNotNewer left out, since they are not 2 ms newer than the camera's last one
 * @param framesAfterClose left out, since the store was closed
 * @param segmentsWritten sealed and on the disk
 * @param removedByAge segments that were older than wanted
 * @param removedForRoom segments that went for newer ones: bytes or free room on the disk
 * @param leftovers unfinished files of a crash, removed when the store was opened
 * @param troubles segments that could not be read or written, by reason
 */
public record ClipCounts(
    long frames,
    long framesNotNewer,
    long framesAfterClose,
    long segmentsWritten,
    long removedByAge,
    long removedForRoom,
    long leftovers,
    Map<ClipTrouble, Long> troubles) {
  public ClipCounts {
    troubles = Map.copyOf(troubles);
  }
}
