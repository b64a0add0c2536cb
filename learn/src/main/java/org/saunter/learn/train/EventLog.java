package org.saunter.learn.train;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.saunter.learn.net.Wire;

/**
 * Curves and pictures that TensorBoard reads: a file of TFRecords, each an Event message
 * (tensorflow/core/util/event.proto). Every record is written whole and at once. Not thread-safe.
 */
public final class EventLog implements AutoCloseable {
  private final OutputStream out;

  /**
   * Begins a file of its own in the folder; TensorBoard joins the files of a folder.
   *
   * @param wallSeconds since 1970; two logs of a folder may not begin in the same second
   */
  public EventLog(Path folder, double wallSeconds) {
    try {
      Files.createDirectories(folder);
      out =
          Files.newOutputStream(
              folder.resolve(
                  String.format("events.out.tfevents.%010d.saunter", (long) wallSeconds)));
    } catch (IOException e) {
      throw new UncheckedIOException("No log can be written in (" + folder + ").", e);
    }
    record(new Wire().real(1, wallSeconds).text(3, "brain.Event:2"));
  }

  /** One point of the curve {@code tag}. */
  public void scalar(long step, double wallSeconds, String tag, double value) {
    summary(step, wallSeconds, new Wire().text(1, tag).real(2, (float) value));
  }

  /**
   * A picture.
   *
   * @param encoded as PNG or JPEG
   */
  public void picture(
      long step, double wallSeconds, String tag, int widthPx, int heightPx, byte[] encoded) {
    Wire image = new Wire().number(1, heightPx).number(2, widthPx).number(3, 3).bytes(4, encoded);
    summary(step, wallSeconds, new Wire().text(1, tag).message(4, image));
  }

  /** The curves of a step. */
  public void progress(Progress progress, double wallSeconds) {
    long step = progress.step();
    scalar(step, wallSeconds, "loss/all", progress.loss());
    progress.parts().forEach((part, value) -> scalar(step, wallSeconds, "loss/" + part, value));
    scalar(step, wallSeconds, "training/gradient", progress.gradient());
    scalar(step, wallSeconds, "training/learning-rate", progress.learningRate());
    scalar(step, wallSeconds, "training/pictures-a-second", progress.imagesPerSecond());
  }

  private void summary(long step, double wallSeconds, Wire value) {
    record(
        new Wire().real(1, wallSeconds).number(2, step).message(5, new Wire().message(1, value)));
  }

  private void record(Wire event) {
    byte[] data = event.toBytes();
    ByteBuffer buffer = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(data.length);
    buffer.putInt(masked(buffer.array(), 8));
    buffer.put(data).putInt(masked(data, data.length));
    try {
      out.write(buffer.array());
    } catch (IOException e) {
      throw new UncheckedIOException("The log cannot be written.", e);
    }
  }

  /** CRC-32C, turned and moved, as TFRecord wants it (tensorflow/core/lib/hash/crc32c.h). */
  static int masked(byte[] data, int length) {
    CRC32C sum = new CRC32C();
    sum.update(data, 0, length);
    int crc = (int) sum.getValue();
    return ((crc >>> 15) | (crc << 17)) + 0xA282EAD8;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
