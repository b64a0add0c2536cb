package org.saunter.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Observation;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.receipt.ReceiptPrinter;
import org.saunter.trade.sql.Database;
import org.saunter.trade.sql.FaultPoint;

/**
 * The power fails at every place where it can: before and after each commit of trade and of the
 * processor, before and after each call. What lies on the disk at that moment is opened anew, the
 * facts are given again, and in the end every visit is charged exactly what its receipt says, once.
 */
class CrashTest {
  /** Cards that behave: not only the money but each answer must be that of the quiet run. */
  private static final String PLAIN =
      """
       1  ask card-1
       2  open 1 card-1
       3  ask badge-1
       4  open 2 badge-1 STAFF
       5  ask card-decline-1
       6  ask card-low-funds-1
       7  open 3 card-low-funds-1
      10  decide 1 cola*2 chips
      11  decide 2 not-billed
      12  decide 3 wine*2
      13  ask card-low-funds-1
      14  ask card-hold-expires-1
      15  open 4 card-hold-expires-1
      18  settle
      20  decide 4 stamp
      21  correct 1 cola chips
      22  correct 1 wine*3
      23  open 5 card-2
      24  decide 5 cola
      25  ask card-3
      26  open 6 card-3
      27  decide 6 nothing
      28  ask card-4
      999 settle
      """;

  /** Cards whose processor is silent now and then: the money must be right. */
  private static final String SILENT =
      """
       1  ask card-timeout-1
       2  settle
       3  open 1 card-timeout-1
       4  ask card-lost-answer-1
       5  settle
       6  open 2 card-lost-answer-1
      10  decide 1 wine*2
      11  settle
      12  decide 2 cola
      13  settle
      15  settle
      20  correct 2 nothing
      21  settle
      23  settle
      30  settle
      """;

  @TempDir Path folder;

  @Test
  void plainCardsPowerFailsOnce() throws IOException {
    Outcome quiet = run(PLAIN, List.of());
    assertThat(quiet.points).isGreaterThan(100);
    for (int point = 1; point <= quiet.points; point++) {
      Outcome crashed = run(PLAIN, List.of(point));
      assertThat(crashed.money).as("crash at " + point).isEqualTo(quiet.money);
      assertThat(crashed.answers).as("crash at " + point).isEqualTo(quiet.answers);
    }
  }

  @Test
  void silentProcessorPowerFailsOnce() throws IOException {
    Outcome quiet = run(SILENT, List.of());
    for (int point = 1; point <= quiet.points; point++) {
      assertThat(run(SILENT, List.of(point)).money).as("crash at " + point).isEqualTo(quiet.money);
    }
  }

  @Test
  void powerFailsAgainAndAgain() throws IOException {
    Outcome quiet = run(PLAIN, List.of());
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 6; i++) {
      List<Integer> points = random.ints(6, 1, 40).boxed().toList();
      Outcome crashed = run(PLAIN, points);
      assertThat(crashed.money).as("crashes at " + points).isEqualTo(quiet.money);
      assertThat(crashed.answers).as("crashes at " + points).isEqualTo(quiet.answers);
    }
  }

  /** What a run left behind, and how many places it came by where the power could have failed. */
  private record Outcome(int points, List<String> money, Map<Long, String> answers) {}

  private static final class PowerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Counts places; at the one that is due, keeps what is on the disk and fails. */
  private static final class Power implements FaultPoint {
    private final Path from;
    private final Path to;
    private final int failsAt;
    private int points;

    Power(Path from, Path to, int failsAt) {
      this.from = from;
      this.to = to;
      this.failsAt = failsAt;
    }

    @Override
    public void reached(String where) {
      if (++points == failsAt) {
        copy(from, to);
        throw new PowerFailed();
      }
    }
  }

  private Outcome run(String script, List<Integer> crashes) throws IOException {
    List<String> calls = script.lines().toList();
    Map<Long, String> answers = new TreeMap<>();
    Path disk = Files.createTempDirectory(folder, "disk");
    for (int life = 0; ; life++) {
      int failsAt = life < crashes.size() ? crashes.get(life) : Integer.MAX_VALUE;
      Path next = Files.createTempDirectory(folder, "disk");
      Power power = new Power(disk, next, failsAt);
      Outcome outcome = live(disk, power, calls, answers, life % 2 == 0);
      remove(disk);
      if (outcome != null) {
        remove(next);
        return outcome;
      }
      disk = next;
    }
  }

  /** One life of the process; null if the power failed in it. */
  private static @Nullable Outcome live(
      Path disk, Power power, List<String> calls, Map<Long, String> answers, boolean fromTheFirst) {
    Shop shop = null;
    try {
      shop = new Shop(disk, power, true);
      long from = fromTheFirst ? 1 : Math.max(1, shop.trade.handledPosition(Shop.STORE));
      for (long position = from; position <= calls.size(); position++) {
        for (Observation o : shop.give(position, calls.get((int) position - 1).strip())) {
          answers.put(o.sequence(), Shop.words(List.of(o)));
        }
      }
      shop.conserved();
      return new Outcome(power.points, money(disk, shop), answers);
    } catch (PowerFailed failed) {
      return null;
    } finally {
      if (shop != null) {
        shop.close();
      }
    }
  }

  private static List<String> money(Path disk, Shop shop) {
    List<String> money = new ArrayList<>();
    for (Receipt receipt : shop.trade.latestReceipts(Shop.STORE, 100)) {
      money.add(ReceiptPrinter.printWithEvidence(receipt));
    }
    try (Database database = Database.openReader(disk.resolve("trade.db"))) {
      money.addAll(
          database.rows(
              "SELECT payment_id, kind, debit, credit, amount_minor FROM ledger_transfer"
                  + " ORDER BY payment_id, transfer_id",
              r ->
                  r.getLong(1)
                      + " "
                      + r.getString(2)
                      + " "
                      + r.getString(3)
                      + " < "
                      + r.getString(4)
                      + " "
                      + r.getLong(5)));
    }
    money.add(shop.sandbox.books().toString());
    return money;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void remove(Path disk) throws IOException {
    try (Stream<Path> files = Files.list(disk)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(disk);
  }
}
