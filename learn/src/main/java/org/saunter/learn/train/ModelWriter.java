package org.saunter.learn.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.vision.detect.ModelFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts a model on the disk with its card beside it. */
public final class ModelWriter {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ModelWriter() {}

  /**
   * Writes {@code file} and its card. The card comes last: a model without its sum is one that was
   * cut off.
   *
   * @param model the ONNX file
   * @param words what the card says, besides size and sum
   */
  public static void write(Path file, byte[] model, Map<String, String> words) {
    Map<String, Object> card = new LinkedHashMap<>(words);
    card.put("bytes", model.length);
    card.put("sha256", new ModelFile(model, file.toString()).sha256());
    try {
      put(file, model);
      put(ModelFile.card(file), JSON.writeValueAsBytes(card));
    } catch (IOException e) {
      throw new UncheckedIOException("The model (" + file + ") was not written.", e);
    }
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.write(beside, bytes);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
