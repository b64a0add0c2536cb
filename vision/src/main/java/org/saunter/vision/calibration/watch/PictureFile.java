package org.saunter.vision.calibration.watch;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;

/** A picture from a file as a frame of a camera. */
public final class PictureFile {
  private PictureFile() {}

  /**
   * Reads a PNG or JPEG.
   *
   * @throws BadInputException if it is not there or no picture
   */
  public static Frame read(String cameraId, Path file) {
    BufferedImage image = image(file);
    if (image == null) {
      throw new BadInputException(
          "The picture (" + file + ") cannot be read.",
          Files.isReadable(file) ? "Maybe it is no PNG or JPEG." : "Maybe the path is mistyped.");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[3 * width * height];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int pixel : row) {
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    return new Frame(cameraId, 0, 1, width, height, rgb);
  }

  private static @Nullable BufferedImage image(Path file) {
    try {
      return Files.isReadable(file) ? ImageIO.read(file.toFile()) : null;
    } catch (IOException e) {
      return null; // told by the caller, like a file that is no picture
    }
  }
}
