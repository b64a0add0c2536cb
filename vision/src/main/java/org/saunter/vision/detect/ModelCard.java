package org.saunter.vision.detect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model file says about itself.
 *
 * @param kind what the net is for
 * @param widthPx of the pictures it takes
 * @param words everything it says, these included: data, seed, commit, metrics
 */
public record ModelCard(
    String name, String version, Kind kind, int widthPx, int heightPx, Map<String, String> words) {

  /** What a net is for. */
  public enum Kind {
    /** People and hands by {@link PersonMaps}. */
    PERSON,
    /** A vector of what somebody wears. */
    CLOTHING,
    /** A vector of a product. */
    PRODUCT,
    /** A person model of the YOLO family, which says nothing of itself. */
    YOLO
  }

  static final String NAME = "saunter.name";
  static final String VERSION = "saunter.version";
  static final String KIND = "saunter.kind";

  public ModelCard {
    words = Map.copyOf(words);
  }

  /** The words a model file of that kind must carry, and more if given. */
  public static Map<String, String> words(
      Kind kind, String name, String version, Map<String, String> more) {
    Map<String, String> words = new LinkedHashMap<>(more);
    words.put(NAME, name);
    words.put(VERSION, version);
    words.put(KIND, kind.name());
    return words;
  }
}
