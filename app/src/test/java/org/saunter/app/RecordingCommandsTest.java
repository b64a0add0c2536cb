package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** sim, replay, eval, explain, import. */
class RecordingCommandsTest {
  private static final Path DATA = Cli.PROJECT.resolve("../shared/data/shelf");

  @TempDir static Path shared;
  @TempDir Path temp;

  @BeforeAll
  static void record() {
    JsonNode json =
        Cli.run("sim", "--out", shared.resolve("day"), "--visits", 6, "--seed", 9, "--json")
            .isFine()
            .json("sim-result.schema.json");
    assertThat(json.get("seed").asLong()).isEqualTo(9);
  }

  private static JsonNode replay(Object... more) {
    Object[] args = new Object[more.length + 3];
    System.arraycopy(new Object[] {"replay", shared.resolve("day"), "--json"}, 0, args, 0, 3);
    System.arraycopy(more, 0, args, 3, more.length);
    return Cli.run(args).isFine().json("replay-result.schema.json");
  }

  @Test
  void simSaysItsSeedFirstAndLast() {
    Cli.Result sim =
        Cli.run("sim", "--out", temp.resolve("r"), "--visits", 1, "--seed", 3, "--measured")
            .isFine();
    assertThat(sim.out()).startsWith("seed 3").contains("neighbourWithinFiveGrams");
    assertThat(sim.out().strip()).endsWith("seed 3");
    Cli.Result twice = Cli.run("sim", "--out", temp.resolve("r"), "--visits", 1);
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.err()).contains("holds a recording already", "Maybe");
  }

  @Test
  void replayGivesReceiptsAndScores() {
    JsonNode json = replay();
    assertThat(json.get("receipts").size()).isEqualTo(6);
    assertThat(json.get("scores").get("visits").asInt()).isEqualTo(6);
    assertThat(json.get("receipts").get(0).get("visitKey").asString()).isNotEmpty();
    assertThat(replay().get("factsHash")).isEqualTo(json.get("factsHash"));
    Cli.Result people = Cli.run("replay", shared.resolve("day")).isFine();
    assertThat(people.out()).contains("TOTAL EUR", "Exactly what was taken", "item F1");
  }

  @Test
  void replayStopsWhereItIsTold() {
    long start = 1_767_254_400_000_000_000L;
    JsonNode seconds = replay("--until", "60");
    assertThat(seconds.get("observations").asLong())
        .isPositive()
        .isLessThan(replay().get("observations").asLong());
    assertThat(replay("--until", "2026-01-01T08:01:00Z").get("factsHash"))
        .isEqualTo(seconds.get("factsHash"));
    assertThat(replay("--until", start + 60_000_000_000L).get("factsHash"))
        .isEqualTo(seconds.get("factsHash"));
    Cli.Result bad = Cli.run("replay", shared.resolve("day"), "--until", "noon");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).contains("The moment (noon)", "Maybe");
  }

  @Test
  void aRecordingThatBreaksOffIsReadAsFarAsItGoes() throws IOException {
    Path cut = temp.resolve("cut");
    Files.createDirectories(cut);
    for (String name :
        new String[] {"recording.json", "store.json", "catalogue.json", "planogram.json"}) {
      Files.copy(shared.resolve("day").resolve(name), cut.resolve(name));
    }
    byte[] all = Files.readAllBytes(shared.resolve("day/observations.jsonl.gz"));
    Files.write(cut.resolve("observations.jsonl.gz"), java.util.Arrays.copyOf(all, all.length / 2));
    JsonNode json = Cli.run("replay", cut, "--json").isFine().json("replay-result.schema.json");
    assertThat(json.get("unreadableLines").asInt()).isPositive();
    assertThat(json.get("observations").asLong()).isPositive();
    assertThat(json.has("scores")).isFalse();
  }

  @Test
  void explainFollowsALineToItsSensors() {
    JsonNode receipts = replay().get("receipts");
    JsonNode receipt = receipts.get(0);
    for (JsonNode candidate : receipts) {
      receipt = candidate.get("lines").isEmpty() ? receipt : candidate;
    }
    Object visit = receipt.get("visitId").asLong();
    JsonNode chain =
        Cli.run("explain", shared.resolve("day"), "--visit", visit, "--json")
            .isFine()
            .json("explanation.schema.json");
    JsonNode movement = chain.get("lines").get(0).get("movements").get(0);
    assertThat(movement.get("factId").asString()).startsWith("demo:");
    assertThat(movement.get("observations").size()).isPositive();
    assertThat(Cli.run("explain", shared.resolve("day"), "--visit", visit).isFine().out())
        .contains("movement", "PlateWeighed", "window 2026-01-01T08:");
    Cli.Result none = Cli.run("explain", shared.resolve("day"), "--visit", 999);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("no receipt of visit (999)", "Maybe");
  }

  @Test
  void evalMeasuresAllSystemsOnOneRecording() {
    Cli.Result rows = Cli.run("eval", "--recording", shared.resolve("day"), "--json").isFine();
    assertThat(rows.out().lines().toList())
        .hasSize(6)
        .allSatisfy(line -> Cli.checked(line, "eval-row.schema.json"));
    Cli.Result people =
        Cli.run("eval", "--recording", shared.resolve("day"), "--system", "saunter");
    assertThat(people.isFine().out()).contains("saunter", "item F1");
  }

  @Test
  void evalRunsASuite() {
    Cli.Result rows =
        Cli.run("eval", "--suite", "walkout", "--visits", 2, "--system", "nearest", "--json")
            .isFine();
    assertThat(rows.out().lines().toList())
        .isNotEmpty()
        .allSatisfy(line -> Cli.checked(line, "eval-row.schema.json"));
    assertThat(Cli.run("eval", "--suite", "walk").code()).isEqualTo(2);
    assertThat(Cli.run("eval").err()).contains("Either a suite or a recording", "Maybe");
  }

  @Test
  void importsTablesAndCameras() throws IOException {
    Path tables = Files.createDirectories(temp.resolve("tables"));
    for (String name : new String[] {"store.json", "catalogue.json", "planogram.json"}) {
      Files.copy(shared.resolve("day").resolve(name), tables.resolve(name));
    }
    Files.writeString(
        tables.resolve("plates.csv"), "time_s,plate,grams\n1767254401.0,A1-1-1,100\nx,A1-1-1,1\n");
    JsonNode csv =
        Cli.run("import", "csv", tables, "--out", temp.resolve("csv"), "--json")
            .isFine()
            .json("import-result.schema.json");
    assertThat(csv.get("unreadableLines").asInt()).isEqualTo(1);
    Files.writeString(temp.resolve("det.txt"), "1,-1,10,20,30,40,0.9,-1,-1,-1\n");
    Cli.run("import", "mot", temp.resolve("det.txt"), "--out", temp.resolve("mot"), "--json")
        .isFine()
        .json("import-result.schema.json");
    assertThat(Cli.run("replay", temp.resolve("mot")).isFine().err()).contains("has no product");
    Cli.Result missing = Cli.run("import", "csv", temp.resolve("no"), "--out", temp.resolve("x"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("is not there", "Maybe");
  }

  @Test
  void importsTheRealCase() {
    if (!Files.isDirectory(DATA)) {
      System.out.println("SKIPPED: the AutoCheckout case is not at " + DATA);
      Assumptions.abort("no AutoCheckout data");
    }
    JsonNode json =
        Cli.run(
                "import",
                "autocheckout",
                DATA.resolve("cps-test-01"),
                "--out",
                temp.resolve("case"),
                "--json")
            .isFine()
            .json("import-result.schema.json");
    assertThat(json.get("labels").asInt()).isEqualTo(2);
    JsonNode replay =
        Cli.run("replay", temp.resolve("case"), "--json")
            .isFine()
            .json("replay-result.schema.json");
    assertThat(replay.get("kind").asString()).isEqualTo("real");
  }
}
