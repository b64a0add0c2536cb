package org.saunter.vision.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** The container of one clip, in a file or in memory. */
final class ClipOutput implements AutoCloseable {
  /**
   * Where a clip goes.
   *
   * @param file null for memory
   */
  record Target(@Nullable Path file) {
    ClipOutput open(ClipFormat format, AVCodecContext encoder, AVRational tick)
        throws StreamBroken {
      return new ClipOutput(this, format, encoder, tick);
    }

    @Override
    public String toString() {
      return file == null ? "in memory" : file.toString();
    }
  }

  private final Target target;
  private final ClipFormat.Codec codec;
  private final AVFormatContext format = new AVFormatContext(null);
  private final AVIOContext sink = new AVIOContext(null);
  private final AVRational tick;
  private boolean closed;

  private ClipOutput(Target target, ClipFormat clip, AVCodecContext encoder, AVRational tick)
      throws StreamBroken {
    this.target = target;
    this.codec = clip.codec();
    Path file = target.file();
    String url = file == null ? null : "file:" + file;
    Native.check(
        avformat_alloc_output_context2(format, null, codec.container(), url), "no such container");
    AVStream stream = avformat_new_stream(format, null);
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(tick);
    stream.avg_frame_rate(encoder.framerate());
    int opened = url == null ? avio_open_dyn_buf(sink) : avio_open(sink, url, AVIO_FLAG_WRITE);
    if (opened < 0) {
      avformat_free_context(format);
      throw new StreamBroken(Native.words(opened));
    }
    format.pb(sink);
    AVDictionary wishes = new AVDictionary(null);
    if (codec == ClipFormat.Codec.H264_MP4 && url != null) {
      // In memory the index is moved to the front by us: FFmpeg would have to read the file again.
      av_dict_set(wishes, "movflags", "faststart", 0);
    }
    int written = avformat_write_header(format, wishes);
    av_dict_free(wishes);
    if (written < 0) {
      close();
      throw new StreamBroken(Native.words(written));
    }
    this.tick = stream.time_base();
  }

  /** The container's unit of time. */
  AVRational tick() {
    return tick;
  }

  void write(AVPacket packet) {
    check(av_interleaved_write_frame(format, packet));
  }

  /** Completes the container; its bytes if it is in memory. */
  byte[] finish() {
    check(av_write_trailer(format));
    if (target.file() != null) {
      check(avio_closep(sink));
      closed = true;
      avformat_free_context(format);
      return new byte[0];
    }
    byte[] bytes = drain();
    closed = true;
    avformat_free_context(format);
    return codec == ClipFormat.Codec.H264_MP4 ? Faststart.of(bytes) : bytes;
  }

  private byte[] drain() {
    try (BytePointer memory = new BytePointer((BytePointer) null)) {
      int size = avio_close_dyn_buf(sink, memory);
      byte[] bytes = new byte[size];
      memory.get(bytes, 0, size);
      av_free(memory);
      return bytes;
    }
  }

  private void check(int code) {
    if (code < 0) {
      throw new UncheckedIOException(
          new IOException(
              "The clip (" + target + ") cannot be written: " + Native.words(code) + "."));
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (target.file() == null) {
      drain();
    } else {
      avio_closep(sink);
    }
    avformat_free_context(format);
  }
}
