package org.saunter.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.saunter.model.BadInputException;
import org.saunter.recording.UnreadableLine.Reason;

/**
 * Reads a file of one JSON object per line. A line that cannot be used is told and the next one is
 * read; where the file itself breaks off, what came before is used and the break is told.
 */
final class Lines {
  /** Longer lines are not taken: they would be a sign of a broken writer. */
  static final int LINE_BYTES_MAX = 16 << 20;

  /** Makes something of a line. */
  interface Use {
    void line(byte[] bytes, int from, int length);
  }

  private final String file;
  private final Use use;
  private final Consumer<UnreadableLine> bad;
  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int scanned;
  private int end;
  private long line = 1;
  private boolean skipping;

  private Lines(String file, Use use, Consumer<UnreadableLine> bad) {
    this.file = file;
    this.use = use;
    this.bad = bad;
  }

  static void read(Path path, Use use, Consumer<UnreadableLine> bad) {
    Lines lines = new Lines(path.getFileName().toString(), use, bad);
    lines.read(() -> GzipOrPlain.open(path));
  }

  /** Reads a stream to its end and closes it; lines are used as soon as they are there. */
  static void read(String name, InputStream stream, Use use, Consumer<UnreadableLine> bad) {
    new Lines(name, use, bad).read(() -> stream);
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  private void read(Opening opening) {
    try (InputStream in = opening.open()) {
      while (fill(in) >= 0) {
        useWholeLines();
      }
      rest();
    } catch (IOException e) {
      rest();
      tell(
          Reason.BROKEN_OFF,
          "The file breaks off: " + (e.getMessage() == null ? e : e.getMessage()) + ".",
          "Maybe it was cut off while it was copied; everything before was read.");
    }
  }

  /** Reads more behind what is there; -1 at the end. */
  private int fill(InputStream in) throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, end - from);
      end -= from;
      scanned -= from;
      from = 0;
    }
    if (end == buffer.length) {
      if (buffer.length >= LINE_BYTES_MAX) {
        skipping = true; // the rest of this line goes the same way
        end = 0;
        scanned = 0;
      } else {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
    }
    int got = in.read(buffer, end, buffer.length - end);
    end += Math.max(got, 0);
    return got;
  }

  private void useWholeLines() {
    for (int i = scanned; i < end; i++) {
      if (buffer[i] == '\n') {
        useLine(i - from);
        from = i + 1;
        line++;
      }
    }
    scanned = end;
  }

  private void rest() {
    if (end > from || skipping) {
      useLine(end - from);
      from = end;
      line++;
    }
  }

  private void useLine(int length) {
    if (skipping) {
      skipping = false;
      tell(
          Reason.TOO_LONG,
          "The line is longer than (" + LINE_BYTES_MAX + ") bytes.",
          "Maybe its writer forgot to end the line.");
    } else if (!isBlank(length)) {
      try {
        use.line(buffer, from, length);
      } catch (BadInputException e) {
        tell(UnreadableException.reasonOf(e), e.rule(), e.maybe());
      }
    }
  }

  private boolean isBlank(int length) {
    for (int i = from; i < from + length; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private void tell(Reason reason, String rule, String maybe) {
    bad.accept(new UnreadableLine(file, line, reason, rule, maybe));
  }
}
