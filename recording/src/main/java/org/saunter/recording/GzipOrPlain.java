package org.saunter.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Finds and opens a file that may be gzip; its first bytes say so, whatever it is called. */
public final class GzipOrPlain {
  private static final int BUFFER_BYTES = 1 << 16;

  private GzipOrPlain() {}

  /** The file of that name with or without {@code .gz}, or null if neither is there. */
  public static @Nullable Path find(Path folder, String name) {
    for (String candidate : List.of(name, name + ".gz")) {
      if (Files.isRegularFile(folder.resolve(candidate))) {
        return folder.resolve(candidate);
      }
    }
    return null;
  }

  /** The content, unpacked. */
  public static InputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, BUFFER_BYTES) : in;
  }
}
