package org.saunter.vision.calibration.watch;

import org.saunter.vision.Frame;

/**
 * A grey picture.
 *
 * @param pixels one byte each, 0 to 255, row by row from the top left
 */
record Gray(int widthPx, int heightPx, byte[] pixels) {
  /** A frame in grey at another size; each pixel is the mean of what it covers. */
  static Gray of(Frame frame, int widthPx, int heightPx) {
    byte[] gray = new byte[widthPx * heightPx];
    byte[] rgb = frame.rgb();
    for (int y = 0; y < heightPx; y++) {
      int top = y * frame.heightPx() / heightPx;
      int bottom = Math.max(top + 1, (y + 1) * frame.heightPx() / heightPx);
      for (int x = 0; x < widthPx; x++) {
        int left = x * frame.widthPx() / widthPx;
        int right = Math.max(left + 1, (x + 1) * frame.widthPx() / widthPx);
        int sum = 0;
        for (int row = top; row < bottom; row++) {
          int at = 3 * (row * frame.widthPx() + left);
          for (int column = left; column < right; column++, at += 3) {
            sum += 77 * (rgb[at] & 255) + 150 * (rgb[at + 1] & 255) + 29 * (rgb[at + 2] & 255);
          }
        }
        gray[y * widthPx + x] = (byte) ((sum / ((bottom - top) * (right - left))) >> 8);
      }
    }
    return new Gray(widthPx, heightPx, gray);
  }

  int at(int x, int y) {
    return pixels[y * widthPx + x] & 255;
  }

  /** A quarter as wide and high; each pixel is the mean of sixteen. */
  Gray quarter() {
    int w = widthPx / 4;
    int h = heightPx / 4;
    byte[] small = new byte[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int sum = 0;
        for (int i = 0; i < 16; i++) {
          sum += at(4 * x + i % 4, 4 * y + i / 4);
        }
        small[y * w + x] = (byte) (sum / 16);
      }
    }
    return new Gray(w, h, small);
  }

  /** Mean brightness. */
  double mean() {
    long sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 255;
    }
    return sum / (double) pixels.length;
  }
}
