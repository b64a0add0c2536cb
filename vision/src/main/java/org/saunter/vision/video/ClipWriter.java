package org.saunter.vision.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_d2q;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;

/**
 * Writes frames as a clip, to a file or to memory. Frames keep their distances in time (to a
 * 90,000th of a second); the first one is at 0. Call {@link #finish}, then {@link #close}; closing
 * without finishing leaves nothing that plays. For one thread.
 */
public final class ClipWriter implements AutoCloseable {
  private static final int TICKS_PER_SECOND = 90_000;
  private static final int SLACK_BYTES = 64;

  private final ClipFormat format;
  private final AVCodecContext encoder;
  private final AVPacket packet;
  private final AVFrame picture;
  private final SwsContext converter;
  private final BytePointer rgb;
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);
  private final AVRational tick = new AVRational();
  private final ClipOutput output;

  private long firstNanos;
  private long lastTicks = -1;
  private long frames;
  private boolean finished;
  private boolean closed;

  private ClipWriter(ClipFormat format, ClipOutput.Target target) {
    Native.quiet();
    this.format = format;
    tick.num(1).den(TICKS_PER_SECOND);
    encoder = openEncoder(format, tick);
    try {
      output = target.open(format, encoder, tick);
    } catch (StreamBroken e) {
      avcodec_free_context(encoder);
      throw new BadInputException(
          "The clip (" + target + ") cannot be written: " + e.reason() + ".",
          "Maybe its folder does not exist or the disk is full.");
    }
    packet = av_packet_alloc();
    picture = av_frame_alloc();
    picture.width(format.widthPx()).height(format.heightPx()).format(AV_PIX_FMT_YUV420P);
    picture.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_SMPTE170M);
    av_frame_get_buffer(picture, 0);
    converter =
        sws_getContext(
            format.widthPx(),
            format.heightPx(),
            AV_PIX_FMT_RGB24,
            format.widthPx(),
            format.heightPx(),
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    rgb = new BytePointer(3L * format.widthPx() * format.heightPx() + SLACK_BYTES);
    for (int i = 0; i < 4; i++) {
      planes.put(i, i == 0 ? rgb : null);
      strides.put(i, i == 0 ? 3 * format.widthPx() : 0);
    }
  }

  /**
   * A clip in a file, which is replaced if it is there. It is complete only after {@link #finish}.
   *
   * @throws BadInputException if the file cannot be written
   */
  public static ClipWriter toFile(Path file, ClipFormat format) {
    return new ClipWriter(format, new ClipOutput.Target(file));
  }

  /** A clip in memory. */
  public static ClipWriter toMemory(ClipFormat format) {
    return new ClipWriter(format, new ClipOutput.Target(null));
  }

  /** Encodes one frame; its stamp must be later than the last one's. */
  public void add(Frame frame) {
    if (finished || closed) {
      throw new IllegalStateException("The clip is finished.");
    }
    if (frame.widthPx() != format.widthPx() || frame.heightPx() != format.heightPx()) {
      throw new IllegalArgumentException(
          "A frame of "
              + frame.widthPx()
              + "x"
              + frame.heightPx()
              + " does not fit a clip of "
              + format.widthPx()
              + "x"
              + format.heightPx()
              + ".");
    }
    if (frames == 0) {
      firstNanos = frame.atNanos();
    }
    long ticks = Math.round((frame.atNanos() - firstNanos) / (1e9 / TICKS_PER_SECOND));
    if (ticks <= lastTicks) {
      throw new IllegalArgumentException(
          "A frame at " + frame.atNanos() + " is not later than the one before.");
    }
    lastTicks = ticks;
    frames++;
    rgb.put(frame.rgb(), 0, frame.rgb().length);
    av_frame_make_writable(picture);
    sws_scale(converter, planes, strides, 0, format.heightPx(), picture.data(), picture.linesize());
    picture.pts(ticks);
    picture.duration(Math.round(TICKS_PER_SECOND / format.ratePerSecond()));
    encode(picture);
  }

  private void encode(AVFrame pictureOrNone) {
    int sent = avcodec_send_frame(encoder, pictureOrNone);
    while (sent >= 0) {
      int got = avcodec_receive_packet(encoder, packet);
      if (got < 0) {
        return;
      }
      av_packet_rescale_ts(packet, tick, output.tick());
      output.write(packet);
    }
    throw new IllegalStateException("The encoder failed: " + Native.words(sent) + ".");
  }

  /** How many frames were added. */
  public long frames() {
    return frames;
  }

  /**
   * Completes the clip.
   *
   * @return its bytes if it is in memory, else none
   * @throws IllegalStateException if it has no frame
   * @throws java.io.UncheckedIOException if the file could not be written, for example on a full
   *     disk
   */
  public byte[] finish() {
    if (finished || closed || frames == 0) {
      throw new IllegalStateException("A clip is finished once, and has a frame.");
    }
    finished = true;
    endOfFrames();
    return output.finish();
  }

  @SuppressWarnings("NullAway") // null is FFmpeg's way to say that no frame follows
  private void endOfFrames() {
    encode(null);
  }

  private static AVCodecContext openEncoder(ClipFormat format, AVRational tick) {
    AVCodec codec = avcodec_find_encoder_by_name(format.codec().encoder());
    if (codec == null) {
      throw new BadInputException(
          "The encoder (" + format.codec().encoder() + ") is not in this FFmpeg.",
          "Maybe use the other codec.");
    }
    AVCodecContext encoder = avcodec_alloc_context3(codec);
    encoder.width(format.widthPx()).height(format.heightPx()).pix_fmt(AV_PIX_FMT_YUV420P);
    encoder.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_SMPTE170M);
    encoder.time_base(tick).bit_rate(format.bitsPerSecond()).gop_size(format.keyEvery());
    try (AVRational rate = av_d2q(format.ratePerSecond(), 100_000)) {
      encoder.framerate(rate);
    }
    encoder.max_b_frames(0).thread_count(1);
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    AVDictionary wishes = new AVDictionary(null);
    switch (format.codec()) {
      case H264_MP4 -> {
        av_dict_set(wishes, "rc_mode", "bitrate", 0);
        av_dict_set(wishes, "allow_skip_frames", "0", 0);
      }
      case VP8_WEBM -> {
        av_dict_set(wishes, "deadline", "realtime", 0);
        av_dict_set(wishes, "cpu-used", "8", 0);
        av_dict_set(wishes, "lag-in-frames", "0", 0);
      }
    }
    int opened = avcodec_open2(encoder, codec, wishes);
    av_dict_free(wishes);
    if (opened < 0) {
      avcodec_free_context(encoder);
      throw new BadInputException(
          "The encoder refuses the clip format (" + format + "): " + Native.words(opened) + ".",
          "Maybe another size or bit rate.");
    }
    return encoder;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    output.close();
    avcodec_free_context(encoder);
    av_packet_free(packet);
    av_frame_free(picture);
    sws_freeContext(converter);
    rgb.close();
    planes.close();
    strides.close();
    tick.close();
  }
}
