package org.saunter.vision.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.saunter.model.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model as it lies on the disk: the bytes of an ONNX file, and where they came from.
 *
 * @param from the file or resource, for messages
 */
public record ModelFile(byte[] bytes, String from) {
  private static final int BYTES_MAX = 1 << 30;

  /**
   * Reads a model file. If a card lies beside it, the same name with {@code .json} at its end, the
   * bytes must have the sum {@code sha256} of the card.
   */
  public static ModelFile read(Path file) {
    byte[] bytes;
    try {
      long size = Files.size(file);
      if (size == 0 || size > BYTES_MAX) {
        throw new BadInputException(
            "The model file (" + file + ") has (" + size + ") bytes; 1 to 2^30 are taken.",
            "Maybe the download was cut off.");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInputException(
          "The model file (" + file + ") cannot be read.", "Maybe the path is wrong.");
    }
    ModelFile model = new ModelFile(bytes, file.toString());
    Path card = card(file);
    if (Files.exists(card)) {
      model.check(card);
    }
    return model;
  }

  /** Where the card of a model file lies. */
  public static Path card(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.onnx$", "");
    return file.resolveSibling(name + ".json");
  }

  private void check(Path card) {
    JsonNode node;
    try {
      node = JsonMapper.shared().readTree(Files.readString(card));
    } catch (IOException | JacksonException e) {
      throw new BadInputException(
          "The card (" + card + ") is no JSON.", "Maybe write the model again.");
    }
    String wanted = node.path("sha256").asString("");
    if (!wanted.isEmpty() && !wanted.toLowerCase(Locale.ROOT).equals(sha256())) {
      throw new BadInputException(
          "The model file ("
              + from
              + ") has the sum ("
              + sha256()
              + "), its card says ("
              + wanted
              + ").",
          "Maybe one of the two is of another version.");
    }
  }

  /** The SHA-256 sum of the bytes, in hexadecimal. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
