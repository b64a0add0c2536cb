package org.saunter.vision.calibration.board;

import java.util.SplittableRandom;
import org.saunter.vision.calibration.Optics;
import org.saunter.vision.calibration.Pose;
import org.saunter.vision.calibration.RayCaster;
import org.saunter.vision.calibration.RayCaster.Sheet;

/** Pictures of a printed sheet, drawn. */
final class BoardPictures {
  private static final int PER_MM = 8;

  private final RayCaster caster;
  private final byte[] ink;
  private final Paper paper;
  private final double[] originMm;

  BoardPictures(Optics optics, Board board, Paper paper, int side) {
    BoardSheet sheet = BoardSheet.of(board, paper);
    this.paper = paper;
    originMm = sheet.originMm();
    ink = new byte[paper.widthMm() * PER_MM * paper.heightMm() * PER_MM];
    for (double[] r : sheet.black()) {
      for (int y = cell(r[1]); y < cell(r[1] + r[3]); y++) {
        for (int x = cell(r[0]); x < cell(r[0] + r[2]); x++) {
          ink[y * paper.widthMm() * PER_MM + x] = 1;
        }
      }
    }
    caster = new RayCaster(optics, side);
  }

  private static int cell(double mm) {
    return (int) Math.round(mm * PER_MM);
  }

  private double brightness(double xMm, double yMm) {
    int row = (int) (yMm * PER_MM);
    int column = (int) (xMm * PER_MM);
    return ink[row * paper.widthMm() * PER_MM + column] != 0 ? 28 : 225;
  }

  /** The sheet with the origin of its board at a place, seen from a pose. */
  byte[] draw(Pose pose, double[] originMm, double[] along, double[] across, long seed) {
    double[] corner = new double[3];
    for (int i = 0; i < 3; i++) {
      corner[i] = originMm[i] - along[i] * this.originMm[0] - across[i] * this.originMm[1];
    }
    caster.clear();
    caster.add(
        new Sheet(corner, along, across, paper.widthMm(), paper.heightMm(), this::brightness));
    byte[] gray = caster.draw(pose, 120);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) Math.clamp((gray[i] & 255) + Math.round(2 * random.nextGaussian()), 0, 255);
    }
    return gray;
  }

  /** The sheet held before a camera that stands at the origin of the board's frame. */
  byte[] held(Pose pose, long seed) {
    return draw(pose, new double[3], new double[] {1, 0, 0}, new double[] {0, 1, 0}, seed);
  }
}
