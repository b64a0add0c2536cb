package org.saunter.vision.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one video stream picture by picture, with one thread: demultiplexes, decodes, counts what
 * is damaged. Damaged packets are skipped; after {@value #ERRORS_IN_A_ROW_MAX} without a picture
 * the stream counts as broken.
 */
final class VideoReader implements AutoCloseable {
  private static final int ERRORS_IN_A_ROW_MAX = 1_000;

  /** 8192 × 8192: a file may not ask for more memory than that. */
  private static final long PIXELS_MAX = 1L << 26;

  /** {@code AV_FRAME_FLAG_CORRUPT}, which the presets leave out. */
  private static final int FLAG_CORRUPT = 1;

  /** What came of looking for the next picture. */
  enum Step {
    /** {@link #rgb} and {@link #streamNanos} are of a new picture. */
    PICTURE,
    /** The stream ended in good order. */
    END,
    /** It broke: see {@link #trouble}. */
    BROKEN
  }

  private final VideoInput input;
  private final AVFormatContext format;
  private final AVStream stream;
  private final int streamIndex;
  private final AVCodecContext decoder;
  private final AVPacket packet;
  private final AVFrame picture;
  private final int tickNumerator;
  private final int tickDenominator;
  private final boolean stamped;

  private boolean draining;
  private long errors;
  private int errorsInARow;
  private long pictures;
  private @Nullable String trouble;

  private VideoReader(VideoInput input, int streamIndex, AVCodecContext decoder) {
    this.input = input;
    this.format = input.format();
    this.stream = format.streams(streamIndex);
    this.streamIndex = streamIndex;
    this.decoder = decoder;
    this.packet = av_packet_alloc();
    this.picture = av_frame_alloc();
    AVRational tick = stream.time_base();
    this.tickNumerator = tick.num();
    this.tickDenominator = tick.den();
    this.stamped = input.stamped();
  }

  /**
   * Finds the video stream of an opened input and its decoder. Takes the input over: it is closed
   * with the reader, or here if there is no such stream.
   */
  static VideoReader of(VideoInput input) throws StreamBroken {
    AVCodecContext decoder = null;
    try (PointerPointer<AVCodec> codec = new PointerPointer<>(1)) {
      int index =
          av_find_best_stream(input.format(), AVMEDIA_TYPE_VIDEO, -1, -1, codec.put(0, null), 0);
      if (index < 0) {
        throw new StreamBroken("it holds no video that can be decoded");
      }
      AVCodec found = codec.get(AVCodec.class, 0);
      decoder = avcodec_alloc_context3(found);
      Native.check(
          avcodec_parameters_to_context(decoder, input.format().streams(index).codecpar()),
          "the decoder refuses it");
      decoder.thread_count(1).max_pixels(PIXELS_MAX);
      if (input.live()) {
        decoder.flags(decoder.flags() | AV_CODEC_FLAG_LOW_DELAY);
      }
      Native.check(
          avcodec_open2(decoder, found, (PointerPointer<?>) null), "the decoder does not open");
      return new VideoReader(input, index, decoder);
    } catch (StreamBroken e) {
      if (decoder != null) {
        avcodec_free_context(decoder);
      }
      input.close();
      throw e;
    }
  }

  /** Goes on to the next picture. */
  Step advance() {
    while (true) {
      int got = avcodec_receive_frame(decoder, picture);
      if (got == 0) {
        errorsInARow = 0;
        pictures++;
        if (picture.decode_error_flags() != 0 || (picture.flags() & FLAG_CORRUPT) != 0) {
          errors++;
        }
        return Step.PICTURE;
      }
      if (got == AVERROR_EOF || (draining && got == Native.AGAIN)) {
        return trouble == null ? Step.END : Step.BROKEN;
      }
      if (got != Native.AGAIN) {
        damaged();
      }
      if (errorsInARow > ERRORS_IN_A_ROW_MAX) {
        trouble = "nothing in it can be decoded";
        return Step.BROKEN;
      }
      if (!draining && !feed()) {
        return Step.BROKEN;
      }
    }
  }

  /** Hands the decoder one packet; false if the stream broke. */
  private boolean feed() {
    input.beforeRead();
    int read = av_read_frame(format, packet);
    if (read == AVERROR_EOF) {
      draining = true;
      avcodec_send_packet(decoder, null);
      return true;
    }
    if (read == AVERROR_INVALIDDATA || read == Native.AGAIN) {
      damaged();
      return true;
    }
    if (read < 0) {
      trouble = input.readTrouble(read);
      return false;
    }
    if (packet.stream_index() == streamIndex) {
      if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
        errors++;
      }
      if (avcodec_send_packet(decoder, packet) < 0) {
        damaged();
      }
    }
    av_packet_unref(packet);
    return true;
  }

  private void damaged() {
    errors++;
    errorsInARow++;
  }

  /** Jumps to the last key picture at or before this time of the stream. */
  boolean seek(long streamNanos) {
    long ticks = av_rescale(streamNanos, tickDenominator, tickNumerator * 1_000_000_000L);
    if (av_seek_frame(format, streamIndex, ticks, AVSEEK_FLAG_BACKWARD) < 0) {
      return false;
    }
    avcodec_flush_buffers(decoder);
    draining = false;
    return true;
  }

  /** Why the stream broke. */
  String trouble() {
    return trouble == null ? "it ended" : trouble;
  }

  /** Whether the current picture carries a time of its own. */
  boolean hasTime() {
    return stamped && picture.best_effort_timestamp() != AV_NOPTS_VALUE;
  }

  /** Time of the current picture in the stream, from any zero. */
  long streamNanos() {
    return av_rescale(
        picture.best_effort_timestamp(), tickNumerator * 1_000_000_000L, tickDenominator);
  }

  int widthPx() {
    return picture.width();
  }

  int heightPx() {
    return picture.height();
  }

  /** The current picture, scaled; false, and counted as damage, if its format is not known. */
  boolean rgb(RgbScaler scaler, byte[] into) {
    boolean scaled = scaler.scale(picture, into);
    if (!scaled) {
      errors++;
    }
    return scaled;
  }

  /** Pictures decoded so far. */
  long pictures() {
    return pictures;
  }

  /** How many pictures the container promises; 0 if it does not say. */
  long promised() {
    return stream.nb_frames();
  }

  /** Damaged packets and pictures so far. */
  long errors() {
    return errors;
  }

  /** Pictures a second that the container states; 0 if it does not say. */
  double statedPerSecond() {
    AVRational rate = stream.avg_frame_rate();
    return rate.den() == 0 ? 0 : (double) rate.num() / rate.den();
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(picture);
    avcodec_free_context(decoder);
    input.close();
  }
}
