package org.saunter.vision.video;

import org.jspecify.annotations.Nullable;

/** Where the bytes of frames come from, and where they go when a frame is done with. */
public interface FrameArrays {
  /** New arrays without end, left to the garbage collector: for tools that read one file. */
  FrameArrays FRESH =
      new FrameArrays() {
        @Override
        public byte[] take(int bytes) {
          return new byte[bytes];
        }

        @Override
        public void giveBack(byte[] array) {}
      };

  /**
   * An array of exactly this length with anything in it.
   *
   * @return null if all are lent
   */
  byte @Nullable [] take(int bytes);

  /** The array may be used again: nobody reads its frame any more. */
  void giveBack(byte[] array);
}
