package org.saunter.learn.pictures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.learn.train.Batch;
import org.saunter.learn.train.Batches;
import org.saunter.sim.Chance;

/**
 * Small pictures of one size, each of a thing that has a number: bodies of people, products in
 * hands. Immutable once filled; not thread-safe before.
 */
public final class Cuttings {
  private final int bytes;
  private final Map<Long, List<byte[]>> things = new TreeMap<>();

  /**
   * @param bytes of each picture
   */
  public Cuttings(int bytes) {
    this.bytes = bytes;
  }

  /** Adds a picture of a thing. */
  public void add(long thing, byte[] rgb) {
    if (rgb.length != bytes) {
      throw new IllegalArgumentException("A cutting of " + rgb.length + " bytes, not " + bytes);
    }
    things.computeIfAbsent(thing, t -> new ArrayList<>()).add(rgb);
  }

  /** Adds everything of another. */
  public void addAll(Cuttings other) {
    other.things.forEach((thing, all) -> all.forEach(rgb -> add(thing, rgb)));
  }

  /** Things of which there are at least so many pictures, in order. */
  public List<List<byte[]>> withAtLeast(int pictures) {
    return things.values().stream().filter(all -> all.size() >= pictures).toList();
  }

  public int count() {
    return things.values().stream().mapToInt(List::size).sum();
  }

  /** Writes all into one file, whole or not at all. */
  public void write(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeInt(count());
      for (Map.Entry<Long, List<byte[]>> entry : things.entrySet()) {
        for (byte[] rgb : entry.getValue()) {
          out.writeLong(entry.getKey());
          out.write(rgb);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The cuttings (" + file + ") were not written.", e);
    }
    try {
      Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Cuttings read(Path file, int bytes) {
    Cuttings cuttings = new Cuttings(bytes);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        long thing = in.readLong();
        cuttings.add(thing, in.readNBytes(bytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The cuttings (" + file + ") cannot be read.", e);
    }
    return cuttings;
  }

  /**
   * Batches of several pictures of each of several things: what learning by contrast wants, and
   * learning by classes does not mind.
   *
   * @param things how many in a batch
   * @param pictures of each; drawn with repeats if there are fewer
   */
  public static Batches batches(List<List<byte[]>> all, int things, int pictures, long seed) {
    int bytes = all.get(0).get(0).length;
    return number -> {
      Chance chance = new Chance(seed).fork("cuttings " + number);
      byte[] rgb = new byte[things * pictures * bytes];
      float[] targets = new float[things * pictures];
      for (int t = 0; t < things; t++) {
        int thing = chance.below(all.size());
        for (int p = 0; p < pictures; p++) {
          int at = t * pictures + p;
          byte[] one = chance.pick(all.get(thing));
          vary(one, rgb, at * bytes, chance);
          targets[at] = thing;
        }
      }
      return new Batch(things * pictures, rgb, targets);
    };
  }

  /** A little lighter or darker, of another cast: cameras differ. */
  private static void vary(byte[] from, byte[] to, int at, Chance chance) {
    double gain = chance.logUniform(0.75, 1.33);
    double[] cast = {
      gain * chance.logUniform(0.93, 1.07), gain, gain * chance.logUniform(0.93, 1.07)
    };
    for (int i = 0; i < from.length; i++) {
      to[at + i] =
          (byte) (int) Math.max(0, Math.min(255, Math.rint((from[i] & 0xFF) * cast[i % 3])));
    }
  }
}
