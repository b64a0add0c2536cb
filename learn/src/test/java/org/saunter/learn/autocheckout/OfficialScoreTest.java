package org.saunter.learn.autocheckout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saunter.learn.autocheckout.OfficialScore.Bought;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OfficialScoreTest {
  private static final Path LABELS = Path.of("../../shared/data/shelf/autocheckout-labels");
  private static final Set<String> WITHOUT_TRUTH =
      Set.of("BASELINE-9", "BASELINE-19", "BASELINE-24", "TEAM-99-DAY-2-TEST-1");

  /** Scored submissions of the contest: right, predicted and true units, and their official F1. */
  @ParameterizedTest
  @CsvSource({
    "BASELINE-1, 3, 3, 3, 1",
    "BASELINE-5, 2, 3, 3, 0.666667",
    "BASELINE-8, 5, 6, 6, 0.833333",
    "BASELINE-12, 1, 5, 2, 0.285714",
    "BASELINE-16, 2, 3, 2, 0.8",
    "BASELINE-23, 4, 4, 4, 1",
    "TEAM-3-DAY-2-TEST-1, 0, 0, 0, 1",
    "TEAM-6-DAY-2-TEST-1, 0, 0, 3, 0"
  })
  void vectors(String name, int right, int predicted, int truth, double f1) {
    Map<Bought, Integer> p = new HashMap<>();
    Map<Bought, Integer> t = new HashMap<>();
    for (int i = 0; i < predicted; i++) {
      p.put(new Bought("a", "code" + i), 1);
    }
    for (int i = 0; i < truth; i++) {
      t.put(new Bought("a", i < right ? "code" + i : "other" + i), 1);
    }
    assertThat(OfficialScore.f1(p, t)).as(name).isCloseTo(f1, within(1e-6));
  }

  @Test
  void unitsCountAndTheWrongShopperIsWrongTwice() {
    Map<Bought, Integer> truth = Map.of(Bought.of("a", "120130"), 2, Bought.of("b", "120850"), 1);
    Map<Bought, Integer> predicted =
        Map.of(Bought.of("a", "01201303"), 2, Bought.of("a", "0120850"), 1);
    assertThat(OfficialScore.f1(predicted, truth)).isCloseTo(4.0 / 6, within(1e-12));
    assertThat(OfficialScore.clipped(Map.of(Bought.of("a", "1"), -1, Bought.of("a", "2"), 0)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "120130, 012000000133",
    "0120130, 012000000133",
    "01201303, 012000000133",
    "90162909, 90162909",
    "01201304, 01201304",
    "038000138416, 038000138416",
    "UNKOWN, UNKOWN",
    "'', ''",
  })
  void shortBarcodesAreWrittenOut(String code, String canonical) {
    assertThat(Barcodes.canonical(code)).isEqualTo(canonical);
  }

  @Test
  void everyShapeOfShortCodeExpands() {
    assertThat(Barcodes.canonical("120850")).isEqualTo(Barcodes.canonical("0120850"));
    assertThat(Barcodes.canonical("123453")).startsWith("01230000045");
    assertThat(Barcodes.canonical("123454")).startsWith("01234000005");
    assertThat(Barcodes.canonical("123455")).startsWith("01234500005");
    assertThat(Barcodes.canonical("123452")).startsWith("01220000345");
  }

  @Test
  void theOfficialScoreIsReproducedInEveryLabelledCase() {
    Path feedback = LABELS.resolve("scored_feedback.json");
    if (!Files.isReadable(feedback)) {
      System.out.println(
          "SKIPPED: the scored submissions of the contest are not beside the project");
    }
    Assumptions.assumeTrue(Files.isReadable(feedback));
    Map<String, LabelledCase> labelled = new HashMap<>();
    Labels.read(LABELS.resolve("ground_truth_v14.json")).forEach(c -> labelled.put(c.name(), c));
    Set<String> checked = new HashSet<>();
    for (JsonNode row : JsonMapper.shared().readTree(feedback)) {
      String name = row.path("name").asString();
      LabelledCase one = labelled.get(name);
      if (one != null && !WITHOUT_TRUTH.contains(name)) {
        double ours = OfficialScore.f1(receipts(row), one.truth());
        assertThat(ours).as(name).isCloseTo(row.path("f1_score").asDouble(), within(1e-5));
        checked.add(name);
      }
    }
    assertThat(checked).hasSize(18);
  }

  private static Map<Bought, Integer> receipts(JsonNode row) {
    Map<Bought, Integer> units = new TreeMap<>();
    for (JsonNode receipt : row.path("receipts")) {
      for (JsonNode product : receipt.path("products")) {
        units.merge(
            Bought.of(receipt.path("target_id").asString(), product.path("barcode").asString()),
            product.path("quantity").asInt(),
            Integer::sum);
      }
    }
    return units;
  }
}
