package org.saunter.vision.video;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.Frame;

/**
 * Gives the frames of one camera, one after the other, in the order of their stamps. One thread
 * calls {@link #next}; any thread may call {@link #close}, which ends a waiting {@code next}.
 */
public interface CameraSource extends AutoCloseable {
  /** Which camera. */
  String cameraId();

  /**
   * Waits for the next frame to be analysed. What happened meanwhile is told first, on this thread;
   * the consumer may close the source.
   *
   * @return null if there will be no more: the end of a recording, or the source was closed
   */
  @Nullable Frame next(Consumer<SourceEvent> events) throws InterruptedException;

  /** What has come of it so far. Any thread. */
  SourceCounts counts();

  /** Gives every native resource back. May be called twice. */
  @Override
  void close();

  /**
   * Opens the source that fits the address. A live camera that does not answer is no error here: it
   * is told by {@code next}.
   *
   * @param storeNanos the store's clock; the first frame is taken for as old as its arrival
   * @param arrays where the frames' bytes come from
   * @throws org.saunter.model.BadInputException a file that is no video, a folder without pictures
   */
  static CameraSource open(SourceOptions options, LongSupplier storeNanos, FrameArrays arrays) {
    return switch (options.address().kind()) {
      case FOLDER -> new FolderSource(options, storeNanos, arrays);
      case FILE, RTSP, RTSP_LISTEN, HTTP -> new VideoSource(options, storeNanos, arrays);
    };
  }
}
