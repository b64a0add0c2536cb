package org.saunter.server;

import io.javalin.json.JsonMapper;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.saunter.model.BadInputException;
import tools.jackson.core.JacksonException;

/** Javalin's JSON by Jackson 3. */
@SuppressWarnings("TypeParameterUnusedInFormals") // Javalin's signatures
final class Json implements JsonMapper {
  private final tools.jackson.databind.json.JsonMapper jackson =
      tools.jackson.databind.json.JsonMapper.builder().build();

  @Override
  public String toJsonString(Object value, Type type) {
    return jackson.writeValueAsString(value);
  }

  /** A value as JSON text. */
  String text(Object value) {
    return jackson.writeValueAsString(value);
  }

  @Override
  public <T> T fromJsonString(String json, Type type) {
    try {
      return jackson.readValue(json, jackson.constructType(type));
    } catch (JacksonException bad) {
      throw unreadable(bad);
    }
  }

  @Override
  public <T> T fromJsonStream(InputStream json, Type type) {
    try {
      return jackson.readValue(json, jackson.constructType(type));
    } catch (JacksonException bad) {
      throw unreadable(bad);
    }
  }

  private static BadInputException unreadable(JacksonException bad) {
    String where =
        bad.getLocation() == null
            ? "?"
            : "line "
                + bad.getLocation().getLineNr()
                + ", column "
                + bad.getLocation().getColumnNr();
    return new BadInputException(
        "The JSON of the request is not understood at (" + where + ").",
        "Maybe a bracket or a quotation mark is missing, or a field has another type.");
  }
}
