package org.saunter.app.command;

import org.saunter.model.BadInputException;
import picocli.CommandLine.ITypeConverter;

/** Two whole numbers, across and down, written like 1920x1080. */
record AcrossDown(int across, int down) {
  private static final int MOST = 16_384;

  /** Reads it. */
  static final class Converter implements ITypeConverter<AcrossDown> {
    @Override
    public AcrossDown convert(String text) {
      String[] words = text.toLowerCase(java.util.Locale.ROOT).split("x", -1);
      try {
        int width = Integer.parseInt(words[0].strip());
        int height = Integer.parseInt(words[1].strip());
        if (words.length == 2 && width > 0 && height > 0 && width <= MOST && height <= MOST) {
          return new AcrossDown(width, height);
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        // told below
      }
      throw new BadInputException(
          "The size (" + text + ") is not usable.", "Maybe write it like 1920x1080.");
    }
  }
}
