package org.saunter.learn.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.saunter.sim.picture.Instance;
import org.saunter.sim.picture.Picture;

/** Pictures as files: colour as JPEG or PNG, depth and masks as PNG of sixteen bits. */
final class Images {
  /** A mask's value is the kind times this and the number below it. */
  static final int MASK_KIND = 8_192;

  private static final int MOST = 65_535;

  private Images() {}

  static void colour(Picture picture, Path file, String format) {
    BufferedImage image =
        new BufferedImage(picture.widthPx(), picture.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length; i += 3) {
      bgr[i] = rgb[i + 2];
      bgr[i + 1] = rgb[i + 1];
      bgr[i + 2] = rgb[i];
    }
    write(image, format, file);
  }

  /** Millimetres; 65,535 is that far or further. */
  static void depth(Picture picture, Path file) {
    BufferedImage image = grey(picture);
    short[] values = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) (int) Math.min(MOST, Math.rint(picture.depthMm()[i]));
    }
    write(image, "png", file);
  }

  /** Which person or thing each pixel belongs to: kind times 8,192 plus number modulo 8,192. */
  static void mask(Picture picture, Path file) {
    BufferedImage image = grey(picture);
    short[] values = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < values.length; i++) {
      int instance = picture.instances()[i];
      values[i] =
          (short) (Instance.kind(instance) * MASK_KIND + Instance.number(instance) % MASK_KIND);
    }
    write(image, "png", file);
  }

  private static BufferedImage grey(Picture picture) {
    return new BufferedImage(picture.widthPx(), picture.heightPx(), BufferedImage.TYPE_USHORT_GRAY);
  }

  private static void write(BufferedImage image, String format, Path file) {
    try {
      if (!ImageIO.write(image, format, file.toFile())) {
        throw new IllegalStateException("No writer for " + format + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
