package org.saunter.vision.clip;

import java.util.ArrayList;
import java.util.List;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

/**
 * Hides the heads in one camera's frames, before anything is written or shown. Give it all
 * sightings, the doubtful ones too: one blur too many costs nothing.
 *
 * <p>Each head is an ellipse of at most 4 × 5 cells; a cell is filled with the mean of its pixels,
 * rounded to 16 steps of brightness. What is averaged away cannot be brought back from the frame.
 *
 * <p>Detectors miss a head in one frame and find it in the next. So a head that is not seen again
 * stays covered for 0.6 s where it was last, growing by half. A head counts as seen again by the
 * nearest one that a person could have walked to (2 m/s; the box's shorter side is half a metre);
 * each new head stands for one old head only, so that of two people side by side the one who is
 * missed stays covered.
 *
 * <p>For one camera and one thread.
 */
public final class HeadBlur {
  private static final long MEMORY_NANOS = 600_000_000L;
  private static final double WALK_BOXES_PER_SECOND = 4;
  private static final int CELLS_ACROSS = 4;
  private static final int CELL_LEAST_PX = 4;
  private static final int STEP = 16;

  private record Remembered(long atNanos, HeadDisc disc, double boxPx) {}

  private List<Remembered> seen = List.of();
  private long lastNanos = Long.MIN_VALUE;

  /** The frame with its heads hidden, in an array of its own. */
  public Frame blurred(Frame frame, List<Sighting> people) {
    byte[] rgb = frame.rgb().clone();
    hide(rgb, frame.widthPx(), frame.heightPx(), cover(frame.atNanos(), people));
    return new Frame(
        frame.cameraId(), frame.atNanos(), frame.number(), frame.widthPx(), frame.heightPx(), rgb);
  }

  /**
   * What has to be covered at this moment: every head that is seen, and those seen lately. Moments
   * must not go back; if they do, nothing is remembered.
   */
  public List<HeadDisc> cover(long atNanos, List<Sighting> people) {
    if (atNanos < lastNanos) {
      seen = List.of();
    }
    lastNanos = atNanos;
    List<Remembered> now = new ArrayList<>();
    for (Sighting person : people) {
      double boxPx =
          Math.min(person.rightPx() - person.leftPx(), person.bottomPx() - person.topPx());
      now.add(new Remembered(atNanos, HeadDisc.of(person), Math.max(boxPx, 0)));
    }
    List<Remembered> missed = missed(now, atNanos);
    List<HeadDisc> covered = new ArrayList<>();
    for (Remembered head : now) {
      covered.add(head.disc());
    }
    for (Remembered head : missed) {
      double age = (double) (atNanos - head.atNanos()) / MEMORY_NANOS;
      covered.add(head.disc().larger(1 + age / 2));
    }
    now.addAll(missed);
    seen = now;
    return covered;
  }

  /** The remembered heads that none of the new ones stands for, nearest pairs first. */
  private List<Remembered> missed(List<Remembered> now, long atNanos) {
    List<Remembered> left = new ArrayList<>();
    for (Remembered old : seen) {
      if (atNanos - old.atNanos() <= MEMORY_NANOS) {
        left.add(old);
      }
    }
    List<Remembered> free = new ArrayList<>(now);
    while (!left.isEmpty() && !free.isEmpty()) {
      double nearest = Double.POSITIVE_INFINITY;
      int oldIndex = -1;
      int newIndex = -1;
      for (int i = 0; i < left.size(); i++) {
        for (int j = 0; j < free.size(); j++) {
          double distance = distance(left.get(i), free.get(j));
          if (distance < nearest && distance <= reach(left.get(i), atNanos)) {
            nearest = distance;
            oldIndex = i;
            newIndex = j;
          }
        }
      }
      if (oldIndex < 0) {
        break;
      }
      left.remove(oldIndex);
      free.remove(newIndex);
    }
    return left;
  }

  private static double distance(Remembered a, Remembered b) {
    return Math.hypot(a.disc().xPx() - b.disc().xPx(), a.disc().yPx() - b.disc().yPx());
  }

  private static double reach(Remembered old, long atNanos) {
    double seconds = (atNanos - old.atNanos()) / 1e9;
    return old.disc().radiusXPx() + seconds * WALK_BOXES_PER_SECOND * old.boxPx();
  }

  /**
   * Hides these places.
   *
   * @param rgb three bytes a pixel; written to
   */
  public static void hide(byte[] rgb, int widthPx, int heightPx, List<HeadDisc> places) {
    for (HeadDisc place : places) {
      int right = Math.min(widthPx - 1, place.right());
      int bottom = Math.min(heightPx - 1, place.bottom());
      double across = 2 * Math.min(place.radiusXPx(), place.radiusYPx());
      int cell = (int) Math.max(CELL_LEAST_PX, Math.ceil(across / CELLS_ACROSS));
      for (int top = place.top(); top <= bottom; top += cell) {
        for (int left = place.left(); left <= right; left += cell) {
          int x2 = Math.min(left + cell - 1, right);
          int y2 = Math.min(top + cell - 1, bottom);
          fill(rgb, widthPx, place, left, top, x2, y2);
        }
      }
    }
  }

  private static void fill(
      byte[] rgb, int widthPx, HeadDisc place, int left, int top, int right, int bottom) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = top; y <= bottom; y++) {
      for (int x = left, at = 3 * (y * widthPx + left); x <= right; x++, at += 3) {
        red += rgb[at] & 255;
        green += rgb[at + 1] & 255;
        blue += rgb[at + 2] & 255;
      }
    }
    int pixels = (right - left + 1) * (bottom - top + 1);
    byte meanRed = rounded(red, pixels);
    byte meanGreen = rounded(green, pixels);
    byte meanBlue = rounded(blue, pixels);
    for (int y = top; y <= bottom; y++) {
      double dy = (y + 0.5 - place.yPx()) / place.radiusYPx();
      double room = 1 - dy * dy;
      if (room < 0) {
        continue;
      }
      double half = place.radiusXPx() * Math.sqrt(room);
      int from = (int) Math.max(left, Math.ceil(place.xPx() - half - 0.5));
      int to = (int) Math.min(right, Math.floor(place.xPx() + half - 0.5));
      for (int x = from, at = 3 * (y * widthPx + from); x <= to; x++, at += 3) {
        rgb[at] = meanRed;
        rgb[at + 1] = meanGreen;
        rgb[at + 2] = meanBlue;
      }
    }
  }

  private static byte rounded(int sum, int pixels) {
    int mean = sum / pixels;
    return (byte) Math.min(255, mean / STEP * STEP + STEP / 2);
  }
}
