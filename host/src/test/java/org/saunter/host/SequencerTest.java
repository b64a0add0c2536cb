package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.saunter.model.Credential;
import org.saunter.model.Observation;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Ticked;

class SequencerTest {
  private static final long START = 1_767_225_600_000_000_000L; // 1 January 2026
  private static final long MILLI = 1_000_000L;
  private static final long HOUR = 3_600_000 * MILLI;

  private final Fates fates = new Fates();
  private final Sequencer sequencer = new Sequencer(300 * MILLI, Sequencer.unknown(), fates);
  private final List<Observation> out = new ArrayList<>();

  private static Ticked tick(String source, long atNanos) {
    return new Ticked(atNanos, source, atNanos);
  }

  private void offer(String source, long afterNanos) {
    sequencer.offer(tick(source, START + afterNanos), out::add);
  }

  private List<Long> millis() {
    return out.stream().map(o -> (o.atNanos() - START) / MILLI).toList();
  }

  @Test
  void shuffledWithinTheWindowComesOutInOrder() {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      record Arrival(Observation observation, long at) {}
      List<Observation> inOrder = new ArrayList<>();
      List<Arrival> arrivals = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        Observation o = tick("s" + i % 7, START + i * 10L * MILLI);
        inOrder.add(o);
        arrivals.add(new Arrival(o, o.atNanos() + random.nextLong(300 * MILLI)));
      }
      arrivals.sort(Comparator.comparingLong(Arrival::at));
      Fates own = new Fates();
      Sequencer s = new Sequencer(300 * MILLI, Sequencer.unknown(), own);
      List<Observation> ordered = new ArrayList<>();
      arrivals.forEach(a -> s.offer(a.observation(), ordered::add));
      s.flush(ordered::add);
      assertThat(ordered).as("seed %s", seed).isEqualTo(inOrder);
      assertThat(own.counts()).containsKeys(Fate.IN_ORDER, Fate.REORDERED).hasSize(2);
    }
  }

  @Test
  void atOneMomentEntriesGoFirst() {
    Credential card = new Credential(Credential.Kind.CARD, "c");
    sequencer.offer(tick("clock", START), out::add);
    sequencer.offer(new CredentialPresented(START, "gate", 1, "in", card, 1), out::add);
    sequencer.flush(out::add);
    assertThat(out).extracting(Observation::source).containsExactly("gate", "clock");
  }

  @Test
  void nothingIsHeldLongerThanTheWindow() {
    offer("a", 0);
    offer("a", 200 * MILLI);
    assertThat(out).isEmpty();
    offer("a", 310 * MILLI);
    assertThat(millis()).containsExactly(0L);
    assertThat(sequencer.size()).isEqualTo(2);
  }

  @Test
  void whatIsLateGoesToTheEngineAsItIs() {
    offer("a", 1_000 * MILLI);
    offer("b", 100 * MILLI);
    assertThat(millis()).containsExactly(100L);
    assertThat(fates.sourcesOf(Fate.LATE)).containsEntry("b", 1L);
  }

  @Test
  void aSourceThatRunsBackwardsIsCounted() {
    offer("a", 10_000 * MILLI);
    for (int i = 1; i <= 20; i++) {
      offer("back", (10_000 - i * 500) * MILLI);
    }
    assertThat(fates.sourcesOf(Fate.LATE)).containsEntry("back", 20L);
    assertThat(out).hasSize(20);
  }

  @Test
  void absurdYearsAreNotUsedAndDoNotMoveTheWatermark() {
    offer("a", 0);
    sequencer.offer(tick("epoch", 1), out::add);
    sequencer.offer(tick("far", 4_102_444_800_000_000_000L), out::add);
    offer("wrong", 24 * HOUR);
    offer("a", 100 * MILLI);
    offer("a", 500 * MILLI);
    sequencer.flush(out::add);
    assertThat(millis()).containsExactly(0L, 100L, 500L);
    assertThat(fates.sourcesOf(Fate.ABSURD_TIME).keySet()).containsExactly("epoch", "far", "wrong");
  }

  @Test
  void aLeapThatASecondSourceConfirmsIsBelieved() {
    offer("a", 0);
    offer("a", 10 * HOUR);
    offer("b", 10 * HOUR + MILLI);
    offer("a", 10 * HOUR + 2 * MILLI);
    sequencer.flush(out::add);
    assertThat(out).hasSize(4);
    assertThat(fates.counts()).containsOnlyKeys(Fate.IN_ORDER);
  }

  @Test
  void aLeapThatNobodyConfirmsBeforeTheEndIsCounted() {
    offer("a", 0);
    offer("wrong", 10 * HOUR);
    sequencer.flush(out::add);
    assertThat(millis()).containsExactly(0L);
    assertThat(fates.sourcesOf(Fate.ABSURD_TIME)).containsEntry("wrong", 1L);
    assertThat(sequencer.size()).isZero();
  }

  @Test
  void aLeapOfTheOnlySourceIsBelievedInTheEnd() {
    offer("a", 0);
    for (int i = 0; i < 64; i++) {
      offer("a", 10 * HOUR + i * MILLI);
    }
    sequencer.flush(out::add);
    assertThat(out).hasSize(65);
  }

  @Test
  void theWindowIsBounded() {
    for (int i = 0; i < 100_010; i++) {
      offer("flood", 5 * MILLI);
    }
    assertThat(out).hasSize(10);
    assertThat(fates.counts()).containsEntry(Fate.PUSHED_OUT, 10L);
  }
}
