package org.saunter.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;

/** The files of a recording by name, plain or gzip; which of the two is seen from the bytes. */
record Folder(Path path) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** The file of that name with or without {@code .gz}, or null if neither is there. */
  @Nullable Path find(String name) {
    return GzipOrPlain.find(path, name);
  }

  /**
   * All of a small file.
   *
   * @throws BadInputException if it is not there or cannot be read
   */
  byte[] read(String name) {
    Path file = find(name);
    if (file == null) {
      throw new BadInputException(
          "The folder (" + path + ") has no file (" + name + ").",
          "Maybe it is not a recording, or was copied in part.");
    }
    try (InputStream in = GzipOrPlain.open(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new BadInputException(
          "The file (" + file + ") cannot be read: " + e.getMessage() + ".",
          "Maybe it was cut off while it was copied.");
    }
  }

  /** The parts {@code NAME.jsonl}, {@code NAME-0001.jsonl}, ..., each plain or gzip, in order. */
  List<Path> parts(String name) {
    Pattern pattern = Pattern.compile(Pattern.quote(name) + "(-\\d+)?\\.jsonl(\\.gz)?");
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(f -> pattern.matcher(f.getFileName().toString()).matches())
          .sorted(java.util.Comparator.comparing(f -> f.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder (" + path + ") cannot be listed.", e);
    }
  }

  /** A new file, buffered; gzip if asked, at the fastest level because sensors do not wait. */
  OutputStream create(String name, boolean gzip) throws IOException {
    OutputStream out = Files.newOutputStream(path.resolve(gzip ? name + ".gz" : name));
    return gzip ? new FastGzip(out) : new java.io.BufferedOutputStream(out, BUFFER_BYTES);
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
