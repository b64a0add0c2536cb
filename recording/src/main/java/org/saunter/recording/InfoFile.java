package org.saunter.recording;

import org.saunter.model.BadInputException;
import org.saunter.model.RecordingInfo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code recording.json}: the version is looked at before anything else. */
final class InfoFile {
  static final String NAME = "recording.json";

  private InfoFile() {}

  static RecordingInfo parse(byte[] json) {
    try {
      JsonNode tree = Mapping.JSON.readTree(json);
      JsonNode version = tree.path("formatVersion");
      if (!version.isInt() || version.intValue() < 1) {
        throw new BadInputException(
            "The recording has the format version (" + version.asString("none") + ").",
            "Maybe the file is not the recording.json of a recording.");
      }
      if (version.intValue() > RecordingInfo.FORMAT_VERSION) {
        throw new BadInputException(
            "The recording has the format version ("
                + version.intValue()
                + "); this Saunter reads up to version "
                + RecordingInfo.FORMAT_VERSION
                + ".",
            "Maybe update Saunter.");
      }
      return Mapping.JSON.treeToValue(tree, RecordingInfo.class);
    } catch (JacksonException e) {
      throw Mapping.badInput(e);
    }
  }
}
