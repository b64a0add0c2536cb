package org.saunter.vision.calibration.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands still: at each pixel the middle one of the last few pictures, so that who walks
 * through is not in it.
 */
final class Background {
  private final List<byte[]> last = new ArrayList<>();
  private final int depth;

  /**
   * @param depth how many pictures; odd
   */
  Background(int depth) {
    this.depth = depth;
  }

  void add(Gray picture) {
    if (last.size() == depth) {
      last.removeFirst();
    }
    last.add(picture.pixels());
  }

  void clear() {
    last.clear();
  }

  boolean isFull() {
    return last.size() == depth;
  }

  /** The middle of what was added last. */
  Gray middle(int widthPx, int heightPx) {
    int n = last.size();
    byte[][] all = last.toArray(byte[][]::new);
    byte[] middle = new byte[widthPx * heightPx];
    int[] values = new int[n];
    for (int p = 0; p < middle.length; p++) {
      for (int i = 0; i < n; i++) {
        int value = all[i][p] & 255;
        int at = i;
        while (at > 0 && values[at - 1] > value) {
          values[at] = values[at - 1];
          at--;
        }
        values[at] = value;
      }
      middle[p] = (byte) values[n / 2];
    }
    return new Gray(widthPx, heightPx, middle);
  }
}
