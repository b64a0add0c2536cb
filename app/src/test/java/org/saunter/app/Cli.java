package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands in this process, or in one of their own. */
final class Cli {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private Cli() {}

  /** What a command left behind. */
  record Result(int code, String out, String err) {
    Result isFine() {
      assertThat(code).as(err).isZero();
      return this;
    }

    /** The only line of the output, which fits the schema. */
    JsonNode json(String schema) {
      assertThat(out.strip().lines()).as(out).hasSize(1);
      return checked(out.strip(), schema);
    }
  }

  static Result run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int code = Saunter.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Result(code, out.toString(), err.toString());
  }

  /** A command in a process of its own. */
  static ProcessBuilder process(Object... args) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Xmx512m");
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(Saunter.class.getName());
    for (Object arg : args) {
      words.add(arg.toString());
    }
    return new ProcessBuilder(words);
  }

  static JsonNode checked(String line, String schema) {
    try {
      String text = Files.readString(PROJECT.resolve("docs/reference/schemas").resolve(schema));
      var errors =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON)
              .validate(line, InputFormat.JSON);
      assertThat(errors).as(line).isEmpty();
      return JsonMapper.shared().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
