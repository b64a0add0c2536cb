package org.saunter.vision.clip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.clip.CutResult.Reason;
import org.saunter.vision.video.ClipReader;
import org.saunter.vision.video.ClipWriter;

/**
 * The last days of every camera, with heads hidden, encrypted, and a log of every look.
 *
 * <ul>
 *   <li>Heads are hidden before a frame reaches the encoder ({@link HeadBlur}); no picture without
 *       that, and none in plain, is ever written.
 *   <li>A segment of about 10 s is held in memory, then sealed (AES-256-GCM, see {@code
 *       SegmentFile}), forced to the disk and renamed. A crash loses what is in memory, at most one
 *       segment a camera.
 *   <li>The oldest segments go when they are older or more than the retention says, or when the
 *       disk is short. If there is no room even so, the new segment is dropped and counted.
 *   <li>A window of at most 60 s can be cut out. Whether it is given or not, the look is in the log
 *       first; without log no look.
 * </ul>
 *
 * <p>Safe for many threads; the frames of one camera must come from one at a time. Only one process
 * may have a store open.
 */
public final class ClipStore implements AutoCloseable {
  private static final long WINDOW_NANOS_MAX = 60_000_000_000L;
  private static final int CAMERAS_MAX = 1_024;
  private static final int CAMERA_NAME_BYTES_MAX = 200;
  private static final String LOCK = "store.lock";

  private final ClipSettings settings;
  private final StoreKey key;
  private final SecureRandom random;
  private final FileChannel lockFile;
  private final ClipIndex index;
  private final LookLog looks;
  private final Map<String, ClipLane> lanes = new ConcurrentHashMap<>();
  private final Object disk = new Object();
  private final AtomicLong framesAfterClose = new AtomicLong();
  private volatile boolean closed;

  private ClipStore(ClipSettings settings, StoreKey key, SecureRandom random, FileChannel lockFile)
      throws IOException {
    this.settings = settings;
    this.key = key;
    this.random = random;
    this.lockFile = lockFile;
    index = new ClipIndex(settings.folder(), settings.retention());
    index.rebuild(key, true);
    looks = LookLog.open(settings.folder(), key);
  }

  /**
   * Opens a store; makes its folder and its key if there are none.
   *
   * @param random where keys come from
   * @throws BadInputException if the folder or the key file cannot be used, or another process has
   *     the store open
   */
  public static ClipStore open(ClipSettings settings, SecureRandom random) {
    Path folder = settings.folder();
    FileChannel lockFile = null;
    try {
      Files.createDirectories(folder);
      lockFile =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(lockFile, folder);
      return new ClipStore(settings, StoreKey.ofFile(settings.keyFile(), random), random, lockFile);
    } catch (IOException e) {
      closeQuietly(lockFile);
      throw new BadInputException(
          "The clip store (" + folder + ") cannot be opened: " + e.getMessage() + ".",
          "Maybe its folder belongs to another user, or the disk is full.");
    } catch (BadInputException e) {
      closeQuietly(lockFile);
      throw e;
    }
  }

  private static void lock(FileChannel lockFile, Path folder) throws IOException {
    FileLock lock = null;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as for another one.
    }
    if (lock == null) {
      throw new BadInputException(
          "The clip store (" + folder + ") is open already.", "Maybe another store process runs.");
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // There is nothing to lose in it.
      }
    }
  }

  /**
   * Stores a frame with what the detector saw in it.
   *
   * @param people all sightings of this very frame, the doubtful ones too
   */
  public void add(Frame frame, List<Sighting> people) {
    ClipLane lane = lane(frame.cameraId());
    synchronized (lane) {
      if (closed) {
        framesAfterClose.incrementAndGet();
        return;
      }
      keep(lane.add(frame, people), frame.atNanos());
    }
  }

  private ClipLane lane(String cameraId) {
    ClipLane known = lanes.get(cameraId);
    if (known != null) {
      return known;
    }
    if (lanes.size() >= CAMERAS_MAX
        || cameraId.isEmpty()
        || cameraId.getBytes(UTF_8).length > CAMERA_NAME_BYTES_MAX) {
      throw new BadInputException(
          "The camera ("
              + cameraId
              + ") cannot be stored: names have 1 to 200 bytes, and there are"
              + " at most "
              + CAMERAS_MAX
              + " cameras.",
          "Maybe its name is generated anew with each start.");
    }
    return lanes.computeIfAbsent(cameraId, id -> new ClipLane(id, settings.encoding()));
  }

  private void keep(ClipLane.@Nullable Finished finished, long nowNanos) {
    if (finished == null) {
      return;
    }
    byte[] sealed = SegmentFile.seal(finished.about(), finished.content(), key, random);
    synchronized (disk) {
      try {
        index.sweep(nowNanos);
      } catch (IOException e) {
        index.troubled(ClipTrouble.UNWRITABLE);
      }
      index.write(finished.about(), sealed);
    }
  }

  /**
   * Deletes what is too old at this moment, and seals what silent cameras have left in memory.
   * {@link #add} does the former with each new segment; call this about once a minute for the case
   * that no camera gives frames.
   */
  public void sweep(long nowNanos) {
    long silentSince = nowNanos - settings.encoding().segmentNanos();
    for (ClipLane lane : lanes.values()) {
      synchronized (lane) {
        keep(lane.finishIfSilent(silentSince), nowNanos);
      }
    }
    synchronized (disk) {
      try {
        index.sweep(nowNanos);
      } catch (IOException e) {
        index.troubled(ClipTrouble.UNWRITABLE);
      }
    }
  }

  /**
   * Cuts one camera's window of time out of the store, to the frame.
   *
   * @param fromNanos the first moment, inclusive
   * @param toNanos the last moment, inclusive; at most 60 s later
   */
  public CutResult cut(Look look, String cameraId, long fromNanos, long toNanos) {
    CutResult result = gather(cameraId, fromNanos, toNanos);
    String outcome =
        switch (result) {
          case CutResult.Clip clip -> "GIVEN " + clip.frames();
          case CutResult.Refused refused -> refused.reason().name();
        };
    synchronized (disk) {
      try {
        looks.write(new LookLog.Entry(look, cameraId, fromNanos, toNanos, outcome));
        return result;
      } catch (IOException e) {
        return refused(Reason.NOT_LOGGED, "The look cannot be logged: " + e.getMessage() + ".");
      }
    }
  }

  private CutResult gather(String cameraId, long fromNanos, long toNanos) {
    if (toNanos < fromNanos) {
      return refused(Reason.BACKWARDS, "The window ends before it begins.");
    }
    if (toNanos - fromNanos > WINDOW_NANOS_MAX || toNanos - fromNanos < 0) {
      return refused(Reason.TOO_LONG, "A window has at most 60 s.");
    }
    ClipLane lane = lanes.get(cameraId);
    if (lane != null) {
      synchronized (lane) {
        keep(lane.finishIfWithin(fromNanos, toNanos), toNanos);
      }
    }
    List<ClipTrouble> troubles = new ArrayList<>();
    List<Frame> frames = new ArrayList<>();
    for (ClipIndex.Entry entry : found(cameraId, fromNanos, toNanos, troubles)) {
      read(entry, fromNanos, toNanos, frames, troubles);
    }
    if (frames.isEmpty()) {
      return troubles.isEmpty()
          ? refused(Reason.NOTHING_STORED, "Nothing is stored of this camera at that time.")
          : refused(Reason.UNUSABLE, "The segment " + troubles.get(0).words() + ".");
    }
    return encode(frames, troubles);
  }

  private List<ClipIndex.Entry> found(
      String cameraId, long fromNanos, long toNanos, List<ClipTrouble> troubles) {
    synchronized (disk) {
      long segmentNanos = settings.encoding().segmentNanos();
      for (ClipIndex.Entry damaged :
          index.findDamaged(cameraId, fromNanos, toNanos, segmentNanos)) {
        ClipTrouble trouble = damaged.trouble();
        if (trouble != null) {
          troubles.add(trouble);
        }
      }
      return index.find(cameraId, fromNanos, toNanos);
    }
  }

  private void read(
      ClipIndex.Entry entry,
      long fromNanos,
      long toNanos,
      List<Frame> frames,
      List<ClipTrouble> troubles) {
    SegmentFile.About about = entry.about();
    if (about == null) {
      return;
    }
    ClipTrouble trouble = null;
    try {
      byte[] content = SegmentFile.content(entry.file(), key);
      ClipReader.read(
          about.cameraId(), content, about.fromNanos(), fromNanos, toNanos, frames::add);
    } catch (SegmentFile.Unusable e) {
      trouble = e.trouble();
    } catch (ClipReader.Undecodable e) {
      trouble = ClipTrouble.UNDECODABLE;
    }
    if (trouble != null) {
      troubles.add(trouble);
      synchronized (disk) {
        index.troubled(trouble);
      }
    }
  }

  /** The frames of one size as one clip. */
  private CutResult encode(List<Frame> frames, List<ClipTrouble> troubles) {
    Frame first = frames.get(0);
    List<Frame> ofOneSize =
        frames.stream()
            .filter(f -> f.widthPx() == first.widthPx() && f.heightPx() == first.heightPx())
            .toList();
    try (ClipWriter writer =
        ClipWriter.toMemory(settings.encoding().format(first.widthPx(), first.heightPx()))) {
      ofOneSize.forEach(writer::add);
      byte[] file = writer.finish();
      long lastNanos = ofOneSize.get(ofOneSize.size() - 1).atNanos();
      return new CutResult.Clip(file, first.atNanos(), lastNanos, ofOneSize.size(), troubles);
    }
  }

  private static CutResult refused(Reason reason, String words) {
    return new CutResult.Refused(reason, words);
  }

  /** What has come of it so far. */
  public ClipCounts counts() {
    long frames = 0;
    long notNewer = 0;
    for (ClipLane lane : lanes.values()) {
      synchronized (lane) {
        frames += lane.frames();
        notNewer += lane.notNewer();
      }
    }
    synchronized (disk) {
      return index.counts(frames, notNewer, framesAfterClose.get());
    }
  }

  /** Bytes of all segments on the disk. */
  public long bytes() {
    synchronized (disk) {
      return index.bytes();
    }
  }

  /**
   * Reads every segment and the whole look log of a store and checks all seals. Changes nothing;
   * the store may be open in another process.
   *
   * @throws BadInputException if there is no such store, or no key
   */
  public static ClipReport verify(ClipSettings settings) {
    StoreKey key = StoreKey.ofExisting(settings.keyFile());
    Path folder = settings.folder();
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          "The clip store (" + folder + ") does not exist.", "Maybe the path is mistyped.");
    }
    try {
      return ClipCheck.of(folder, key, settings.retention());
    } catch (IOException e) {
      throw new BadInputException(
          "The clip store (" + folder + ") cannot be read: " + e.getMessage() + ".",
          "Maybe it belongs to another user.");
    }
  }

  /** Seals what is in memory, and lets another process open the store. */
  @Override
  public void close() {
    closed = true;
    for (ClipLane lane : lanes.values()) {
      synchronized (lane) {
        keep(lane.finish(), Long.MIN_VALUE / 2);
      }
    }
    closeQuietly(lockFile);
  }
}
