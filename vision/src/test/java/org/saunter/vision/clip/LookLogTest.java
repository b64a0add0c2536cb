package org.saunter.vision.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;

class LookLogTest {
  @TempDir Path temp;
  private Path log = Path.of("unset");
  @TempDir Path keys;
  private @Nullable StoreKey made;

  private StoreKey key() {
    StoreKey key = made == null ? newKey("key") : made;
    made = key;
    return key;
  }

  private StoreKey newKey(String name) {
    return StoreKey.ofFile(keys.resolve(name), new SecureRandom());
  }

  @BeforeEach
  void fiveLooks() throws IOException {
    log = temp.resolve("looks.log");
    write(5);
  }

  private void write(int looks) throws IOException {
    LookLog open = LookLog.open(temp, key());
    for (int i = 0; i < looks; i++) {
      open.write(
          new LookLog.Entry(
              new Look("Ana \"the\" {reviewer}\n", "q" + i, 100 + i),
              "cam 1",
              i,
              i + 9,
              "GIVEN 5"));
    }
  }

  private List<String> problems() throws IOException {
    return LookLog.verify(temp, key());
  }

  @Test
  void aLogThatNobodyTouchedIsClean() throws IOException {
    assertThat(problems()).isEmpty();
    write(2);
    assertThat(problems()).isEmpty();
    assertThat(LookLog.count(temp, key())).isEqualTo(7);
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(7).allMatch(l -> l.startsWith("{\"n\":"));
    assertThat(lines.get(0))
        .contains("\"who\":\"Ana \\\"the\\\" {reviewer}\\n\"")
        .contains("\"camera\":\"cam 1\"")
        .contains("\"fromNanos\":0,\"toNanos\":9")
        .contains("\"question\":\"q0\"")
        .contains("\"outcome\":\"GIVEN 5\"");
  }

  @Test
  void aChangedLineShows() throws IOException {
    String text = Files.readString(log);
    Files.writeString(log, text.replace("\"question\":\"q2\"", "\"question\":\"q9\""));
    assertThat(problems()).isNotEmpty().first().asString().contains("Line 3");
  }

  @Test
  void aRemovedLineShowsWhereverItWas() throws IOException {
    List<String> lines = Files.readAllLines(log);
    for (int i = 0; i < 5; i++) {
      List<String> rest = new ArrayList<>(lines);
      rest.remove(i);
      Files.write(log, rest);
      assertThat(problems()).as("without line " + (i + 1)).isNotEmpty();
    }
    Files.write(log, List.of());
    assertThat(problems()).as("without any line").isNotEmpty();
  }

  @Test
  void removalStillShowsAfterTheStoreWentOn() throws IOException {
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, 3));
    write(4);
    assertThat(problems()).hasSize(1).first().asString().contains("was found damaged");
    write(1);
    assertThat(problems()).as("for ever").hasSize(1);
    Files.delete(temp.resolve("looks.head"));
    assertThat(problems()).as("and without its head").hasSize(1);
    write(1);
    assertThat(problems()).hasSize(1);
  }

  @Test
  void swappedAndInventedLinesShow() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    String second = lines.set(1, lines.get(2));
    lines.set(2, second);
    Files.write(log, lines);
    assertThat(problems()).isNotEmpty();
  }

  @Test
  void anotherKeysSignatureShows() throws IOException {
    StoreKey other = newKey("other");
    assertThat(LookLog.verify(temp, other)).hasSize(1);
  }

  /** A crash in the middle of a line, and one between the line and its signature. */
  @Test
  void whatACrashLeavesIsNoDamage() throws IOException {
    String head = Files.readString(temp.resolve("looks.head"));
    write(1);
    Files.writeString(temp.resolve("looks.head"), head);
    assertThat(problems()).isEmpty();
    String whole = Files.readString(log);
    Files.writeString(log, whole + whole.substring(0, 70));
    assertThat(problems()).isEmpty();
    write(2);
    assertThat(problems()).isEmpty();
    assertThat(LookLog.count(temp, key())).isEqualTo(8);
  }

  @Test
  void aLookHasAPersonAndAReason() {
    assertThatThrownBy(() -> new Look(" ", "q", 0)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new Look("Ana", "", 0)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new Look("A".repeat(201), "q", 0))
        .isInstanceOf(BadInputException.class);
  }
}
