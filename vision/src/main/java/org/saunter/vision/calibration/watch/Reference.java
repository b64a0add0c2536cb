package org.saunter.vision.calibration.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;

/**
 * What a camera saw when it was calibrated: a grey picture of what stands still, at most 320 pixels
 * wide. People who walk through are not in it.
 */
public final class Reference {
  private static final int WIDTH_MAX = 320;
  private static final int FRAMES_MAX = 31;
  private static final String MAGIC = "P5";

  private final Gray gray;

  Reference(Gray gray) {
    this.gray = gray;
  }

  /**
   * Of some frames, best a second or more apart; at most 31 of them are used, evenly spread.
   *
   * @throws BadInputException if there is none, or they are of different sizes
   */
  public static Reference of(List<Frame> frames) {
    if (frames.isEmpty()) {
      throw new BadInputException(
          "The reference of a camera needs frames; there are (0).", "Maybe the video is empty.");
    }
    Frame first = frames.getFirst();
    int width = Math.min(first.widthPx(), WIDTH_MAX);
    int height = Math.max(1, (int) Math.rint(first.heightPx() * (double) width / first.widthPx()));
    int used = Math.min(frames.size(), FRAMES_MAX);
    Background background = new Background(used);
    for (int i = 0; i < used; i++) {
      Frame frame = frames.get((int) ((long) i * frames.size() / used));
      if (frame.widthPx() != first.widthPx() || frame.heightPx() != first.heightPx()) {
        throw new BadInputException(
            "The camera (" + first.cameraId() + ") gave frames of different sizes.",
            "Maybe its stream was changed in between.");
      }
      background.add(Gray.of(frame, width, height));
    }
    return new Reference(background.middle(width, height));
  }

  public int widthPx() {
    return gray.widthPx();
  }

  public int heightPx() {
    return gray.heightPx();
  }

  Gray gray() {
    return gray;
  }

  /** How many places there are that can be found again; fewer than twelve are too few. */
  public int places() {
    return PatchPicker.pick(gray).size();
  }

  /** Writes it as a PGM picture, which every viewer shows. */
  public void write(Path file) throws IOException {
    byte[] head =
        (MAGIC + "\n" + gray.widthPx() + " " + gray.heightPx() + "\n255\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + gray.pixels().length);
    System.arraycopy(gray.pixels(), 0, all, head.length, gray.pixels().length);
    Files.write(file, all);
  }

  /** Reads what {@link #write} wrote. */
  public static Reference read(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int at = 0;
    for (int lines = 0; lines < 3 && at < Math.min(all.length, 64); at++) {
      lines += all[at] == '\n' ? 1 : 0;
    }
    String[] words = new String(all, 0, at, StandardCharsets.US_ASCII).strip().split("\\s+", -1);
    try {
      int width = Integer.parseInt(words[1]);
      int height = Integer.parseInt(words[2]);
      boolean isOurs = words.length == 4 && words[0].equals(MAGIC) && words[3].equals("255");
      if (isOurs && width > 0 && height > 0 && (long) width * height == all.length - at) {
        return new Reference(new Gray(width, height, Arrays.copyOfRange(all, at, all.length)));
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // told below, like any other file
    }
    throw new BadInputException(
        "The file (" + file + ") is not the reference picture of a camera.",
        "Maybe it was saved by another program, or cut off.");
  }
}
