package org.saunter.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in the page templates, which were compiled with the program. Escapes by place. */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  String render(String name, Map<String, ? extends @Nullable Object> parameters) {
    StringOutput out = new StringOutput(8_192);
    Map<String, Object> given = new java.util.HashMap<>();
    parameters.forEach(
        (key, value) -> {
          if (value != null) {
            given.put(key, value);
          }
        });
    engine.render(name, given, out);
    return out.toString();
  }
}
