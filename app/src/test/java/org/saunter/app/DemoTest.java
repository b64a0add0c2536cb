package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole path in one command. */
class DemoTest {
  private static final String SCHEMA = "demo-result.schema.json";

  @TempDir Path temp;

  private static JsonNode headless(Object... more) {
    Object[] args = new Object[more.length + 5];
    System.arraycopy(new Object[] {"demo", "--headless", "--json", "--seed", "5"}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return Cli.run(args).isFine().json(SCHEMA);
  }

  @Test
  void theSameSeedGivesTheSameFactsAndTheBooksAgree() {
    JsonNode one = headless("--visits", 12);
    JsonNode two = headless("--visits", 12, "--data", temp.resolve("kept"));
    assertThat(one.get("factsHash")).isEqualTo(two.get("factsHash"));
    assertThat(one.get("visits").asInt()).isEqualTo(12);
    assertThat(one.get("receiptsExact").asDouble()).isGreaterThan(0.5);
    assertThat(one.get("ledger").get("isFine").asBoolean()).isTrue();
    assertThat(one.get("ledger").get("receipts").asInt()).isEqualTo(12);
    assertThat(one.get("ledger").get("pendingSteps").asInt()).isZero();
    JsonNode again = headless("--visits", 12, "--data", temp.resolve("kept"));
    assertThat(again.get("factsHash")).isEqualTo(one.get("factsHash"));
    assertThat(again.get("resumedFrom").asLong()).isEqualTo(one.get("observations").asLong());
    assertThat(again.get("receiptsExact")).isEqualTo(one.get("receiptsExact"));
  }

  @Test
  void anotherSeedOnTheSameDataIsRefused() {
    Path data = temp.resolve("kept");
    headless("--visits", 1, "--data", data);
    Cli.Result other = Cli.run("demo", "--headless", "--visits", 1, "--seed", 6, "--data", data);
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err())
        .contains("holds another day")
        .contains("Maybe")
        .doesNotContain("at org");
  }

  @Test
  void whateverIsAskedIsDecidedAlsoIfNobodyAnswers() {
    JsonNode nobody = headless("--visits", 12, "--threshold", 1_000_000, "--reviewer", "none");
    JsonNode truth = headless("--visits", 12, "--threshold", 1_000_000);
    assertThat(nobody.get("ledger").get("receipts").asInt()).isEqualTo(12);
    assertThat(truth.get("ledger").get("receipts").asInt()).isEqualTo(12);
    assertThat(truth.get("reviewed").asInt()).isPositive();
    assertThat(truth.get("wrongCharged").asInt()).isZero();
  }

  @Test
  void sabotageIsCountedNotHidden() {
    JsonNode spoilt = headless("--visits", 6, "--sabotage", "duplicate:0.05");
    assertThat(spoilt.get("refused").get("DUPLICATE").asLong()).isPositive();
    assertThat(spoilt.get("sabotage").get(0).asString()).contains("Duplicate");
  }

  @Test
  void peopleGetAReceiptAndATable() {
    Cli.Result result = Cli.run("demo", "--headless", "--visits", 8, "--seed", 5).isFine();
    assertThat(result.out())
        .contains("TOTAL EUR", "receipts exact", "hash of all facts", "multiPlateShareOfEvents");
  }

  @Test
  void aProcessThatIsKilledGoesOnWithTheSameFacts() throws IOException, InterruptedException {
    Path data = temp.resolve("killed");
    Object[] args = {"demo", "--headless", "--json", "--seed", 5, "--visits", 80, "--data", data};
    Path journal = data.resolve("journal.db-wal");
    for (int kill = 1; kill <= 2; kill++) {
      long enough = Files.exists(journal) ? Files.size(journal) + 200_000 : 200_000;
      Process process =
          Cli.process(args)
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("o").toFile())
              .start();
      while (process.isAlive() && (!Files.exists(journal) || Files.size(journal) < enough)) {
        Thread.onSpinWait();
      }
      boolean isAlive = process.isAlive();
      process.destroyForcibly().waitFor();
      assertThat(isAlive).as("still running at kill " + kill).isTrue();
    }
    JsonNode resumed = Cli.run(args).isFine().json(SCHEMA);
    assertThat(resumed.get("resumedFrom").asLong()).isPositive();
    JsonNode whole = headless("--visits", 80);
    assertThat(resumed.get("factsHash")).isEqualTo(whole.get("factsHash"));
    assertThat(resumed.get("ledger")).isEqualTo(whole.get("ledger"));
  }

  @Test
  void theShopOpensItsPagesAndClosesWhenTheLastVisitIsOver() {
    Cli.Result live =
        Cli.run(
                "demo",
                "--visits",
                3,
                "--seed",
                5,
                "--speed",
                500,
                "--port",
                0,
                "--stores",
                2,
                "--reviewer",
                "truth",
                "--data",
                temp.resolve("live"))
            .isFine();
    assertThat(live.out())
        .contains("The shop is open: http://127.0.0.1:", "is closed after 3 visits");
  }
}
