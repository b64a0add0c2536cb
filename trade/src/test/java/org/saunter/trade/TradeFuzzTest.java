package org.saunter.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saunter.model.Observation;
import org.saunter.trade.payment.PaymentState;
import org.saunter.trade.payment.SandboxBehaviour;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.sql.Database;
import org.saunter.trade.sql.FaultPoint;

/**
 * Random days: cards of every behaviour, receipts, corrections, facts given again, power that
 * fails. Whatever happens, money is conserved, a fact keeps its answers, nobody pays more than the
 * first receipt said, and whoever has paid has paid exactly the last one. The seed is the test's
 * name.
 */
class TradeFuzzTest {
  private static final String[] GOODS = {"cola", "chips", "wine*2", "stamp*3", "wine*3 cola"};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aRandomDay(long seed) throws IOException {
    Path disk = Files.createDirectories(folder.resolve("day-" + seed));
    Day day = new Day(seed);
    int life = 0;
    while (!day.live(disk)) {
      life++;
      assertThat(life).as("restarts").isLessThan(200);
    }
  }

  private static final class PowerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A list of calls that is made up as it goes, and how far it has come. */
  private static final class Day {
    private static final int CALLS = 120;
    private static final int CARDS = 12;

    private final SplittableRandom random;
    private final List<String> calls = new ArrayList<>();
    private final Map<Integer, String> answers = new HashMap<>();
    private final double failureShare;
    private int done;
    private int visits;
    private int seconds;

    Day(long seed) {
      random = new SplittableRandom(seed);
      failureShare = seed % 3 == 0 ? 0 : 0.02; // some days have no failure at all
    }

    /** Goes on until the day is over (true) or the power fails (false). */
    boolean live(Path disk) {
      boolean[] off = {false};
      FaultPoint power =
          where -> {
            if (off[0] || random.nextDouble() < failureShare) {
              off[0] = true;
              throw new PowerFailed();
            }
          };
      try (Shop shop = new Shop(disk, FaultPoint.NONE, true)) {
        shop.conserved();
      }
      try (Shop shop = new Shop(disk, power, true)) {
        while (done < CALLS) {
          give(shop, done, call(done));
          done++;
          again(shop);
        }
        rest(shop);
        judge(shop);
        compareWithProcessor(disk);
        return true;
      } catch (PowerFailed failed) {
        return false;
      }
    }

    private String call(int index) {
      while (calls.size() <= index) {
        calls.add(next());
      }
      return calls.get(index);
    }

    private String next() {
      seconds += random.nextInt(1, 40);
      int kind = random.nextInt(10);
      if (kind < 2) {
        return seconds + " settle";
      }
      if (kind < 5) {
        return seconds + " ask " + card();
      }
      if (kind < 7 || visits == 0) {
        return seconds + " open " + ++visits + " " + card();
      }
      return seconds
          + (kind < 9 ? " decide " : " correct ")
          + random.nextInt(1, visits + 1)
          + " "
          + (random.nextInt(5) == 0 ? "nothing" : GOODS[random.nextInt(GOODS.length)]);
    }

    private String card() {
      SandboxBehaviour[] all = SandboxBehaviour.values();
      SandboxBehaviour behaviour = all[random.nextInt(all.length)];
      String prefix = behaviour.prefix().isEmpty() ? "card-" : behaviour.prefix();
      return prefix + random.nextInt(CARDS);
    }

    private void give(Shop shop, int index, String call) {
      String[] words = call.split(" ", -1);
      long visit = words.length > 2 && !words[1].equals("ask") ? Long.parseLong(words[2]) : 0;
      boolean decided = visit > 0 && shop.trade.receipt(Shop.STORE, visit).isPresent();
      boolean mine = answers.containsKey(index) || index == done;
      if ((words[1].equals("correct") && !decided)
          || (words[1].equals("decide") && decidedBefore(index))) {
        return; // a store never says such a thing
      }
      assertThat(mine).isTrue();
      List<Observation> told = shop.give(index + 1L, call);
      if (!words[1].equals("settle")) {
        answers.putIfAbsent(index, Shop.words(told));
        assertThat(Shop.words(told)).as(call).isEqualTo(answers.get(index));
      }
    }

    private boolean decidedBefore(int index) {
      String[] words = calls.get(index).split(" ", -1);
      for (int i = 0; i < index; i++) {
        String[] other = calls.get(i).split(" ", -1);
        if (other[1].equals("decide") && other[2].equals(words[2])) {
          return true;
        }
      }
      return false;
    }

    /** A fact of the past is given once more. */
    private void again(Shop shop) {
      int index = random.nextInt(done);
      if (answers.containsKey(index)) {
        give(shop, index, calls.get(index));
      }
    }

    /** Time passes until the processor has answered or was given up. */
    private void rest(Shop shop) {
      for (int i = 0; i < 40; i++) {
        shop.trade.settle(Shop.STORE, Shop.nanos(Long.toString(seconds + 700L * i)));
      }
      assertThat(shop.trade.health().pendingSteps()).isZero();
    }

    private void judge(Shop shop) {
      shop.conserved();
      for (Receipt last : shop.trade.latestReceipts(Shop.STORE, 1_000)) {
        Receipt first = shop.trade.revisions(Shop.STORE, last.visitId()).get(0);
        Receipt.Paid paid = last.paid();
        assertThat(paid.capturedMinor()).isLessThanOrEqualTo(first.totalMinor());
        assertThat(last.totalMinor()).isLessThanOrEqualTo(first.totalMinor());
        long net = paid.capturedMinor() - paid.refundedMinor();
        if (paid.state() == PaymentState.CAPTURED || paid.state() == PaymentState.CANCELLED) {
          assertThat(net).as("visit " + last.visitId()).isEqualTo(last.totalMinor());
        } else if (paid.state() == PaymentState.OUTSTANDING) {
          assertThat(net).as("visit " + last.visitId()).isLessThan(last.totalMinor());
        }
      }
    }

    /** Payment by payment: what we noted is what the processor did, where it has answered. */
    private static void compareWithProcessor(Path disk) {
      Map<String, Long> paidByHold = new HashMap<>();
      try (Database sandbox = Database.openReader(disk.resolve("sandbox.db"))) {
        sandbox
            .rows(
                "SELECT hold_key, captured_minor - refunded_minor FROM hold",
                r -> Map.entry(r.getString(1), r.getLong(2)))
            .forEach(e -> paidByHold.put(e.getKey(), e.getValue()));
      }
      try (Database trade = Database.openReader(disk.resolve("trade.db"))) {
        List<Long> answered =
            trade.rows(
                "SELECT payment_id FROM payment WHERE payment_id NOT IN (SELECT payment_id"
                    + " FROM processor_step WHERE state IN ('PENDING', 'GIVEN_UP'))",
                r -> r.getLong(1));
        assertThat(answered).isNotEmpty();
        for (long payment : answered) {
          long atProcessor =
              trade
                  .rows(
                      "SELECT key FROM processor_step WHERE payment_id = ? AND step = 'HOLD'",
                      r -> r.getString(1),
                      payment)
                  .stream()
                  .mapToLong(key -> paidByHold.getOrDefault(key, 0L))
                  .sum();
          assertThat(atProcessor)
              .as("payment " + payment)
              .isEqualTo(
                  trade.number(
                      "SELECT captured_minor - refunded_minor FROM payment WHERE payment_id = ?",
                      payment));
        }
      }
    }
  }
}
