package org.saunter.vision.video;

import java.util.Arrays;
import org.saunter.vision.Frame;

/**
 * Measures one camera's picture, frame by frame, in luma (0.299 R + 0.587 G + 0.114 B in 256ths) of
 * every fourth row: enough for all figures, and a quarter of the work. Deterministic.
 */
final class PictureMeter {
  private static final int ROW_STEP = 4;
  private static final int BLOCK_PX = 16;
  private static final int COARSE_PX = 4;

  /** Blocks of a caption (name and time of day in the picture) that do not count as structure. */
  private static final double CAPTION_SHARE = 0.05;

  /** The smoothed picture takes a quarter of each new one, in 64ths of a luma step. */
  private static final int SMOOTH_SHIFT = 2;

  private static final int SMOOTH_SCALE = 6;

  /** Share of a pixel's noise variance that is left after smoothing: a / (2 - a) of a = 1/4. */
  private static final double SMOOTH_NOISE = 1.0 / 7;

  /** From the median of absolute differences of two frames to the standard deviation of one. */
  private static final double MEDIAN_TO_SIGMA = 1 / (0.6745 * Math.sqrt(2));

  /**
   * The figures of one frame.
   *
   * @param mean luma, 0 to 255
   * @param spread standard deviation of the means of blocks of 16 x 16 pixels
   * @param range of those means, without the 5 % at either end
   * @param changed share of pixels that differ by more than 2 from the frame before
   * @param sharpness energy of differences over 1 pixel by that over 4 pixels, in the smoothed
   *     picture and without its noise: 1/4 for a sharp edge, 1/16 for a wide slope; NaN if there is
   *     too little to see
   * @param blockiness mean step over the edges of coding blocks by that elsewhere; NaN if the grid
   *     is not known
   */
  record Figures(
      double mean,
      double spread,
      double range,
      double changed,
      double sharpness,
      double blockiness) {}

  private final double gridPx;
  private int widthPx;
  private int heightPx;
  private byte[] luma = new byte[0];
  private byte[] before = new byte[0];
  private int[] smooth = new int[0];
  private int[] columnSteps = new int[0];
  private double[] blockMeans = new double[0];
  private final int[] differences = new int[256];
  private boolean first = true;

  /**
   * @param gridPx edge of a coding block in analysed pixels; below 4 or not finite: not measured
   */
  PictureMeter(double gridPx) {
    this.gridPx = gridPx;
  }

  Figures measure(Frame frame) {
    if (frame.widthPx() != widthPx || frame.heightPx() != heightPx) {
      resize(frame.widthPx(), frame.heightPx());
    }
    byte[] swap = before;
    before = luma;
    luma = swap;
    extract(frame.rgb());
    double changed = first ? 1 : compare();
    blur();
    double noise = first ? 0 : noise();
    first = false;
    double mean = means();
    double spread = spread();
    return new Figures(mean, spread, range(), changed, sharpness(noise), blockiness());
  }

  private void resize(int toWidthPx, int toHeightPx) {
    widthPx = toWidthPx;
    heightPx = toHeightPx;
    int pixels = rows() * widthPx;
    luma = new byte[pixels];
    before = new byte[pixels];
    smooth = new int[pixels];
    columnSteps = new int[widthPx];
    blockMeans = new double[Math.max(1, widthPx / BLOCK_PX) * Math.max(1, heightPx / BLOCK_PX)];
    first = true;
  }

  private int rows() {
    return heightPx / ROW_STEP;
  }

  private void extract(byte[] rgb) {
    int to = 0;
    for (int row = 0; row < rows(); row++) {
      int from = 3 * widthPx * (row * ROW_STEP + ROW_STEP / 2);
      for (int x = 0; x < widthPx; x++, from += 3, to++) {
        int weighted =
            77 * (rgb[from] & 255) + 150 * (rgb[from + 1] & 255) + 29 * (rgb[from + 2] & 255);
        luma[to] = (byte) (weighted >> 8);
      }
    }
  }

  /** Share of pixels that changed; also fills the histogram of differences. */
  private double compare() {
    Arrays.fill(differences, 0);
    for (int i = 0; i < luma.length; i++) {
      differences[Math.abs((luma[i] & 255) - (before[i] & 255))]++;
    }
    int still = differences[0] + differences[1] + differences[2];
    return 1 - (double) still / luma.length;
  }

  /** Standard deviation of a pixel's noise, as the median pixel has it: people do not count. */
  private double noise() {
    int half = luma.length / 2;
    int below = 0;
    int median = 0;
    while (below + differences[median] <= half) {
      below += differences[median];
      median++;
    }
    // Within a step of the histogram: half of step 0 lies on either side of zero.
    double within = (half - below) / (double) differences[median];
    double exact = median == 0 ? within / 2 : median - 0.5 + within;
    return exact * MEDIAN_TO_SIGMA;
  }

  private void blur() {
    for (int i = 0; i < luma.length; i++) {
      int value = (luma[i] & 255) << SMOOTH_SCALE;
      smooth[i] = first ? value : smooth[i] + ((value - smooth[i]) >> SMOOTH_SHIFT);
    }
  }

  private double means() {
    int columns = Math.max(1, widthPx / BLOCK_PX);
    int blockRows = blockMeans.length / columns;
    int blockWidth = Math.min(BLOCK_PX, widthPx);
    int rowsPerBlock = Math.max(1, Math.min(BLOCK_PX / ROW_STEP, rows()));
    double all = 0;
    for (int row = 0; row < blockRows; row++) {
      for (int column = 0; column < columns; column++) {
        int sum = 0;
        for (int y = 0; y < rowsPerBlock; y++) {
          int at = (row * rowsPerBlock + y) * widthPx + column * BLOCK_PX;
          for (int x = 0; x < blockWidth; x++) {
            sum += luma[at + x] & 255;
          }
        }
        double mean = (double) sum / (rowsPerBlock * blockWidth);
        blockMeans[row * columns + column] = mean;
        all += mean;
      }
    }
    return all / blockMeans.length;
  }

  private double spread() {
    double sum = 0;
    double squares = 0;
    for (double mean : blockMeans) {
      sum += mean;
      squares += mean * mean;
    }
    double middle = sum / blockMeans.length;
    return Math.sqrt(Math.max(0, squares / blockMeans.length - middle * middle));
  }

  private double range() {
    Arrays.sort(blockMeans);
    int skip = (int) (blockMeans.length * CAPTION_SHARE);
    return blockMeans[blockMeans.length - 1 - skip] - blockMeans[skip];
  }

  private double sharpness(double noise) {
    long fine = 0;
    long coarse = 0;
    int steps = widthPx - COARSE_PX;
    for (int row = 0; row < rows(); row++) {
      int at = row * widthPx;
      for (int x = 0; x < steps; x++) {
        long step = (long) smooth[at + x + 1] - smooth[at + x];
        long leap = (long) smooth[at + x + COARSE_PX] - smooth[at + x];
        fine += step * step;
        coarse += leap * leap;
      }
    }
    int count = rows() * steps;
    double unit = 1.0 / (1 << SMOOTH_SCALE);
    double floor = 2 * noise * noise * SMOOTH_NOISE;
    double finePerPixel = fine * unit * unit / Math.max(1, count) - floor;
    double coarsePerPixel = coarse * unit * unit / Math.max(1, count) - floor;
    return coarsePerPixel < 4 ? Double.NaN : Math.max(0, finePerPixel) / coarsePerPixel;
  }

  private double blockiness() {
    if (!(gridPx >= 4) || gridPx > widthPx / 4.0) {
      return Double.NaN;
    }
    Arrays.fill(columnSteps, 0);
    for (int row = 0; row < rows(); row++) {
      int at = row * widthPx;
      for (int x = 1; x < widthPx; x++) {
        columnSteps[x] += Math.abs((luma[at + x] & 255) - (luma[at + x - 1] & 255));
      }
    }
    long onEdges = 0;
    long elsewhere = 0;
    int edges = 0;
    double next = gridPx;
    for (int x = 1; x < widthPx; x++) {
      if (x == (int) Math.rint(next)) {
        next += gridPx;
        onEdges += columnSteps[x];
        edges++;
      } else {
        elsewhere += columnSteps[x];
      }
    }
    int others = widthPx - 1 - edges;
    double base = Math.max((double) elsewhere / others, 0.1 * rows());
    return (double) onEdges / edges / base;
  }
}
