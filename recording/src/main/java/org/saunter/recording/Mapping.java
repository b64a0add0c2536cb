package org.saunter.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.Samples;
import org.saunter.model.Truth;
import org.saunter.recording.UnreadableLine.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/** How the records of the model map to JSON: their own names, nothing added but {@code type}. */
final class Mapping {
  static final JsonMapper JSON = mapper();

  /** For many objects into one stream, without anything in between. */
  static final ObjectWriter LINES =
      JSON.writer()
          .withRootValueSeparator("")
          .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

  private Mapping() {}

  /** Says which record an object is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
  private interface Typed {}

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .build())
            .annotationIntrospector(new NullRules())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .changeDefaultPropertyInclusion(
                was -> was.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(
                new SimpleModule()
                    .addSerializer(Samples.class, FloatArrays.writing(Samples::toGrams))
                    .addDeserializer(Samples.class, FloatArrays.reading(Samples::ofGrams))
                    .addSerializer(Appearance.class, FloatArrays.writing(Appearance::toArray))
                    .addDeserializer(Appearance.class, FloatArrays.reading(Appearance::of)));
    for (Class<?> sealed :
        new Class<?>[] {Observation.class, Fact.class, Truth.class, Observation.Verdict.class}) {
      builder.addMixIn(sealed, Typed.class);
      for (Class<?> permitted : sealed.getPermittedSubclasses()) {
        builder.registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
      }
    }
    return builder.build();
  }

  /** A missing list is empty; anything else may be missing only where the model says so. */
  private static final class NullRules extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
      if (!(annotated instanceof AnnotatedParameter parameter)
          || !(parameter.getOwner().getMember() instanceof Constructor<?> constructor)
          || !constructor.getDeclaringClass().isRecord()) {
        return super.findSetterInfo(config, annotated);
      }
      Class<?> type = parameter.getRawType();
      if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
        return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
      }
      AnnotatedType declared = constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
      boolean nullable = declared.isAnnotationPresent(Nullable.class);
      return JsonSetter.Value.forValueNulls(nullable ? Nulls.SET : Nulls.FAIL);
    }
  }

  /** The plain sentence for what Jackson found wrong. */
  static BadInputException badInput(JacksonException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof BadInputException bad) {
        return bad;
      }
    }
    return switch (e) {
      case InvalidTypeIdException unknown when unknown.getTypeId() == null ->
          new UnreadableException(
              Reason.TYPE_MISSING,
              "The object has no field (type).",
              "Maybe it is not one of Saunter's lines.");
      case InvalidTypeIdException unknown ->
          new UnreadableException(
              Reason.TYPE_UNKNOWN,
              "The type (" + unknown.getTypeId() + ") is not known here.",
              "Maybe it was written by a newer Saunter; the types are listed in"
                  + " docs/reference/recording-format.md.");
      case InputCoercionException large ->
          new UnreadableException(
              Reason.DOES_NOT_FIT,
              "A number does not fit: " + sentence(large) + ".",
              "Maybe it is in another unit, or a fraction where whole numbers stand.");
      case StreamReadException broken ->
          new UnreadableException(
              Reason.GARBLED,
              "The text is no whole JSON: " + sentence(broken),
              "Maybe the file was cut off while it was written.");
      case DatabindException misfit ->
          new UnreadableException(
              Reason.DOES_NOT_FIT,
              where(misfit) + " does not fit: " + sentence(misfit),
              "Maybe compare it with docs/reference/recording-format.md.");
      default ->
          new UnreadableException(
              Reason.GARBLED, "The text is no JSON: " + sentence(e), "Maybe it is binary.");
    };
  }

  private static String sentence(JacksonException e) {
    String text = e.getOriginalMessage();
    int line = text.indexOf('\n');
    text = line < 0 ? text : text.substring(0, line);
    return text.length() <= 300 ? text : text.substring(0, 300) + " ...";
  }

  private static String where(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      path.append(name == null ? "[" + step.getIndex() + "]" : path.isEmpty() ? name : "." + name);
    }
    return path.isEmpty() ? "The text" : "The field (" + path + ")";
  }
}
