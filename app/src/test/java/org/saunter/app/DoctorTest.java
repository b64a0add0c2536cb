package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** doctor, and explain on a data folder. */
class DoctorTest {
  @TempDir Path temp;

  private Path day() {
    Path data = temp.resolve("data");
    Cli.run(
            "demo",
            "--headless",
            "--visits",
            5,
            "--seed",
            5,
            "--data",
            data,
            "--sabotage",
            "duplicate:0.05",
            "--sabotage",
            "absurd-plate:A1-1-1:0.5")
        .isFine();
    return data;
  }

  @Test
  void aHealthyFolderIsWellAndSaysWhatWasNotUsed() {
    JsonNode json =
        Cli.run("doctor", "--data", day(), "--json").isFine().json("doctor-result.schema.json");
    assertThat(json.get("isWell").asBoolean()).isTrue();
    assertThat(json.toString())
        .contains("The journal is whole", "DUPLICATE", "(A1-1-1)", "The books agree");
    assertThat(Cli.run("doctor", "--data", temp.resolve("data")).isFine().out())
        .contains("All is well.");
  }

  @Test
  void anAlteredJournalIsTrouble() throws IOException {
    Path journal = day().resolve("journal.db");
    byte[] all = Files.readAllBytes(journal);
    byte[] word = "card-5-2".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
      for (int at = indexOf(all, word, 0); at >= 0; at = indexOf(all, word, at + 1)) {
        file.seek(at);
        file.write('k');
      }
    }
    Cli.Result doctor = Cli.run("doctor", "--data", temp.resolve("data"), "--json");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.json("doctor-result.schema.json").get("isWell").asBoolean()).isFalse();
  }

  private static int indexOf(byte[] all, byte[] word, int from) {
    for (int i = from; i + word.length <= all.length; i++) {
      if (java.util.Arrays.equals(all, i, i + word.length, word, 0, word.length)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void aFolderWithoutAJournalIsTrouble() {
    Cli.Result doctor = Cli.run("doctor", "--data", temp);
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("holds no journal", "Maybe");
  }

  @Test
  void aReceiptOfTheFolderIsExplained() {
    Path data = day();
    JsonNode chain =
        Cli.run("explain", 1, "--data", data, "--json").isFine().json("explanation.schema.json");
    assertThat(chain.get("storeId").asString()).isEqualTo("demo");
    assertThat(Cli.run("explain", 1, "--data", data).isFine().out())
        .contains("Receipt 1", "decided");
    Cli.Result none = Cli.run("explain", 77, "--data", data);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("has no receipt (77)", "Maybe");
    assertThat(Cli.run("explain", "first", "--data", data).code()).isEqualTo(2);
  }
}
