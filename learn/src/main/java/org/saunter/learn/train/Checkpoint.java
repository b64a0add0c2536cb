package org.saunter.learn.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.saunter.learn.net.Weights;
import org.saunter.model.BadInputException;

/**
 * Everything a training needs to go on as if it had never stopped. As a file: a mark, the step, the
 * name of the net, four lists of tensors, and a checksum at the end.
 *
 * @param step the next step to take
 * @param net which net it is, in words
 * @param mean running mean of the weights
 * @param first of {@link AdamW}, likewise second
 */
public record Checkpoint(
    long step, String net, Weights weights, Weights mean, Weights first, Weights second) {
  private static final long MARK = 0x5341554E54524E31L;
  private static final int TENSORS_MAX = 100_000;

  /** Writes beside and moves into place, so that no half a checkpoint is ever seen. */
  public void write(Path file) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(MARK);
      out.writeLong(step);
      out.writeUTF(net);
      write(out, weights);
      write(out, mean);
      write(out, first);
      write(out, second);
      CRC32C sum = new CRC32C();
      byte[] body = bytes.toByteArray();
      sum.update(body);
      out.writeLong(sum.getValue());
      Path beside = file.resolveSibling(file.getFileName() + ".part");
      Files.write(beside, bytes.toByteArray());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint (" + file + ") was not written.", e);
    }
  }

  private static void write(DataOutputStream out, Weights weights) throws IOException {
    out.writeInt(weights.names().size());
    for (String name : weights.names()) {
      Weights.Block block = weights.get(name);
      out.writeUTF(name);
      out.writeInt(block.shape().length);
      for (int side : block.shape()) {
        out.writeInt(side);
      }
      ByteBuffer values = ByteBuffer.allocate(4 * block.values().length);
      values.asFloatBuffer().put(block.values());
      out.write(values.array());
    }
  }

  /** Reads a checkpoint back; a damaged file is refused. */
  public static Checkpoint read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInputException(
          "The checkpoint (" + file + ") cannot be read.", "Maybe the path is wrong.");
    }
    int body = bytes.length - Long.BYTES;
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, Math.max(0, body));
    if (body < 2 * Long.BYTES
        || ByteBuffer.wrap(bytes).getLong(0) != MARK
        || ByteBuffer.wrap(bytes).getLong(body) != sum.getValue()) {
      throw new BadInputException(
          "The file (" + file + ") of " + bytes.length + " bytes is no whole checkpoint.",
          "Maybe the disk was full; start without it.");
    }
    try {
      DataInputStream in =
          new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, body)));
      in.readLong();
      return new Checkpoint(
          in.readLong(), in.readUTF(), weights(in), weights(in), weights(in), weights(in));
    } catch (IOException e) {
      throw new BadInputException(
          "The checkpoint (" + file + ") ends too early.", "Maybe start without it.");
    }
  }

  private static Weights weights(DataInputStream in) throws IOException {
    Weights weights = new Weights();
    int count = in.readInt();
    if (count < 0 || count > TENSORS_MAX) {
      throw new IOException("tensors: " + count);
    }
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      int[] shape = new int[in.readInt()];
      int size = 1;
      for (int k = 0; k < shape.length; k++) {
        shape[k] = in.readInt();
        size = Math.multiplyExact(size, shape[k]);
      }
      float[] values = new float[size];
      ByteBuffer.wrap(in.readNBytes(4 * size)).asFloatBuffer().get(values);
      weights.put(name, new Weights.Block(shape, values));
    }
    return weights;
  }
}
