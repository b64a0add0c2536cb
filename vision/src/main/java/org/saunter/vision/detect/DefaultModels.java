package org.saunter.vision.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The small models that ship with Saunter; {@code saunter train} made them. */
public final class DefaultModels {
  private static final String FOLDER = "/org/saunter/vision/models/";

  private DefaultModels() {}

  /** Finds people and hands, 320x192, in 8 bits. */
  public static ModelFile person() {
    ModelFile model = find("person-int8.onnx");
    if (model == null) {
      throw new IllegalStateException("This build has no person model.");
    }
    return model;
  }

  /** Tells what people wear; null if this build has none. */
  public static @Nullable ModelFile clothing() {
    return find("clothing-int8.onnx");
  }

  /** Tells products apart; null if this build has none. */
  public static @Nullable ModelFile product() {
    return find("product-int8.onnx");
  }

  private static @Nullable ModelFile find(String name) {
    try (InputStream in = DefaultModels.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : new ModelFile(in.readAllBytes(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
