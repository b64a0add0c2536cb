package org.saunter.vision.video;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_SEEKABLE_NORMAL;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** An opened container or stream, before anything is decoded. */
final class VideoInput implements AutoCloseable {
  /** FFmpeg's probe and read-ahead expect this many zero bytes behind a buffer. */
  private static final int PADDING_BYTES = 64;

  /** Real containers. No playlists: those lead to other files and places. */
  private static final String CONTAINERS =
      "mov,matroska,avi,mpegts,mpeg,mpegvideo,m4v,flv,asf,ogg,h264,hevc,av1,obu,ivf,mjpeg,mxf,nut,gif,"
          + "yuv4mpegpipe";

  /** No file takes longer to open, unless somebody made it so that it does. */
  private static final long FILE_OPENS_NANOS = 30_000_000_000L;

  private final AVFormatContext format;
  private final SourceAddress.@Nullable Kind kind;
  private final @Nullable StopSign stop;
  private final @Nullable AVIOContext memory;
  private final long silenceNanos;

  private VideoInput(
      AVFormatContext format,
      SourceAddress.@Nullable Kind kind,
      @Nullable StopSign stop,
      @Nullable AVIOContext memory,
      long silenceNanos) {
    this.format = format;
    this.kind = kind;
    this.stop = stop;
    this.memory = memory;
    this.silenceNanos = silenceNanos;
  }

  /**
   * Opens a file or calls a camera.
   *
   * @param silenceNanos a live camera may be silent for so long, here and in each read later
   */
  static VideoInput open(SourceAddress address, long silenceNanos, StopSign stop)
      throws StreamBroken {
    Native.quiet();
    avformat_network_init();
    AVFormatContext format = avformat_alloc_context();
    stop.watch(format);
    SourceAddress.Kind kind = address.kind();
    stop.allow(kind.live() ? silenceNanos : FILE_OPENS_NANOS);
    AVDictionary wishes = new AVDictionary(null);
    try {
      wishes(kind, silenceNanos).forEach((name, value) -> av_dict_set(wishes, name, value, 0));
      // On failure FFmpeg frees the context itself.
      int opened = avformat_open_input(format, address.secret(), null, wishes);
      if (opened == AVERROR_EXIT) {
        throw new StreamBroken("no answer for " + seconds(silenceNanos));
      }
      Native.check(opened, "it does not open");
    } finally {
      av_dict_free(wishes);
    }
    VideoInput input = new VideoInput(format, kind, stop, null, silenceNanos);
    input.probe();
    if (!kind.live()) {
      stop.allowAnything();
    }
    return input;
  }

  /** Opens a container that is already in memory. */
  static VideoInput of(byte[] bytes) throws StreamBroken {
    Native.quiet();
    BytePointer copy = new BytePointer(av_malloc(bytes.length + (long) PADDING_BYTES));
    copy.put(bytes, 0, bytes.length);
    for (int i = 0; i < PADDING_BYTES; i++) {
      copy.put(bytes.length + (long) i, (byte) 0);
    }
    // Without a read function the buffer is the whole file, and seeking within it works.
    AVIOContext memory = avio_alloc_context(copy, bytes.length, 0, null, null, null, null);
    memory.seekable(AVIO_SEEKABLE_NORMAL);
    AVFormatContext format = avformat_alloc_context();
    format.pb(memory);
    int opened = avformat_open_input(format, (String) null, null, null);
    if (opened < 0) {
      free(memory);
      throw new StreamBroken("it is no video (" + Native.words(opened) + ")");
    }
    VideoInput input = new VideoInput(format, null, null, memory, 0);
    input.probe();
    return input;
  }

  private void probe() throws StreamBroken {
    int found = avformat_find_stream_info(format, (PointerPointer<?>) null);
    if (found < 0) {
      close();
      throw new StreamBroken(
          found == AVERROR_EXIT
              ? "no pictures for " + seconds(silenceNanos)
              : "its streams cannot be told (" + Native.words(found) + ")");
    }
  }

  /** FFmpeg's options; an address may not lead it to any other protocol. */
  private static Map<String, String> wishes(SourceAddress.Kind kind, long silenceNanos) {
    Map<String, String> wishes = new TreeMap<>();
    String micros = Long.toString(Math.max(1, silenceNanos / 1_000));
    if (kind.live()) {
      // Not "nobuffer": it would throw away the pictures up to the second key picture.
      wishes.put("analyzeduration", "1000000");
      wishes.put("fpsprobesize", "0");
    }
    switch (kind) {
      case FILE, FOLDER -> {
        wishes.put("protocol_whitelist", "file");
        wishes.put("format_whitelist", CONTAINERS);
      }
      case HTTP -> {
        wishes.put("protocol_whitelist", "http,https,tls,tcp");
        wishes.put("rw_timeout", micros);
      }
      case RTSP -> {
        wishes.put("protocol_whitelist", "rtsp,rtp,tcp,tls");
        wishes.put("rtsp_transport", "tcp");
        wishes.put("allowed_media_types", "video");
        wishes.put("timeout", micros);
      }
      case RTSP_LISTEN -> {
        wishes.put("protocol_whitelist", "rtsp,rtp,tcp");
        wishes.put("rtsp_flags", "listen");
        // Without it FFmpeg 8 fails with "Numerical result out of range".
        wishes.put("listen_timeout", Long.toString(Math.max(1, silenceNanos / 1_000_000_000L)));
      }
    }
    return wishes;
  }

  AVFormatContext format() {
    return format;
  }

  boolean live() {
    return kind != null && kind.live();
  }

  /** Whether pictures have times of their own: multipart MJPEG and bare JPEGs have none. */
  boolean stamped() {
    String name = format.iformat().name().getString();
    return !live() || !name.contains("jpeg");
  }

  /** The next read may take as long as a camera may be silent. */
  void beforeRead() {
    StopSign sign = stop;
    if (sign != null && live()) {
      sign.allow(silenceNanos);
    }
  }

  /** Why a read failed. */
  String readTrouble(int code) {
    return code == AVERROR_EXIT ? "no pictures for " + seconds(silenceNanos) : Native.words(code);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  private static void free(AVIOContext memory) {
    // FFmpeg may have put a larger buffer in place of ours: the one that is there now is freed.
    av_free(memory.buffer());
    avio_context_free(memory);
  }

  @Override
  public void close() {
    avformat_close_input(format);
    AVIOContext own = memory;
    if (own != null) {
      free(own);
    }
  }
}
