package org.saunter.learn.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Appearance;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.RecordingInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FloorBenchTest {
  @TempDir Path temp;

  @Test
  void theTrackerKeepsPeopleApartWhereTheNaiveOneDoesNot() {
    List<FloorRun> runs = FloorBench.run(4, 20, 105, FloorNoise.USUAL);
    Map<String, Double> saunter = runs.get(0).score().figures();
    Map<String, Double> naive = runs.get(1).score().figures();
    assertThat(saunter.get("exits")).isGreaterThanOrEqualTo(20);
    assertThat(saunter.get("recall")).isGreaterThan(0.985);
    assertThat(saunter.get("precision")).isGreaterThan(0.985);
    assertThat(saunter.get("idF1")).isGreaterThan(0.97);
    assertThat(saunter.get("purity")).isGreaterThan(0.99);
    assertThat(saunter.get("errorMedianMm")).isLessThan(90);
    assertThat(saunter.get("wrongJointly")).isLessThan(0.07);
    assertThat(naive.get("idF1")).isLessThan(saunter.get("idF1"));
    assertThat(naive.get("wrongJointly")).isGreaterThan(saunter.get("wrongJointly"));
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    assertThat(rows(3)).isEqualTo(rows(3)).isNotEqualTo(rows(4));
  }

  private static List<Map<String, Double>> rows(long seed) {
    return FloorBench.run(2, 4, seed, FloorNoise.HARD).stream()
        .map(r -> r.score().figures())
        .toList();
  }

  @Test
  void rowsAreJson() {
    TrackingRow row =
        new TrackingRow(
            "floor", "a \"b\"", RecordingInfo.Kind.SIMULATED, "s", 7, Map.of("hota", 0.5), "n\\");
    JsonNode json = new ObjectMapper().readTree(row.toJson());
    assertThat(json.get("class").asString()).isEqualTo("a \"b\"");
    assertThat(json.get("kind").asString()).isEqualTo("simulated");
    assertThat(json.get("hota").asDouble()).isEqualTo(0.5);
    assertThat(json.get("note").asString()).isEqualTo("n\\");
    assertThat(row.toString()).contains("hota 0.5000");
  }

  @Test
  void suitesThatCannotRunSaySo() {
    assertThat(TrackingSuite.skipReason("mot", temp.resolve("none"))).contains("not in the folder");
    assertThat(TrackingSuite.skipReason("floor", temp.resolve("none"))).isEmpty();
    assertThatThrownBy(() -> TrackingSuite.run("no", 1, 1, temp, r -> {}))
        .isInstanceOf(BadInputException.class);
    List<TrackingRow> rows = new ArrayList<>();
    TrackingSuite.run("floor", 1, 5, temp, rows::add);
    assertThat(rows).hasSize(6).extracting(TrackingRow::system).contains("saunter", "naive");
  }

  @Test
  void crossingsAreSolvedTogether() {
    Appearance red = Appearance.of(3, 0);
    Appearance blue = Appearance.of(0, 3);
    for (boolean clothing : new boolean[] {false, true}) {
      IdentitySolver solver = new IdentitySolver(clothing, 0.5);
      solver.enter("t1", 1, red);
      solver.enter("t2", 2, blue);
      solver.cross(crossing(List.of("t1", "t2"), List.of("t3", "t4"), List.of(blue, red)));
      assertThat(solver.likeliest("t3")).isEqualTo(clothing ? 2 : 1);
      assertThat(solver.likeliest("nobody")).isEqualTo(IdentitySolver.STRANGER);
      assertThat(solver.exit("t4", null)).isEqualTo(clothing ? 1 : 2);
      assertThat(solver.likeliest("t1")).isEqualTo(1);
    }
  }

  private static TracksCrossed crossing(
      List<String> before, List<String> after, List<Appearance> looks) {
    return new TracksCrossed(0, "eyes", 1, before, after, List.of(0.0, -1.0), looks);
  }
}
