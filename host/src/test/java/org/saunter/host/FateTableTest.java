package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Observation.Ticked;
import org.saunter.sim.Scenario;

/** Fates are counted over all lives of a store. */
class FateTableTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;

  /** One life of a store whose slow source comes late once and out of its place twice. */
  private HostCounters live(int life) {
    StoreHost host = Shopping.open(folder, Scenario.standard(1, 1), HostSettings.standard());
    host.start();
    long now = Scenario.START_NANOS + life * 60L * SECOND;
    host.offer(tick("clock", now));
    host.offer(tick("slow", now - 10 * SECOND));
    host.offer(tick("slow", now - SECOND / 10));
    host.offer(tick("slow", now - SECOND / 20));
    host.close();
    assertThat(host.fault()).isEmpty();
    return host.counters();
  }

  private static Ticked tick(String source, long nanos) {
    return new Ticked(nanos, source, nanos);
  }

  private Map<Fate, Map<String, Long>> kept() {
    try (Journal journal = Journal.openToRead(folder)) {
      assertThat(journal.verify("demo").isWhole()).isTrue();
      return journal.fates("demo");
    }
  }

  @Test
  void countsStayOverARestartAndAddUp() {
    live(1);
    assertThat(kept())
        .isEqualTo(Map.of(Fate.LATE, Map.of("slow", 1L), Fate.REORDERED, Map.of("slow", 2L)));
    HostCounters second = live(2);
    assertThat(second.count(Fate.LATE)).isEqualTo(2);
    assertThat(second.count(Fate.IN_ORDER)).isEqualTo(1);
    assertThat(kept())
        .isEqualTo(second.fatesBySource())
        .isEqualTo(Map.of(Fate.LATE, Map.of("slow", 2L), Fate.REORDERED, Map.of("slow", 4L)));
  }

  @Test
  void aJournalWithoutTheTableBeginsAtNothing() throws SQLException {
    live(1);
    String hash;
    try (Journal journal = Journal.openToRead(folder)) {
      hash = journal.verify("demo").factsHash();
    }
    Shopping.drop(folder, "fate");
    assertThat(kept()).isEmpty();
    try (Journal journal = Journal.openToRead(folder)) {
      assertThat(journal.verify("demo").factsHash()).isEqualTo(hash);
    }
    assertThat(live(2).count(Fate.LATE)).isEqualTo(1);
    assertThat(kept()).containsEntry(Fate.LATE, Map.of("slow", 1L));
  }

  @Test
  void countsGoWithTheNextCommitAndTheRestAtTheEnd() {
    Fates counted = new Fates();
    try (Journal journal = Journal.open(folder)) {
      GroupCommitter committer = new GroupCommitter(journal);
      committer.keepFates("demo", counted);
      counted.count(Fate.LATE, "slow");
      BlockBuilder builder = new BlockBuilder("demo", Tail.empty());
      assertThatThrownBy(() -> committer.submit(gap(), () -> {}).join())
          .isInstanceOf(CompletionException.class);
      assertThat(journal.fates("demo")).isEmpty();
      committer.submit(tick(builder, 5), () -> {}).join();
      assertThat(journal.fates("demo")).isEqualTo(Map.of(Fate.LATE, Map.of("slow", 1L)));
      assertThat(committer.commits()).isEqualTo(1);
      counted.count(Fate.STOPPED, "slow");
      committer.close();
      assertThat(journal.fates("demo")).isEqualTo(counted.bySource()).hasSize(2);
    }
  }

  /** A block whose first step is not the next of its store. */
  private static Block gap() {
    BlockBuilder builder = new BlockBuilder("demo", Tail.empty());
    tick(builder, 4);
    return tick(builder, 5);
  }

  private static Block tick(BlockBuilder builder, long nanos) {
    builder.add(new Ticked(nanos, "clock", nanos), List.of());
    return builder.seal();
  }
}
