package org.saunter.recording.autocheckout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Catalogue.ProblemKind;
import org.saunter.recording.GzipOrPlain;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Database documents as JSON text: files {@code COLLECTION*.json} (or {@code .json.gz}) that hold
 * one document, several in a row, or an array of them.
 */
final class Documents {
  private Documents() {}

  static void read(
      Path folder, String collection, Consumer<JsonNode> use, Consumer<Problem> problem) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(collection) && name.matches(".*\\.json(\\.gz)?")) {
          readFile(file, use, problem);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("The folder (" + folder + ") cannot be listed.", e);
    }
  }

  private static void readFile(Path file, Consumer<JsonNode> use, Consumer<Problem> problem) {
    int number = 0;
    try (InputStream in = GzipOrPlain.open(file);
        MappingIterator<JsonNode> all =
            JsonMapper.shared().readerFor(JsonNode.class).readValues(in)) {
      while (all.hasNextValue()) {
        JsonNode document = all.nextValue();
        number++;
        try {
          use.accept(document);
        } catch (BadInputException e) {
          problem.accept(unreadable(file, number, e.rule(), e.maybe()));
        }
      }
    } catch (IOException | JacksonException e) {
      problem.accept(
          unreadable(file, number + 1, "The document breaks off.", "Maybe it was cut off."));
    }
  }

  private static Problem unreadable(Path file, int number, String rule, String maybe) {
    return new Problem(
        ProblemKind.UNREADABLE, file.getFileName() + " document " + number + ": " + rule, maybe);
  }

  /** The document's {@code timestamp}, Unix seconds with a fraction. */
  static long nanos(JsonNode document) {
    JsonNode seconds = document.path("timestamp");
    if (!seconds.isNumber()) {
      throw new BadInputException(
          "The document has the timestamp (" + seconds.asString("none") + ").",
          "Maybe it is of another collection.");
    }
    return seconds.decimalValue().movePointRight(9).longValue();
  }
}
