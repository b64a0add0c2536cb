package org.saunter.vision.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;

/**
 * A folder of pictures, PNG or JPEG, in the order of their names (as text: number them with leading
 * zeros). They follow one another at the camera's rate, or at the wanted one if that is not said. A
 * picture that cannot be read is skipped and counted as damaged.
 */
final class FolderSource implements CameraSource {
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

  private final SourceOptions options;
  private final LongSupplier storeNanos;
  private final FrameArrays arrays;
  private final List<Path> pictures;
  private final double ratePerSecond;
  private final RatePicker picker;
  private final SourceTroubles troubles;
  private final CountDownLatch closed = new CountDownLatch(1);

  private int index;
  private boolean opened;
  private boolean ended;
  private long anchorNanos;
  private long damaged;
  private long notDue;
  private long noMemory;
  private long given;
  private volatile SourceCounts counts = new SourceCounts(0, 0, 0, 0, 0, 1, 0);

  FolderSource(SourceOptions options, LongSupplier storeNanos, FrameArrays arrays) {
    this.options = options;
    this.storeNanos = storeNanos;
    this.arrays = arrays;
    double stated = options.timing().cameraRatePerSecond();
    ratePerSecond = stated > 0 ? stated : options.wanted().ratePerSecond();
    picker = new RatePicker(options.wanted().ratePerSecond());
    troubles = new SourceTroubles(options);
    Path folder = Path.of(options.address().secret());
    try (Stream<Path> all = Files.list(folder)) {
      pictures = all.filter(FolderSource::isPicture).sorted().toList();
    } catch (IOException e) {
      throw new BadInputException(
          "The folder (" + folder + ") cannot be listed: " + e.getMessage() + ".",
          "Maybe it may not be read by this user.");
    }
    if (pictures.isEmpty()) {
      throw new BadInputException(
          "The folder (" + folder + ") holds no PNG or JPEG picture.",
          "Maybe the pictures lie one folder deeper.");
    }
  }

  private static boolean isPicture(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  @Override
  public String cameraId() {
    return options.cameraId();
  }

  @Override
  public SourceCounts counts() {
    return counts;
  }

  @Override
  public @Nullable Frame next(Consumer<SourceEvent> events) throws InterruptedException {
    while (closed.getCount() > 0 && !ended) {
      if (index == pictures.size()) {
        ended = true;
        long nowNanos = storeNanos.getAsLong();
        troubles.flush(nowNanos, damaged, events);
        events.accept(new SourceEvent.Ended(cameraId(), nowNanos, given));
        return null;
      }
      Frame frame = picture(pictures.get(index), events);
      index++;
      counts = new SourceCounts(index - damaged, notDue, noMemory, given, damaged, 1, 0);
      if (frame != null) {
        return frame;
      }
    }
    return null;
  }

  private @Nullable Frame picture(Path path, Consumer<SourceEvent> events)
      throws InterruptedException {
    if (index == 0) {
      anchorNanos = storeNanos.getAsLong();
    }
    long ownNanos = anchorNanos + Math.round(index * 1e9 / ratePerSecond);
    if (!picker.takes(ownNanos)) {
      notDue++;
      return null;
    }
    if (options.timing().pace() == SourceOptions.Pace.REAL_TIME
        && closed.await(ownNanos - storeNanos.getAsLong(), TimeUnit.NANOSECONDS)) {
      return null;
    }
    Frame read;
    try {
      read = JpegPicture.decode(cameraId(), 0, 1, Files.readAllBytes(path));
    } catch (IOException | BadInputException e) {
      damaged++;
      troubles.watch(ownNanos, damaged, events);
      return null;
    }
    if (!opened) {
      opened = true;
      troubles.picture(read.widthPx(), read.heightPx(), ownNanos, events);
    }
    SourceOptions.Wanted wanted = options.wanted();
    byte[] rgb = arrays.take(3 * wanted.widthPx() * wanted.heightPx());
    long number = given + noMemory + 1;
    if (rgb == null) {
      noMemory++;
      return null;
    }
    RgbScaler.scale(read, wanted.widthPx(), wanted.heightPx(), rgb);
    given++;
    return new Frame(
        cameraId(),
        ownNanos + options.timing().clockOffsetNanos(),
        number,
        wanted.widthPx(),
        wanted.heightPx(),
        rgb);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
