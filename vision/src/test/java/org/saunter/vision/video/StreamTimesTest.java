package org.saunter.vision.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation.SensorState;

/** Stamps, rates and addresses, without any stream. */
class StreamTimesTest {
  private static final long MS = 1_000_000L;
  private static final long SECOND = 1_000 * MS;
  private static final long ARRIVED = 5_000 * SECOND;

  @ParameterizedTest
  @CsvSource({
    "5, 5, 100",
    "15, 5, 34",
    "25, 5, 20",
    "30, 5, 17",
    "12, 5, 42",
    "4, 5, 100",
    "5, 1, 20"
  })
  void ofAFasterStreamTheWantedRateIsTaken(double stream, double wanted, int expected) {
    RatePicker picker = new RatePicker(wanted);
    SplittableRandom chance = new SplittableRandom(11);
    int taken = 0;
    for (int i = 0; i < 100; i++) {
      long jitter = chance.nextLong(-MS, MS);
      if (picker.takes(Math.round(i * 1e9 / stream) + jitter)) {
        taken++;
      }
    }
    assertThat(taken).isBetween(expected - 1, expected + 1);
  }

  @Test
  void everyThirdOfThreeTimesTheRate() {
    RatePicker picker = new RatePicker(5);
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      if (picker.takes(Math.round(i * 1e9 / 15))) {
        taken.add(i);
      }
    }
    assertThat(taken).containsExactly(0, 3, 6, 9);
    assertThat(picker.takes(60 * SECOND)).as("after a gap").isTrue();
    assertThat(picker.takes(60 * SECOND + 66 * MS)).isFalse();
    assertThat(picker.takes(2 * SECOND)).as("back in time").isTrue();
  }

  @Test
  void aRecordingKeepsItsAnchorAndNeverGoesBack() {
    StreamClock clock = new StreamClock(-7, false);
    assertThat(clock.stamp(100, ARRIVED)).isEqualTo(ARRIVED - 7);
    assertThat(clock.stamp(100 + SECOND, ARRIVED)).isEqualTo(ARRIVED - 7 + SECOND);
    long restarted = clock.stamp(0, ARRIVED);
    assertThat(restarted).isGreaterThan(ARRIVED - 7 + SECOND);
    assertThat(clock.stamp(SECOND, ARRIVED)).isEqualTo(restarted + SECOND);
  }

  @Test
  void aBurstAtTheStartDoesNotPutStampsIntoTheFuture() {
    StreamClock clock = new StreamClock(0, true);
    for (int i = 0; i < 10; i++) {
      assertThat(clock.stamp(i * 200L * MS, ARRIVED + i)).isLessThanOrEqualTo(ARRIVED + 20_000);
    }
    for (int i = 10; i < 50; i++) {
      long arrived = ARRIVED + (i - 9) * 200L * MS;
      assertThat(clock.stamp(i * 200L * MS, arrived)).isBetween(arrived - 2 * MS, arrived);
    }
    assertThat(clock.stepNanos()).isZero();
  }

  /** 100 parts per million is 8.6 s a day; the network adds up to 80 ms. */
  @ParameterizedTest
  @CsvSource({"100", "-100", "0"})
  void aDriftingCameraStaysOnTheStoresClock(int partsPerMillion) {
    StreamClock clock = new StreamClock(0, true);
    SplittableRandom chance = new SplittableRandom(5);
    long worst = 0;
    long last = 0;
    for (int i = 0; i < 200_000; i++) {
      long taken = ARRIVED + i * 200L * MS;
      long own = i * 200L * MS - i * 200L * partsPerMillion;
      long stamp = clock.stamp(own, taken + chance.nextLong(80 * MS));
      if (i > 100) {
        worst = Math.max(worst, Math.abs(stamp - taken));
      }
      assertThat(stamp).isGreaterThan(last);
      assertThat(clock.stepNanos()).isZero();
      last = stamp;
    }
    assertThat(worst).isLessThan(25 * MS);
    assertThat(clock.driftNanos())
        .isBetween(
            4L * partsPerMillion * SECOND / 100 - 200 * MS,
            4L * partsPerMillion * SECOND / 100 + 200 * MS);
  }

  @ParameterizedTest
  @CsvSource({"3000", "-3000"})
  void aStepOfTheCamerasClockIsToldAndHealed(int stepMs) {
    StreamClock clock = new StreamClock(0, true);
    List<Long> steps = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long arrived = ARRIVED + i * 200L * MS;
      long stamp = clock.stamp(i * 200L * MS + (i >= 50 ? stepMs * MS : 0), arrived);
      if (clock.stepNanos() != 0) {
        steps.add(clock.stepNanos());
      }
      if (i < 50 || i > 80) {
        assertThat(stamp).isBetween(arrived - 5 * MS, arrived);
      }
    }
    assertThat(steps).containsExactly(-stepMs * MS);
  }

  @Test
  void aNetworkThatPausesIsNoStep() {
    StreamClock clock = new StreamClock(0, true);
    for (int i = 0; i < 200; i++) {
      long taken = ARRIVED + i * 200L * MS;
      long arrived = i > 60 && i < 75 ? ARRIVED + 75 * 200L * MS : taken;
      assertThat(clock.stamp(i * 200L * MS, arrived)).isBetween(taken - 6 * MS, taken + 6 * MS);
      assertThat(clock.stepNanos()).isZero();
    }
  }

  @Test
  void aWrongRateIsToldOnceAndItsEndToo() {
    SourceOptions options =
        SourceOptions.of("cam", SourceAddress.parse("rtsp://h/a"), 160, 96)
            .with(new SourceOptions.Timing(15, 0, SourceOptions.Pace.FLAT_OUT));
    SourceTroubles troubles = new SourceTroubles(options);
    List<SourceEvent> events = new ArrayList<>();
    long now = ARRIVED;
    troubles.picture(160, 96, now, events::add);
    for (double rate : new double[] {15, 8, 8.5, 15, 15.5, 25, 15}) {
      for (int i = 0; i < 12 * rate; i++) {
        now += Math.round(1e9 / rate);
        troubles.watch(now, 0, events::add);
      }
    }
    assertThat(events.stream().map(e -> e.getClass().getSimpleName()).toList())
        .containsExactly("Opened", "WrongRate", "RateRight", "WrongRate", "RateRight");
    assertThat(events.get(1).state()).isEqualTo(SensorState.FOGGED);
    assertThat(events.get(1).words()).contains("expected are 15.0");
  }

  @Test
  void waitsBetweenCallsDoubleUpToTheLongest() {
    SourceOptions.Patience waits = new SourceOptions.Patience(SECOND, 100 * MS, 2 * SECOND);
    long before = 0;
    for (int failures = 1; failures < 200; failures++) {
      long wait = waits.waitNanos(failures, "cam");
      assertThat(wait).isBetween(Math.max(before, 75 * MS), 2 * SECOND);
      before = wait;
    }
    assertThat(before).isGreaterThan(1_490 * MS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "rtsp://u:geheim@host:554/a rtsp://***@host:554/a",
        "rtsp://u:ge/heim@host/a rtsp://***@host/a",
        "rtsp://u:ge@heim@host/a rtsp://***@host/a",
        "rtsp://u:geheim?@host/a rtsp://***@host/a",
        "http://host/a?user=u&pwd=geheim http://host/a?***",
        "rtsp://host/user=u&password=geheim&channel=1 rtsp://host/user=***&password=***&channel=1",
        "https://geheim@host/a https://***@host/a",
        "rtsp-listen://0.0.0.0:8554/in rtsp-listen://0.0.0.0:8554/in"
      })
  void nothingSecretIsShown(String address, String shown) {
    SourceAddress parsed = SourceAddress.parse(address);
    assertThat(parsed).hasToString(shown);
    assertThat(SourceOptions.of("cam", parsed, 160, 96).toString()).doesNotContain("geheim");
  }

  @Test
  void badOptionsAreNamed() {
    for (String address : List.of("", "  ", "ftp://u:geheim@host/a", "none/of/this.mp4")) {
      assertThatThrownBy(() -> SourceAddress.parse(address))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("Maybe")
          .hasMessageNotContaining("geheim");
    }
    assertThatThrownBy(() -> SourceAddress.file(Path.of("no", "file.mp4")))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new SourceOptions.Wanted(4, 192, 5))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new SourceOptions.Wanted(320, 192, Double.NaN))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new SourceOptions.Timing(-1, 0, SourceOptions.Pace.FLAT_OUT))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new SourceOptions.Patience(1, 2, 1))
        .isInstanceOf(BadInputException.class);
  }
}
