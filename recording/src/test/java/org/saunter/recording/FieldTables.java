package org.saunter.recording;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.saunter.model.Appearance;
import org.saunter.model.Samples;

/** The field tables of the reference page, in Markdown. */
final class FieldTables {
  private final ModelDocs docs;
  private final StringBuilder page = new StringBuilder();

  FieldTables(ModelDocs docs) {
    this.docs = docs;
  }

  String of(Map<String, Class<?>> files) {
    Set<Class<?>> written = new LinkedHashSet<>();
    files.forEach(
        (name, type) -> {
          page.append("### ").append(name).append(".schema.json\n\n");
          Deque<Class<?>> open = new ArrayDeque<>();
          open.add(type);
          while (!open.isEmpty()) {
            Class<?> next = open.removeFirst();
            if (written.add(next)) {
              write(next, open);
            }
          }
        });
    return page.toString().stripTrailing() + "\n";
  }

  private void write(Class<?> type, Deque<Class<?>> open) {
    if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).forEach(open::add);
    } else if (type.isRecord()) {
      page.append("**").append(type.getSimpleName()).append("**");
      String text = docs.of(type);
      page.append(text.isEmpty() ? "\n\n" : ": " + text + "\n\n");
      page.append("| field | type | must be there | meaning |\n|---|---|---|---|\n");
      for (RecordComponent component : type.getRecordComponents()) {
        page.append("| ")
            .append(component.getName())
            .append(" | ")
            .append(kind(component.getGenericType(), open))
            .append(Schemas.isRequired(component) ? " | yes | " : " | no | ")
            .append(docs.of(type, component.getName()).replace("|", "\\|"))
            .append(" |\n");
      }
      page.append('\n');
    }
  }

  private static String kind(Type type, Deque<Class<?>> open) {
    if (type instanceof ParameterizedType p) {
      Type[] of = p.getActualTypeArguments();
      return p.getRawType() == Map.class
          ? "object of " + kind(of[0], open) + " to " + kind(of[1], open)
          : "list of " + kind(of[0], open);
    }
    Class<?> c = (Class<?>) type;
    if (c == Samples.class || c == Appearance.class) {
      return "list of 32-bit number";
    } else if (c.isEnum()) {
      return Arrays.stream(c.getEnumConstants())
          .map(v -> "`" + v + "`")
          .collect(Collectors.joining(" "));
    } else if (c.isRecord() || c.isSealed()) {
      open.add(c);
      return c.getSimpleName();
    }
    return switch (c.getSimpleName().toLowerCase(Locale.ROOT)) {
      case "int", "integer" -> "whole number, 32 bits";
      case "long" -> "whole number, 64 bits";
      case "double" -> "number";
      case "boolean" -> "true or false";
      default -> "text";
    };
  }
}
