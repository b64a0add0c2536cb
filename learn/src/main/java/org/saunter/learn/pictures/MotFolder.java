package org.saunter.learn.pictures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.saunter.sim.picture.Picture;
import org.saunter.sim.picture.Picture.PersonLabel;

/**
 * The people of one camera's sequence as the MOT Challenge has them (Milan et al., 2016): {@code
 * gt/gt.txt} with frame, id, left, top, width, height, 1, class 1 and visibility, and {@code
 * seqinfo.ini}. Not thread-safe.
 */
final class MotFolder {
  private final Path folder;
  private final String name;
  private final StringBuilder rows = new StringBuilder();
  private int frames;
  private int widthPx;
  private int heightPx;

  MotFolder(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Adds the next frame, whether anybody is on it or not. */
  void add(Picture picture) {
    frames++;
    widthPx = picture.widthPx();
    heightPx = picture.heightPx();
    for (PersonLabel label : picture.people()) {
      if (label.bodyPixels() > 0) {
        rows.append(
            String.format(
                Locale.ROOT,
                "%d,%d,%.2f,%.2f,%.2f,%.2f,1,1,%.3f%n",
                frames,
                label.number(),
                label.leftPx(),
                label.topPx(),
                label.rightPx() - label.leftPx(),
                label.bottomPx() - label.topPx(),
                label.visibleShare()));
      }
    }
  }

  void write(double framesPerSecond, String imageFolder, String imageEnding) {
    try {
      Files.createDirectories(folder.resolve("gt"));
      Files.writeString(folder.resolve("gt").resolve("gt.txt"), rows.toString());
      Files.writeString(
          folder.resolve("seqinfo.ini"),
          String.format(
              Locale.ROOT,
              "[Sequence]%nname=%s%nimDir=%s%nframeRate=%s%nseqLength=%d%nimWidth=%d%nimHeight=%d%n"
                  + "imExt=%s%n",
              name,
              imageFolder,
              framesPerSecond,
              frames,
              widthPx,
              heightPx,
              imageEnding));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
