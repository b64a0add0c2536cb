package org.saunter.vision.video;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends FFmpeg's waits from outside: when the source is closed, or when the camera has been silent
 * for too long. FFmpeg asks {@link #ASKED} about ten times a second while it waits.
 */
final class StopSign implements AutoCloseable {
  private static final int STOP = 0;
  private static final int DEADLINE_MICROS = 1;

  /**
   * One for all sources: JavaCPP allows few instances of a callback. Which source is meant is told
   * by the memory it is given.
   */
  private static final Asked ASKED = new Asked();

  private static final class Asked extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      LongPointer sign = new LongPointer(opaque);
      long deadline = sign.get(DEADLINE_MICROS);
      return sign.get(STOP) != 0 || avutil.av_gettime_relative() > deadline ? 1 : 0;
    }
  }

  private final CountDownLatch raised = new CountDownLatch(1);
  private final LongPointer sign = new LongPointer(2);

  StopSign() {
    sign.put(STOP, 0);
    sign.put(DEADLINE_MICROS, Long.MAX_VALUE);
  }

  void watch(AVFormatContext format) {
    format.interrupt_callback().callback(ASKED).opaque(sign);
  }

  /** From now on FFmpeg may take so long. */
  void allow(long nanos) {
    sign.put(DEADLINE_MICROS, avutil.av_gettime_relative() + nanos / 1_000);
  }

  /** FFmpeg may take as long as it likes. */
  void allowAnything() {
    sign.put(DEADLINE_MICROS, Long.MAX_VALUE);
  }

  /** Any thread, any number of times. */
  synchronized void raise() {
    if (!sign.isNull()) {
      sign.put(STOP, 1);
    }
    raised.countDown();
  }

  boolean raised() {
    return raised.getCount() == 0;
  }

  /** Waits, but no longer once the sign is raised. */
  void await(long nanos) throws InterruptedException {
    boolean unused = raised.await(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public synchronized void close() {
    sign.close();
  }
}
