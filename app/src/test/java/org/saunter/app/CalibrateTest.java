package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.store.attribution.Certainty;
import tools.jackson.databind.JsonNode;

/** calibrate, and what takes its models. */
class CalibrateTest {
  @TempDir static Path shared;
  @TempDir Path temp;

  private static Path model;
  private static JsonNode said;

  @BeforeAll
  static void calibrate() {
    model = shared.resolve("model.json");
    said =
        Cli.run(
                "calibrate",
                "--occupancy",
                "12",
                "--visits",
                "60",
                "--seeds",
                "3-4",
                "--test-seeds",
                "5",
                "--out",
                model,
                "--json")
            .isFine()
            .json("calibrate-result.schema.json");
  }

  @Test
  void theModelIsSaidAndWritten() throws IOException {
    JsonNode written = Cli.checked(Files.readString(model), "certainty-model.schema.json");
    assertThat(written).isEqualTo(said.get("model"));
    assertThat(said.get("weights").size()).isEqualTo(Certainty.doubtNames().size());
    assertThat(written.get("data").get(0).get("seeds").toString()).isEqualTo("[3,4]");
    JsonNode report = said.get("report").get(0);
    assertThat(report.get("visits").asInt()).isBetween(50, 60);
    assertThat(report.get("reliability").size()).isEqualTo(10);
  }

  @Test
  void demoReplayAndEvalTakeIt() {
    Path day = temp.resolve("day");
    Cli.run("sim", "--out", day, "--visits", 10, "--seed", 9).isFine();
    assertThat(hash("replay", day, "--json", "--certainty", model))
        .isNotEqualTo(hash("replay", day, "--json"));
    String[] demo = {"demo", "--headless", "--json", "--seed", "5", "--visits", "10"};
    Object[] with = {
      "demo", "--headless", "--json", "--seed", "5", "--visits", "10", "--certainty", model
    };
    assertThat(hash(with)).isNotEqualTo(hash((Object[]) demo)).isEqualTo(hash(with));
    Cli.Result eval =
        Cli.run("eval", "--recording", day, "--system", "saunter", "--certainty", model, "--json");
    eval.isFine().json("eval-row.schema.json");
  }

  private static String hash(Object... args) {
    String out = Cli.run(args).isFine().out();
    return Cli.checked(
            out.strip(),
            args[0].equals("demo") ? "demo-result.schema.json" : "replay-result.schema.json")
        .get("factsHash")
        .asString();
  }

  @Test
  void daysForLearningAreNotForMeasuring() {
    Cli.Result same = Cli.run("calibrate", "--seeds", "1-2,3-4", "--test-seeds", "5,4");
    assertThat(same.code()).isEqualTo(2);
    assertThat(same.err()).contains("The seed (4)", "Maybe");
    assertThat(Cli.run("calibrate", "--occupancy", "5").err()).contains("no seeds", "--seeds");
    assertThat(Cli.run("calibrate", "--seeds", "9-1,2").err()).contains("(9-1)");
    assertThat(Cli.run("calibrate", "--visits", "1,2,3").err()).contains("(2) kinds");
  }

  @Test
  void aModelThatIsNoneIsRefused() throws IOException {
    Path bad = Files.writeString(temp.resolve("bad.json"), "{}");
    assertThat(demo(bad)).contains("not one for this engine's doubts", "Maybe");
    assertThat(demo(temp.resolve("none.json"))).contains("cannot be read", "Maybe");
    String text = Files.readString(model);
    int from = text.indexOf("\"weights\":[") + 11;
    Files.writeString(bad, text.substring(0, from) + text.substring(text.indexOf(',', from) + 1));
    assertThat(demo(bad)).contains("20 doubts, not 19", "Maybe");
  }

  private static String demo(Path file) {
    Cli.Result result = Cli.run("demo", "--headless", "--visits", 1, "--certainty", file);
    assertThat(result.code()).isEqualTo(1);
    return result.err();
  }
}
