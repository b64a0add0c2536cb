package org.saunter.vision.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.saunter.vision.Frame;

/**
 * Scales pictures of any size and pixel format to RGB of one size: by area when smaller, bilinear
 * when larger. For one thread.
 */
final class RgbScaler implements AutoCloseable {
  private static final int ONE = 1 << 16;

  /** What vector code may write past the end. */
  private static final int SLACK_BYTES = 64;

  private final int widthPx;
  private final int heightPx;
  private final BytePointer rgb;
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);

  private @Nullable SwsContext context;
  private int fromWidthPx;
  private int fromHeightPx;
  private int fromFormat;

  /** Matrix and range of the source as one number. */
  private int fromColour;

  RgbScaler(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    rgb = new BytePointer(3L * widthPx * heightPx + SLACK_BYTES);
    for (int i = 0; i < 4; i++) {
      planes.put(i, i == 0 ? rgb : null);
      strides.put(i, i == 0 ? 3 * widthPx : 0);
    }
  }

  /** How many bytes {@link #scale} writes. */
  int bytes() {
    return 3 * widthPx * heightPx;
  }

  /** False if the pixel format is not known. */
  boolean scale(AVFrame picture, byte[] into) {
    SwsContext fitting = context(picture);
    if (fitting == null) {
      return false;
    }
    sws_scale(fitting, picture.data(), picture.linesize(), 0, picture.height(), planes, strides);
    rgb.get(into, 0, bytes());
    return true;
  }

  /** Scales one frame. Slow for many of them: nothing is kept. */
  static void scale(Frame frame, int widthPx, int heightPx, byte[] into) {
    if (frame.widthPx() == widthPx && frame.heightPx() == heightPx) {
      System.arraycopy(frame.rgb(), 0, into, 0, frame.rgb().length);
      return;
    }
    AVFrame picture = av_frame_alloc();
    try (RgbScaler scaler = new RgbScaler(widthPx, heightPx);
        BytePointer bytes = new BytePointer(frame.rgb().length + (long) SLACK_BYTES)) {
      bytes.put(frame.rgb(), 0, frame.rgb().length);
      picture.width(frame.widthPx()).height(frame.heightPx()).format(AV_PIX_FMT_RGB24);
      picture.data(0, bytes).linesize(0, 3 * frame.widthPx());
      scaler.scale(picture, into);
    } finally {
      av_frame_free(picture);
    }
  }

  private @Nullable SwsContext context(AVFrame picture) {
    int colour =
        2 * (picture.colorspace() == AVCOL_SPC_BT709 ? 1 : 0) + (fullRange(picture) ? 1 : 0);
    SwsContext known = context;
    if (known != null
        && fromWidthPx == picture.width()
        && fromHeightPx == picture.height()
        && fromFormat == picture.format()
        && fromColour == colour) {
      return known;
    }
    free();
    fromWidthPx = picture.width();
    fromHeightPx = picture.height();
    fromFormat = picture.format();
    fromColour = colour;
    boolean smaller = widthPx < fromWidthPx || heightPx < fromHeightPx;
    SwsContext made =
        sws_getContext(
            fromWidthPx,
            fromHeightPx,
            fromFormat,
            widthPx,
            heightPx,
            AV_PIX_FMT_RGB24,
            smaller ? SWS_AREA : SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    if (made == null) {
      return null;
    }
    IntPointer matrix = sws_getCoefficients(colour >= 2 ? SWS_CS_ITU709 : SWS_CS_ITU601);
    sws_setColorspaceDetails(made, matrix, colour & 1, matrix, 1, 0, ONE, ONE);
    context = made;
    return made;
  }

  private static boolean fullRange(AVFrame picture) {
    int format = picture.format();
    return picture.color_range() == AVCOL_RANGE_JPEG
        || format == AV_PIX_FMT_YUVJ420P
        || format == AV_PIX_FMT_YUVJ422P
        || format == AV_PIX_FMT_YUVJ440P
        || format == AV_PIX_FMT_YUVJ444P;
  }

  private void free() {
    SwsContext known = context;
    if (known != null) {
      sws_freeContext(known);
      context = null;
    }
  }

  @Override
  public void close() {
    free();
    planes.close();
    strides.close();
    rgb.close();
  }
}
