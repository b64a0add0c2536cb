package org.saunter.vision.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** A camera that calls the store and sends a clip by RTSP (ANNOUNCE and RECORD). */
final class PushingCamera {
  private PushingCamera() {}

  /**
   * Sends the clip as fast as it goes.
   *
   * @return false if nobody listens
   */
  static boolean push(byte[] clip, String address) throws StreamBroken {
    try (VideoInput input = VideoInput.of(clip)) {
      AVFormatContext out = new AVFormatContext(null);
      avformat_alloc_output_context2(out, null, "rtsp", address);
      AVStream from = input.format().streams(0);
      AVStream to = avformat_new_stream(out, null);
      avcodec_parameters_copy(to.codecpar(), from.codecpar());
      AVDictionary wishes = new AVDictionary(null);
      av_dict_set(wishes, "rtsp_transport", "tcp", 0);
      if (avformat_write_header(out, wishes) < 0) {
        avformat_free_context(out);
        return false;
      }
      AVPacket packet = av_packet_alloc();
      AVRational tick = from.time_base();
      while (av_read_frame(input.format(), packet) >= 0) {
        av_packet_rescale_ts(packet, tick, to.time_base());
        av_interleaved_write_frame(out, packet);
      }
      av_packet_free(packet);
      av_write_trailer(out);
      avformat_free_context(out);
      return true;
    }
  }
}
