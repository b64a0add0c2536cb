package org.saunter.learn.pictures;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.saunter.learn.net.Size;
import org.saunter.learn.train.HeadLabel;
import org.saunter.learn.train.LabelledFrame;
import org.saunter.learn.train.LabelledFrames;

/**
 * Drawn pictures on the disk, so that each is drawn once and learned from often: raw bytes one
 * after the other in {@code pictures.rgb}, labels in blocks beside. A store that was left
 * unfinished goes on with the block where it stopped. Reading is thread-safe.
 */
public final class PictureStore implements LabelledFrames, AutoCloseable {
  /** Pictures drawn by one thread at a time, and kept or drawn again as one. */
  static final int BLOCK = 256;

  private final Size size;
  private final long count;
  private final FileChannel pictures;
  private final List<List<HeadLabel>> labels = new ArrayList<>();

  private PictureStore(Path folder, Size size, long count) throws IOException {
    this.size = size;
    this.count = count;
    pictures =
        FileChannel.open(
            folder.resolve("pictures.rgb"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  /**
   * Draws what is missing, then opens the store.
   *
   * @param folder of this source, size and number only: it is not checked
   * @param count how many; rounded up to whole blocks of {@value #BLOCK}
   * @param progress told how many there are, now and then, on any thread
   */
  public static PictureStore drawn(
      Path folder,
      LabelledFrames source,
      Size size,
      long count,
      int threads,
      LongConsumer progress) {
    try {
      Files.createDirectories(folder);
      long blocks = (count + BLOCK - 1) / BLOCK;
      PictureStore store = new PictureStore(folder, size, blocks * BLOCK);
      store.draw(folder, source, blocks, threads, progress);
      for (long block = 0; block < blocks; block++) {
        store.labels.addAll(read(labelFile(folder, block)));
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException("The pictures in (" + folder + ") cannot be kept.", e);
    }
  }

  private static Path labelFile(Path folder, long block) {
    return folder.resolve("labels-" + block + ".bin");
  }

  private void draw(
      Path folder, LabelledFrames source, long blocks, int threads, LongConsumer progress)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> under = new ArrayList<>();
      for (long b = 0; b < blocks; b++) {
        long block = b;
        if (!Files.exists(labelFile(folder, block))) {
          under.add(pool.submit(() -> drawBlock(folder, source, block)));
        }
      }
      long ready = blocks - under.size();
      for (Future<?> one : under) {
        one.get();
        progress.accept(++ready * BLOCK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while pictures were drawn.", e);
    } catch (ExecutionException e) {
      throw new IOException("A picture could not be drawn: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Void drawBlock(Path folder, LabelledFrames source, long block) throws IOException {
    List<List<HeadLabel>> people = new ArrayList<>(BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      LabelledFrame frame = source.frame(block * BLOCK + i);
      ByteBuffer bytes = ByteBuffer.wrap(frame.rgb());
      long at = (block * BLOCK + i) * size.bytes();
      while (bytes.hasRemaining()) {
        at += pictures.write(bytes, at);
      }
      people.add(frame.people());
    }
    Path part = folder.resolve("labels-" + block + ".part");
    write(part, people);
    Files.move(part, labelFile(folder, block));
    return null;
  }

  private static void write(Path file, List<List<HeadLabel>> frames) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(frames.size());
      for (List<HeadLabel> people : frames) {
        out.writeInt(people.size());
        for (HeadLabel p : people) {
          for (double value :
              new double[] {
                p.headXPx(),
                p.headYPx(),
                p.footXPx(),
                p.footYPx(),
                p.leftPx(),
                p.topPx(),
                p.rightPx(),
                p.bottomPx(),
                p.visibleShare(),
                p.headVisibleShare()
              }) {
            out.writeFloat((float) value);
          }
          out.writeInt(p.hands().size());
          for (HeadLabel.HandLabel h : p.hands()) {
            out.writeFloat((float) h.xPx());
            out.writeFloat((float) h.yPx());
            out.writeFloat((float) h.zMm());
            out.writeFloat((float) h.visibleShare());
            out.writeBoolean(h.holding());
          }
        }
      }
    }
  }

  private static List<List<HeadLabel>> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
      int count = in.readInt();
      List<List<HeadLabel>> frames = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int people = in.readInt();
        List<HeadLabel> labels = new ArrayList<>(people);
        for (int p = 0; p < people; p++) {
          labels.add(person(in));
        }
        frames.add(List.copyOf(labels));
      }
      return frames;
    }
  }

  private static HeadLabel person(DataInputStream in) throws IOException {
    float[] v = new float[10];
    for (int i = 0; i < v.length; i++) {
      v[i] = in.readFloat();
    }
    int count = in.readInt();
    List<HeadLabel.HandLabel> hands = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      hands.add(
          new HeadLabel.HandLabel(
              in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat(), in.readBoolean()));
    }
    return new HeadLabel(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], hands);
  }

  /** How many pictures there are. */
  public long count() {
    return count;
  }

  @Override
  public LabelledFrame frame(long number) {
    ByteBuffer bytes = ByteBuffer.allocate(size.bytes());
    try {
      long from = number * size.bytes();
      while (bytes.hasRemaining()) {
        if (pictures.read(bytes, from + bytes.position()) < 0) {
          throw new IOException("The file of pictures is too short.");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Picture (" + number + ") cannot be read.", e);
    }
    return new LabelledFrame(bytes.array(), labels.get((int) number));
  }

  @Override
  public void close() {
    try {
      pictures.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
