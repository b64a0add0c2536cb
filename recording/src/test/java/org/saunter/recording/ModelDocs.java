package org.saunter.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the Javadoc of a module says about its types and the components of its records. */
final class ModelDocs {
  private static final Pattern TYPE =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s*)*(?:public |private |static |sealed |final )*"
              + "(?:record|enum|interface|class) (\\w+)",
          Pattern.DOTALL);
  private static final Pattern PARAM =
      Pattern.compile("@param (\\w+) ((?:(?!@param|@return|@throws).)*)", Pattern.DOTALL);

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> components = new HashMap<>();

  /** Reads the sources of a package. */
  static ModelDocs read(Path... packages) throws IOException {
    ModelDocs docs = new ModelDocs();
    for (Path folder : packages) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          docs.add(Files.readString(file));
        }
      }
    }
    return docs;
  }

  private void add(String source) {
    Matcher match = TYPE.matcher(source);
    while (match.find()) {
      String text = match.group(1).replaceAll("\\n\\s*\\*", " ");
      Matcher params = PARAM.matcher(text);
      while (params.find()) {
        components.put(match.group(2) + "." + params.group(1), plain(params.group(2)));
      }
      types.put(match.group(2), plain(text.replaceAll("@(param|throws).*", "")));
    }
  }

  private static String plain(String text) {
    return text.replaceAll("\\{@value #\\w+}", "the current version")
        .replaceAll("\\{@(?:code|link|value) #?([^}]*)}", "$1")
        .replaceAll("<p>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  String of(Class<?> type) {
    return types.getOrDefault(type.getSimpleName(), "");
  }

  String of(Class<?> type, String component) {
    String own = components.getOrDefault(type.getSimpleName() + "." + component, "");
    if (!own.isEmpty()) {
      return own;
    }
    return switch (component) {
      case "atNanos" -> "Store time, nanoseconds since the Unix epoch.";
      case "source" -> "Who reports: a device or service name, unique in the store.";
      case "sequence" -> "The source's own running number; grows by one each time.";
      default -> "";
    };
  }
}
