package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Ticked;
import org.saunter.recording.UnreadableCount;
import org.saunter.recording.UnreadableLine;
import org.saunter.recording.UnreadableLine.Reason;
import org.saunter.sim.Scenario;

class JournalTest {
  private static final Scenario SCENARIO = Scenario.standard(3, 5);

  @TempDir private Path folder;

  private StoreHost open(HostSettings settings) {
    return Shopping.open(folder, SCENARIO, settings);
  }

  private void fill() {
    try (StoreHost host = open(HostSettings.standard())) {
      for (List<Observation> batch : Shopping.batches(SCENARIO)) {
        host.lockstep(batch);
      }
    }
  }

  private void tamper(String sql) throws SQLException {
    Shopping.tamper(folder, sql);
  }

  private static BlockBuilder builder(String storeId) {
    return new BlockBuilder(storeId, Tail.empty());
  }

  private static Block tick(BlockBuilder builder, long nanos) {
    builder.add(new Ticked(nanos, "clock", nanos), List.of());
    return builder.seal();
  }

  @Test
  void anAlteredByteIsFoundAndNamed() throws SQLException {
    fill();
    tamper(
        "update block set observations = cast(x'01' || substr(observations, 2, length(observations)"
            + " - 2) || x'07' as blob) where rowid = 3");
    try (Journal journal = Journal.openToRead(folder)) {
      JournalCheck check = journal.verify("demo");
      assertThat(check.isWhole()).isFalse();
      assertThat(check.blocks()).isEqualTo(2);
      assertThat(check.problem()).contains("was altered or torn at step (");
    }
    assertThatThrownBy(() -> open(HostSettings.standard()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("was altered or torn at step (")
        .hasMessageContaining("Maybe restore it from a copy");
  }

  @Test
  void aMissingBlockIsFound() throws SQLException {
    fill();
    tamper("delete from block where rowid = 2");
    try (Journal journal = Journal.openToRead(folder)) {
      assertThat(journal.verify("demo").isWhole()).isFalse();
    }
    assertThatThrownBy(() -> open(HostSettings.standard())).isInstanceOf(BadInputException.class);
  }

  @Test
  void otherFactsThanTheJournaledStopTheStore() throws SQLException {
    fill();
    Block first;
    try (Journal journal = Journal.openToRead(folder)) {
      assertThat(journal.stores()).containsExactly("demo");
      first = journal.someBlocks("demo", 1).get(0);
    }
    byte[] noFacts = {1};
    Block forged =
        Block.sealed(
            "demo",
            1,
            first.count(),
            first.firstNanos(),
            first.lastNanos(),
            first.observations(),
            noFacts,
            new byte[32],
            first.previousHash());
    tamper("delete from block");
    try (Journal journal = Journal.open(folder)) {
      journal.append(List.of(forged), Map.of());
    }
    assertThatThrownBy(() -> open(HostSettings.standard()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("makes other facts of step (")
        .hasMessageContaining("Maybe the journal was written by another version");
  }

  @Test
  void aFileThatIsNoJournalIsNamed() throws IOException {
    Files.writeString(folder.resolve(Journal.FILE), "This is a shopping list. ".repeat(2_000));
    assertThatThrownBy(() -> Journal.open(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is damaged or no journal at all")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> Journal.openToRead(folder)).isInstanceOf(BadInputException.class);
  }

  @Test
  void aFolderInUseIsNamed() {
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.stores()).isEmpty();
      assertThatThrownBy(() -> Journal.open(folder))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("in use by another Saunter");
    }
    Journal.open(folder).close();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Journal.open(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is a file");
    Path forbidden = Path.of("/proc/saunter");
    boolean hasProc = Files.isDirectory(Path.of("/proc/self"));
    if (!hasProc) {
      System.out.println("SKIPPED: there is no /proc here");
    }
    Assumptions.assumeTrue(hasProc, "no /proc here");
    assertThatThrownBy(() -> Journal.open(forbidden))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void aFolderWithoutJournalIsNamed() {
    assertThatThrownBy(() -> Journal.openToRead(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds no journal");
  }

  @Test
  void aFullDiskStopsTheStoreAndLosesNothingAcknowledged() {
    List<Observation> all = Shopping.observations(SCENARIO);
    HostSettings small = HostSettings.standard().withJournalBytesMax(400_000);
    long durable;
    StoreHost host = open(small);
    try {
      assertThatThrownBy(
              () -> {
                for (Observation o : all) {
                  host.lockstep(List.of(o));
                  host.flush();
                }
              })
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("disk is full")
          .hasMessageContaining("Maybe free some space");
      durable = host.position();
      assertThat(durable).isPositive();
    } finally {
      assertThatThrownBy(host::close).isInstanceOf(BadInputException.class);
    }
    try (StoreHost again = open(HostSettings.standard())) {
      assertThat(again.position()).isEqualTo(durable);
      again.lockstep(all);
      again.flush();
      assertThat(again.factsHash()).isEqualTo(Shopping.factsHash(SCENARIO));
    }
  }

  @Test
  void aBadBlockFailsAlone() {
    try (Journal journal = Journal.open(folder);
        GroupCommitter committer = new GroupCommitter(journal)) {
      BlockBuilder good = builder("good");
      BlockBuilder bad = builder("bad");
      Block lost = tick(bad, 5);
      CompletableFuture<Void> first = committer.submit(tick(good, 5), () -> {});
      CompletableFuture<Void> gap = committer.submit(tick(bad, 6), () -> {});
      CompletableFuture<Void> second = committer.submit(tick(good, 6), () -> {});
      first.join();
      second.join();
      assertThatThrownBy(gap::join)
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("goes on at step (1), not at (2)");
      committer.submit(lost, () -> {}).join();
      assertThat(journal.tail("good").position()).isEqualTo(2);
      assertThat(journal.tail("bad").position()).isEqualTo(1);
    }
  }

  @Test
  void countsOfLinesThatCouldNotBeReadAreKeptBesideTheChain() {
    fill();
    UnreadableLine line = new UnreadableLine("body", 1, Reason.GARBLED, "It is (x).", "Maybe y.");
    UnreadableCount one = UnreadableCount.of(line, 5);
    UnreadableCount three = new UnreadableCount(Reason.GARBLED, 3, "It is (z).", "Maybe y.", 5, 9);
    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.unreadable("demo")).isEmpty();
      journal.keepUnreadable("demo", List.of(one));
      journal.keepUnreadable("demo", List.of(three));
      journal.keepUnreadable("other", List.of(one));
    }
    try (Journal journal = Journal.openToRead(folder)) {
      assertThat(journal.unreadable("demo")).containsExactly(three);
      assertThat(journal.verify("demo").isWhole()).isTrue();
    }
  }

  @Test
  void whatWaitsSharesOneTransaction() {
    try (Journal journal = Journal.open(folder)) {
      GroupCommitter committer = new GroupCommitter(journal);
      for (int store = 0; store < 200; store++) {
        CompletableFuture<Void> unused =
            committer.submit(tick(builder("store-" + store), 5), () -> {});
        assertThat(unused).isNotNull();
      }
      committer.close();
      assertThat(committer.blocks()).isEqualTo(200);
      assertThat(committer.commits()).isLessThan(200);
      assertThat(journal.tail("store-199").position()).isEqualTo(1);
    }
  }
}
