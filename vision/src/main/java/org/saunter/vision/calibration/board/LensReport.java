package org.saunter.vision.calibration.board;

import java.util.List;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Remark;

/**
 * A lens as it came out of pictures of a board.
 *
 * @param optics focal length, centre and distortion
 * @param spreads standard deviation of each number of the lens, in their order
 * @param rmsPx root mean square distance between a found corner and where the lens has it
 * @param maxPx the largest such distance
 * @param coverShare share of the picture's 48 fields in which corners were found
 * @param pictures every picture with a board
 * @param remarks what a person should know
 */
public record LensReport(
    Optics optics,
    double[] spreads,
    double rmsPx,
    double maxPx,
    double coverShare,
    List<Picture> pictures,
    List<Remark> remarks) {
  public LensReport {
    pictures = List.copyOf(pictures);
    remarks = List.copyOf(remarks);
  }

  /**
   * One picture.
   *
   * @param tiltDegrees between the board and the image plane
   * @param isLeftOut true if it did not fit and the lens was found without it
   */
  public record Picture(
      String name,
      int corners,
      double rmsPx,
      double maxPx,
      double tiltDegrees,
      boolean isLeftOut) {}
}
