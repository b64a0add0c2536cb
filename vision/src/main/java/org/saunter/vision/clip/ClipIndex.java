package org.saunter.vision.clip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The segments on the disk: one folder a camera, one file a segment, named by its first stamp. The
 * index is rebuilt from the files' headers when a store is opened. A file is written under another
 * name, forced to the disk and then renamed: after a crash it is there whole or not at all.
 *
 * <p>Files that cannot be used are kept and counted, and go with age and bytes like the others.
 * Guarded by the store.
 */
final class ClipIndex {
  private static final String SEGMENT = ".clip";
  private static final String PART = ".part";

  /**
   * One file.
   *
   * @param about null if it cannot be used
   * @param fromNanos stamp of the first frame, as the name has it
   */
  record Entry(
      Path file,
      long fromNanos,
      long bytes,
      SegmentFile.@Nullable About about,
      @Nullable ClipTrouble trouble) {}

  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparingLong(Entry::fromNanos).thenComparing(Entry::file);

  private final Path folder;
  private final ClipSettings.Retention retention;
  private final NavigableSet<Entry> entries = new TreeSet<>(OLDEST_FIRST);
  private final Map<ClipTrouble, Long> troubles = new EnumMap<>(ClipTrouble.class);
  private long bytes;
  private long written;
  private long removedByAge;
  private long removedForRoom;
  private long leftovers;

  ClipIndex(Path folder, ClipSettings.Retention retention) {
    this.folder = folder;
    this.retention = retention;
  }

  /**
   * Reads every header.
   *
   * @param removeLeftovers the unfinished files of a crash, too
   */
  void rebuild(StoreKey key, boolean removeLeftovers) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder, 2)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(PART)) {
        leftovers++;
        if (removeLeftovers) {
          Files.deleteIfExists(file);
        }
      } else if (name.endsWith(SEGMENT)) {
        add(read(file, key));
      }
    }
  }

  private static Entry read(Path file, StoreKey key) throws IOException {
    String name = file.getFileName().toString();
    String digits = name.substring(0, name.length() - SEGMENT.length());
    long fromNanos = digits.matches("-?[0-9]{1,19}") ? Long.parseLong(digits) : Long.MIN_VALUE;
    long size = Files.size(file);
    try {
      SegmentFile.About about = SegmentFile.about(file, key);
      if (!folderName(about.cameraId()).equals(folderOf(file)) || about.fromNanos() != fromNanos) {
        return new Entry(file, fromNanos, size, null, ClipTrouble.TAMPERED);
      }
      return new Entry(file, fromNanos, size, about, null);
    } catch (SegmentFile.Unusable e) {
      return new Entry(file, fromNanos, size, null, e.trouble());
    }
  }

  private static String folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? "" : parent.getFileName().toString();
  }

  private void add(Entry entry) {
    entries.add(entry);
    bytes += entry.bytes();
    ClipTrouble trouble = entry.trouble();
    if (trouble != null) {
      troubled(trouble);
    }
  }

  void troubled(ClipTrouble trouble) {
    troubles.merge(trouble, 1L, Long::sum);
  }

  /** The usable segments of a camera that have a frame in this window, in order. */
  List<Entry> find(String cameraId, long fromNanos, long toNanos) {
    List<Entry> found = new ArrayList<>();
    for (Entry entry : entries) {
      SegmentFile.About about = entry.about();
      if (about != null
          && about.cameraId().equals(cameraId)
          && about.fromNanos() <= toNanos
          && about.toNanos() >= fromNanos) {
        found.add(entry);
      }
    }
    return found;
  }

  /** Damaged files of that camera that begin in the window or not long before. */
  List<Entry> findDamaged(String cameraId, long fromNanos, long toNanos, long segmentNanos) {
    String camera = folderName(cameraId);
    return entries.stream()
        .filter(e -> e.trouble() != null)
        .filter(e -> camera.equals(folderOf(e.file())))
        .filter(e -> e.fromNanos() <= toNanos && e.fromNanos() >= fromNanos - segmentNanos)
        .toList();
  }

  /**
   * Writes a sealed segment after making room for it.
   *
   * @return what was wrong, if anything
   */
  @Nullable ClipTrouble write(SegmentFile.About about, byte[] sealed) {
    Path camera = folder.resolve(folderName(about.cameraId()));
    Path file = camera.resolve(about.fromNanos() + SEGMENT);
    Path part = camera.resolve(about.fromNanos() + PART);
    try {
      Files.createDirectories(camera);
      if (!makeRoom(sealed.length)) {
        troubled(ClipTrouble.DISK_FULL);
        return ClipTrouble.DISK_FULL;
      }
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(sealed);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      force(camera);
      add(new Entry(file, about.fromNanos(), sealed.length, about, null));
      written++;
      return null;
    } catch (IOException e) {
      discard(part);
      ClipTrouble trouble = isFull(e) ? ClipTrouble.DISK_FULL : ClipTrouble.UNWRITABLE;
      troubled(trouble);
      return trouble;
    }
  }

  private static boolean isFull(IOException e) {
    String message = e.getMessage();
    return message != null
        && message.toLowerCase(Locale.ROOT).matches(".*(no space left|quota|not enough space).*");
  }

  /** The new name is on the disk too; not every system can say so. */
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no directories; the rename is atomic there all the same.
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is counted and removed when the store is opened next.
    }
  }

  /** Removes the oldest until so many bytes fit; false if they do not even then. */
  private boolean makeRoom(long wanted) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (wanted > retention.bytesMax() || free + bytes - wanted < retention.freeBytesMin()) {
      // Nothing is given up for what would not fit even so.
      return false;
    }
    while (bytes + wanted > retention.bytesMax()
        || Files.getFileStore(folder).getUsableSpace() - wanted < retention.freeBytesMin()) {
      if (entries.isEmpty()) {
        return false;
      }
      remove(entries.first());
      removedForRoom++;
    }
    return true;
  }

  /** Removes what is older than wanted. */
  void sweep(long nowNanos) throws IOException {
    long limit = nowNanos - retention.ageMaxNanos();
    while (!entries.isEmpty()) {
      Entry oldest = entries.first();
      SegmentFile.About about = oldest.about();
      long endNanos = about == null ? oldest.fromNanos() : about.toNanos();
      if (endNanos >= limit) {
        return;
      }
      remove(oldest);
      removedByAge++;
    }
  }

  private void remove(Entry entry) throws IOException {
    Files.deleteIfExists(entry.file());
    entries.remove(entry);
    bytes -= entry.bytes();
  }

  /** All files, the oldest first. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  long bytes() {
    return bytes;
  }

  /** Counts, with those of frames, which the index does not know. */
  ClipCounts counts(long frames, long framesNotNewer, long framesAfterClose) {
    return new ClipCounts(
        frames,
        framesNotNewer,
        framesAfterClose,
        written,
        removedByAge,
        removedForRoom,
        leftovers,
        troubles);
  }

  /**
   * A camera's name as a folder's: whatever is not a letter or a digit as the codes of its bytes.
   */
  static String folderName(String cameraId) {
    StringBuilder name = new StringBuilder();
    for (byte code : cameraId.getBytes(UTF_8)) {
      char sign = (char) (code & 255);
      boolean plain =
          (sign >= 'a' && sign <= 'z')
              || (sign >= 'A' && sign <= 'Z')
              || (sign >= '0' && sign <= '9')
              || sign == '-'
              || sign == '_';
      name.append(plain ? String.valueOf(sign) : String.format(Locale.ROOT, "%%%02x", code & 255));
    }
    return name.toString();
  }
}
