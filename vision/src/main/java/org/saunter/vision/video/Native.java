package org.saunter.vision.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg's return codes in words. */
final class Native {
  /** "Not now": more input is needed first, or more output has to be read. */
  static final int AGAIN = avutil.AVERROR_EAGAIN();

  private static final int TEXT_BYTES = 128;

  private Native() {}

  /**
   * FFmpeg writes nothing to the console: what goes wrong comes back as a code or a count. To be
   * called before the first use of FFmpeg.
   */
  static void quiet() {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  /** What FFmpeg says of a code; never an address. */
  static String words(int code) {
    byte[] text = new byte[TEXT_BYTES];
    avutil.av_strerror(code, text, TEXT_BYTES);
    int end = 0;
    while (end < TEXT_BYTES && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, UTF_8);
  }

  static void check(int code, String what) throws StreamBroken {
    if (code < 0) {
      throw new StreamBroken(what + " (" + words(code) + ")");
    }
  }
}
