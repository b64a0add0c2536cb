package org.saunter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Fact;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Planogram;
import org.saunter.model.Product;
import org.saunter.model.RecordingInfo;
import org.saunter.model.StoreProfile;
import org.saunter.model.Truth;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas that ship say what the code does. Run with {@code SAUNTER_REWRITE=1} to write them
 * anew; the difference is then reviewed.
 */
class SchemasTest {
  private static final Path RESOURCES = Path.of("src/main/resources/org/saunter/recording/schema");
  private static final Path PAGE = Path.of("../docs/reference/recording-format.md");
  private static final boolean REWRITE = "1".equals(System.getenv("SAUNTER_REWRITE"));

  private static final Map<String, Class<?>> FILES = files();

  @TempDir Path temp;

  private record Store(StoreProfile profile, Layout layout) {}

  private record Catalogue(List<Product> products) {}

  private record Planograms(List<Planogram> versions) {}

  private static Map<String, Class<?>> files() {
    Map<String, Class<?>> files = new LinkedHashMap<>();
    files.put("recording", RecordingInfo.class);
    files.put("store", Store.class);
    files.put("catalogue", Catalogue.class);
    files.put("planogram", Planograms.class);
    files.put("observation", Observation.class);
    files.put("truth", Truth.class);
    files.put("fact", Fact.class);
    return files;
  }

  private static ModelDocs docs() throws IOException {
    return ModelDocs.read(Path.of("../model/src/main/java/org/saunter/model"));
  }

  @Test
  void theSchemasThatShipAreThoseOfTheRecords() throws IOException {
    for (Map.Entry<String, Class<?>> file : FILES.entrySet()) {
      String made =
          JsonMapper.shared()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(Schemas.of(file.getKey(), file.getValue(), docs()))
              + "\n";
      Path at = RESOURCES.resolve(file.getKey() + ".schema.json");
      same(at, made);
    }
  }

  @Test
  void theReferencePageListsEveryField() throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- fields: made by SchemasTest -->\n";
    int from = page.indexOf(begin) + begin.length();
    assertThat(from).isGreaterThan(begin.length());
    same(PAGE, page.substring(0, from) + "\n" + new FieldTables(docs()).of(FILES));
  }

  private static void same(Path file, String made) throws IOException {
    if (REWRITE) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, made);
    }
    assertThat(file).content(StandardCharsets.UTF_8).isEqualTo(made);
  }

  @Test
  void whatIsWrittenIsValid() throws IOException {
    Path folder = temp.resolve("recording");
    try (RecordingWriter writer =
        RecordingWriter.create(folder, TinyStore.info(), TinyStore.setup(), false)) {
      AnyRecord.ofEach(Observation.class, 30, 8).forEach(writer::write);
      AnyRecord.ofEach(Truth.class, 30, 9).forEach(writer::write);
    }
    for (String name : List.of("recording", "store", "catalogue", "planogram")) {
      valid(schema(name), Files.readString(folder.resolve(name + ".json")));
    }
    Schema observation = schema("observation");
    for (String line : Files.readAllLines(folder.resolve("observations.jsonl"))) {
      valid(observation, line);
    }
    Schema truth = schema("truth");
    for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
      valid(truth, line);
    }
    Schema fact = schema("fact");
    AnyRecord.ofEach(Fact.class, 30, 10).forEach(f -> valid(fact, JsonCodec.write(f)));
  }

  @Test
  void whatCannotBeReadIsNotValid() throws IOException {
    Schema observation = schema("observation");
    for (String text :
        List.of(
            "{\"type\":\"PlateSmelled\"}",
            "{\"type\":\"Ticked\",\"atNanos\":1,\"source\":\"c\"}",
            "{\"type\":\"Ticked\",\"atNanos\":1.5,\"source\":\"c\",\"sequence\":1}",
            "{\"type\":\"PlateWeighed\",\"atNanos\":1,\"source\":\"c\",\"sequence\":1,"
                + "\"plateId\":\"p\",\"periodNanos\":1,\"grams\":[\"heavy\"]}",
            "[]")) {
      assertThat(observation.validate(text, InputFormat.JSON)).as(text).isNotEmpty();
    }
    valid(
        observation,
        "{\"type\":\"Ticked\",\"atNanos\":1,\"source\":\"c\",\"sequence\":1,\"newer\":{}}");
  }

  private static void valid(Schema schema, String json) {
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  private static Schema schema(String name) throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    String resource = "/org/saunter/recording/schema/" + name + ".schema.json";
    try (InputStream in = SchemasTest.class.getResourceAsStream(resource)) {
      byte[] text = Objects.requireNonNull(in, resource).readAllBytes();
      return registry.getSchema(new String(text, StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }
}
