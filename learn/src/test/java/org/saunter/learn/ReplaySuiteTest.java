package org.saunter.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.RecordingInfo;

class ReplaySuiteTest {
  private static final Path DATA = Path.of("../../shared/data/shelf");

  @Test
  void withoutLabelsItSaysSoAndGivesNoRow(@TempDir Path empty) {
    Suite suite = Suites.named("autocheckout-replay", 1, empty);
    List<EvalRow> rows = new ArrayList<>();
    suite.run(1, Suite.SYSTEMS, rows::add);
    assertThat(rows).isEmpty();
    assertThat(suite.skipReason()).contains("(" + empty + ")");
  }

  @Test
  void theLabelsArePlayedAndScoredByTheContestsRule() throws IOException {
    Suite suite = Suites.named("autocheckout-replay", 1, DATA);
    if (!suite.skipReason().isEmpty()) {
      System.out.println("SKIPPED: " + suite.skipReason());
    }
    Assumptions.assumeTrue(suite.skipReason().isEmpty());
    List<EvalRow> rows = new ArrayList<>();
    suite.run(5, List.of("saunter", "winner-rule"), rows::add);
    assertThat(rows).hasSize(2 * suite.classes());
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(Path.of("../docs/reference/schemas/eval-row.schema.json")),
                InputFormat.JSON);
    for (EvalRow row : rows) {
      assertThat(schema.validate(row.toJson(), InputFormat.JSON)).as(row.toJson()).isEmpty();
      assertThat(row.kind()).isEqualTo(RecordingInfo.Kind.REPLAYED);
      assertThat(row.toJson()).contains("\"publishedWinnerF1\":0.8443", "not comparable");
      assertThat(row.scores().missingReceipts()).isZero();
    }
    assertThat(official(rows, "good", "saunter"))
        .isGreaterThan(0.8)
        .isGreaterThan(official(rows, "good", "winner-rule"));
    assertThat(official(rows, "good", "winner-rule")).isBetween(0.6, 0.95);
  }

  private static double official(List<EvalRow> rows, String sensors, String system) {
    for (EvalRow row : rows) {
      if (row.scenarioClass().equals("all-labelled")
          && row.sensors().equals(sensors)
          && row.system().equals(system)
          && row.officialF1() != null) {
        return row.officialF1().value();
      }
    }
    throw new AssertionError("no row");
  }
}
