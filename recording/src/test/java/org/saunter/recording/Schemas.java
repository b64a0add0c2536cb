package org.saunter.recording;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of the model's records, made from the records themselves and their
 * Javadoc, so that neither can drift from the code.
 */
final class Schemas {
  static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ModelDocs docs;
  private final Map<String, ObjectNode> defs = new TreeMap<>();

  Schemas(ModelDocs docs) {
    this.docs = docs;
  }

  /** The schema of one file or line. */
  static ObjectNode of(String name, Class<?> type, ModelDocs docs) {
    Schemas schemas = new Schemas(docs);
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", DIALECT);
    root.put("$id", "urn:saunter:recording-format:1:" + name);
    root.put("title", "Saunter " + name);
    root.setAll(schemas.type(type));
    ObjectNode defs = root.putObject("$defs");
    schemas.defs.forEach(defs::set);
    return root;
  }

  private ObjectNode type(Type type) {
    if (type instanceof ParameterizedType p) {
      return p.getRawType() == Map.class ? map(p) : array(type(p.getActualTypeArguments()[0]));
    }
    Class<?> c = (Class<?>) type;
    if (c == Samples.class) {
      return array(number()).put("maxItems", FloatArrays.VALUES_MAX);
    } else if (c == Appearance.class) {
      return array(number()).put("minItems", 1).put("maxItems", Appearance.DIMENSIONS_MAX);
    } else if (c == double.class || c == Double.class) {
      return number();
    } else if (c == int.class || c == Integer.class) {
      return object("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
    } else if (c == long.class || c == Long.class) {
      return object("integer").put("format", "int64");
    } else if (c == boolean.class) {
      return object("boolean");
    } else if (c == String.class) {
      return object("string");
    }
    return named(c);
  }

  private ObjectNode named(Class<?> c) {
    String name = name(c);
    if (!defs.containsKey(name)) {
      defs.put(name, JSON.createObjectNode()); // so that a type may hold itself
      defs.put(name, c.isEnum() ? enumeration(c) : c.isSealed() ? sealed(c) : record(c));
    }
    return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
  }

  private static String name(Class<?> c) {
    return c.getSimpleName();
  }

  private static ObjectNode enumeration(Class<?> c) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode values = node.putArray("enum");
    Arrays.stream(c.getEnumConstants()).forEach(v -> values.add(v.toString()));
    return node;
  }

  private ObjectNode sealed(Class<?> c) {
    ObjectNode node = JSON.createObjectNode();
    node.put("description", docs.of(c));
    ArrayNode cases = node.putArray("oneOf");
    Arrays.stream(c.getPermittedSubclasses()).forEach(p -> cases.add(named(p)));
    return node;
  }

  private ObjectNode record(Class<?> c) {
    ObjectNode node = object("object");
    String text = docs.of(c);
    if (!text.isEmpty()) {
      node.put("description", text);
    }
    ObjectNode properties = node.putObject("properties");
    ArrayNode required = node.putArray("required");
    if (isCase(c)) {
      properties.putObject("type").put("const", c.getSimpleName());
      required.add("type");
    }
    for (RecordComponent component : c.getRecordComponents()) {
      ObjectNode property = type(component.getGenericType());
      String what = docs.of(c, component.getName());
      if (!what.isEmpty()) {
        property.put("description", what);
      }
      properties.set(component.getName(), property);
      if (isRequired(component)) {
        required.add(component.getName());
      }
    }
    return node;
  }

  /** Whether the record is one of the cases of a sealed type and so carries its name. */
  static boolean isCase(Class<?> c) {
    return Arrays.stream(c.getInterfaces()).anyMatch(Class::isSealed);
  }

  /** Missing lists are empty, nullable fields may be missing, all others must be there. */
  static boolean isRequired(RecordComponent component) {
    AnnotatedElement declared = component.getAnnotatedType();
    return !List.class.isAssignableFrom(component.getType())
        && !Map.class.isAssignableFrom(component.getType())
        && !declared.isAnnotationPresent(Nullable.class);
  }

  private ObjectNode map(ParameterizedType type) {
    ObjectNode node = object("object");
    node.set("propertyNames", type(type.getActualTypeArguments()[0]));
    node.set("additionalProperties", type(type.getActualTypeArguments()[1]));
    return node;
  }

  private static ObjectNode array(ObjectNode items) {
    ObjectNode node = object("array");
    node.set("items", items);
    return node;
  }

  /** A number, or one of the three texts for what is no number. */
  private static ObjectNode number() {
    ObjectNode node = JSON.createObjectNode();
    node.set("type", JSON.createArrayNode().add("number").add("string"));
    return node.put("pattern", "^(NaN|-?Infinity)$");
  }

  private static ObjectNode object(String type) {
    return JSON.createObjectNode().put("type", type);
  }
}
