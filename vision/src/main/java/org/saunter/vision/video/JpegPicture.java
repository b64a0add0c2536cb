package org.saunter.vision.video;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;

/** Frames to JPEG and back, for the live wall and for folders of pictures. All in memory. */
public final class JpegPicture {
  private static final int SIDE_MAX_PX = 8192;

  private JpegPicture() {}

  /**
   * A frame as a baseline JPEG.
   *
   * @param quality 0 to 1; 0.8 is good for the wall
   */
  public static byte[] encode(Frame frame, double quality) {
    if (!(quality >= 0 && quality <= 1)) {
      throw new BadInputException(
          "The JPEG quality (" + quality + ") is not between 0 and 1.", "Maybe use 0.8.");
    }
    BufferedImage image =
        new BufferedImage(frame.widthPx(), frame.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
    swap(frame.rgb(), ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality((float) quality);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
      try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(image, null, null), settings);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed.", e);
    } finally {
      writer.dispose();
    }
  }

  /**
   * A JPEG or PNG as a frame of its own size.
   *
   * @throws BadInputException if it is no picture, is damaged, or is larger than 8192 pixels a side
   */
  public static Frame decode(String cameraId, long atNanos, long number, byte[] file) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw bad(file.length, "of no known format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int widthPx = reader.getWidth(0);
        int heightPx = reader.getHeight(0);
        if (widthPx > SIDE_MAX_PX || heightPx > SIDE_MAX_PX) {
          throw bad(file.length, "larger than " + SIDE_MAX_PX + " pixels a side");
        }
        BufferedImage bgr = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = bgr.createGraphics();
        pen.drawImage(reader.read(0), 0, 0, null);
        pen.dispose();
        byte[] rgb = new byte[3 * widthPx * heightPx];
        swap(((DataBufferByte) bgr.getRaster().getDataBuffer()).getData(), rgb);
        return new Frame(cameraId, atNanos, number, widthPx, heightPx, rgb);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw bad(file.length, "damaged");
    }
  }

  private static BadInputException bad(int bytes, String how) {
    return new BadInputException(
        "The picture (" + bytes + " bytes) is " + how + ".", "Maybe it was cut off.");
  }

  /** RGB to BGR, or back. */
  private static void swap(byte[] from, byte[] to) {
    for (int i = 0; i < to.length; i += 3) {
      to[i] = from[i + 2];
      to[i + 1] = from[i + 1];
      to[i + 2] = from[i];
    }
  }
}
