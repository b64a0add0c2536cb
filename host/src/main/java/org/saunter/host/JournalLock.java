package org.saunter.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;

/** Makes sure that one process writes to a data folder. Gone with the process, however it ends. */
final class JournalLock implements AutoCloseable {
  private final FileChannel channel;

  private JournalLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the folder if need be and locks it. */
  static JournalLock take(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInputException(
          "The data folder (" + folder + ") is a file.", "Maybe another path was meant.");
    }
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) != null) {
        return new JournalLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    throw new BadInputException(
        "The data folder (" + folder + ") is in use by another Saunter.",
        "Maybe stop that one first, or choose another folder.");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static BadInputException unwritable(Path folder, IOException e) {
    BadInputException bad =
        new BadInputException(
            "The data folder (" + folder + ") cannot be written.",
            "Maybe it belongs to somebody else, or its disk is full: check permissions and space.");
    bad.initCause(e);
    return bad;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
