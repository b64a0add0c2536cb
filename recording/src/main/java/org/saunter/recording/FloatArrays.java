package org.saunter.recording;

import java.util.Arrays;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Vectors of 32-bit floats as compact JSON arrays. Each number is the shortest text that gives the
 * same float again; what is no number stands as the text {@code "NaN"}, {@code "Infinity"} or
 * {@code "-Infinity"}, because a broken sensor's reading must reach the engine as it is.
 */
final class FloatArrays {
  /** The most values that one array may have: ten minutes at 60 Hz and then some. */
  static final int VALUES_MAX = 65_536;

  private FloatArrays() {}

  static <T> ValueSerializer<T> writing(Function<T, float[]> values) {
    return new ValueSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        float[] numbers = values.apply(value);
        out.writeStartArray();
        for (float number : numbers) {
          out.writeNumber(number);
        }
        out.writeEndArray();
      }
    };
  }

  static <T> ValueDeserializer<T> reading(Function<float[], T> maker) {
    return new ValueDeserializer<>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
          context.reportInputMismatch(float[].class, "an array of numbers was expected");
        }
        float[] numbers = new float[12];
        int count = 0;
        for (JsonToken token = in.nextToken();
            token != JsonToken.END_ARRAY;
            token = in.nextToken()) {
          if (count == VALUES_MAX) {
            context.reportInputMismatch(float[].class, "more than %d numbers", VALUES_MAX);
          }
          if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
          }
          numbers[count++] = number(in, token, context);
        }
        return maker.apply(count == numbers.length ? numbers : Arrays.copyOf(numbers, count));
      }
    };
  }

  private static float number(JsonParser in, JsonToken token, DeserializationContext context) {
    if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
      return in.getFloatValue();
    }
    String text = token == JsonToken.VALUE_STRING ? in.getString() : token.asString();
    return switch (text) {
      case "NaN" -> Float.NaN;
      case "Infinity" -> Float.POSITIVE_INFINITY;
      case "-Infinity" -> Float.NEGATIVE_INFINITY;
      default ->
          context.reportInputMismatch(float[].class, "(%s) is neither a number nor NaN", text);
    };
  }
}
