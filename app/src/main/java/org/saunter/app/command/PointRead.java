package org.saunter.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.vision.calibration.pose.MarkedPoint;
import org.saunter.vision.calibration.pose.PointFile;

/** Reads tables that a person wrote. */
final class PointRead {
  private PointRead() {}

  static List<MarkedPoint> points(Path file, Layout layout) {
    return PointFile.parse(lines(file), String.valueOf(file.getFileName()), layout);
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new BadInputException(
          "The file (" + file + ") is no text in UTF-8.",
          "Maybe it is a spreadsheet: save it as CSV.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
