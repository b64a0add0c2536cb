package org.saunter.vision.calibration.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.saunter.vision.Frame;

/** The frames of a video file, for tests: some a second, at one size. */
final class Clip {
  private static final int PADDING = 64; // the scaler writes whole vectors

  private Clip() {}

  /** Empty if the file is not on this machine. */
  static Optional<List<Frame>> read(Path file, double perSecond, int widthPx, int heightPx) {
    if (!Files.isReadable(file)) {
      System.out.println("SKIPPED: " + file + " is not on this machine");
      return Optional.empty();
    }
    AVFormatContext format = new AVFormatContext(null);
    check(avformat.avformat_open_input(format, file.toString(), null, (AVDictionary) null));
    check(avformat.avformat_find_stream_info(format, (PointerPointer<?>) null));
    int stream =
        avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    check(stream);
    AVCodec codec = avcodec.avcodec_find_decoder(format.streams(stream).codecpar().codec_id());
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    check(avcodec.avcodec_parameters_to_context(context, format.streams(stream).codecpar()));
    check(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
    AVRational base = format.streams(stream).time_base();
    double tick = base.num() / (double) base.den();
    List<Frame> frames = new ArrayList<>();
    AVPacket packet = avcodec.av_packet_alloc();
    AVFrame frame = avutil.av_frame_alloc();
    double next = 0;
    while (avformat.av_read_frame(format, packet) >= 0) {
      if (packet.stream_index() == stream) {
        avcodec.avcodec_send_packet(context, packet);
        while (avcodec.avcodec_receive_frame(context, frame) >= 0) {
          double seconds = frame.best_effort_timestamp() * tick;
          if (seconds >= next) {
            next = Math.max(next, seconds) + 1 / perSecond - 1e-6;
            byte[] rgb = scaled(frame, widthPx, heightPx);
            long at = Math.round(seconds * 1e9);
            frames.add(new Frame("cam", at, frames.size() + 1, widthPx, heightPx, rgb));
          }
        }
      }
      avcodec.av_packet_unref(packet);
    }
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
    avformat.avformat_close_input(format);
    return Optional.of(frames);
  }

  private static byte[] scaled(AVFrame frame, int widthPx, int heightPx) {
    SwsContext scaler =
        swscale.sws_getContext(
            frame.width(),
            frame.height(),
            frame.format(),
            widthPx,
            heightPx,
            avutil.AV_PIX_FMT_RGB24,
            swscale.SWS_AREA,
            null,
            null,
            (DoublePointer) null);
    try (BytePointer out = new BytePointer(3L * widthPx * heightPx + PADDING);
        PointerPointer<BytePointer> planes = new PointerPointer<>(4);
        IntPointer strides = new IntPointer(3 * widthPx, 0, 0, 0)) {
      planes.put(0, out);
      for (int i = 1; i < 4; i++) {
        planes.put(i, (BytePointer) null);
      }
      swscale.sws_scale(scaler, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
      byte[] rgb = new byte[3 * widthPx * heightPx];
      out.get(rgb);
      return rgb;
    } finally {
      swscale.sws_freeContext(scaler);
    }
  }

  private static void check(int code) {
    if (code < 0) {
      throw new IllegalStateException("ffmpeg says " + code);
    }
  }
}
