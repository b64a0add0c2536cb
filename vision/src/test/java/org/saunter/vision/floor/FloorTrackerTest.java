package org.saunter.vision.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.vision.floor.FloorSignal.CameraFrameSeen;
import org.saunter.vision.floor.FloorSignal.CameraState;
import org.saunter.vision.floor.Room.Walker;

class FloorTrackerTest {
  private static double[] p(double seconds, double x, double y) {
    return new double[] {seconds, x, y};
  }

  @Test
  void somebodyComesInStandsAndGoesOut() {
    Room room = new Room(1);
    room.add(
        new Walker(
            Room.clothing(1),
            Room.way(
                p(1, 100, 2_000), p(4, 3_000, 1_500), p(9, 3_000, 1_500), p(14, 8_000, 2_000))));
    room.gate("in", 1, Direction.IN, "ana");
    room.gate("out", 14, Direction.OUT, "");
    room.until(16);
    assertThat(room.gates())
        .extracting(GateCrossed::direction)
        .containsExactly(Direction.IN, Direction.OUT);
    assertThat(room.gates().getFirst().token()).isEqualTo("ana");
    assertThat(room.gates().getFirst().appearance()).isNotNull();
    assertThat(room.gates()).extracting(GateCrossed::trackId).containsOnly("t1");
    assertThat(room.crossings()).isEmpty();
    List<Double> errors = room.errors(0);
    assertThat(errors.get(errors.size() / 2)).isLessThan(70);
    assertThat(errors.get(errors.size() * 95 / 100)).isLessThan(250);
    assertThat(names(room)).containsExactly("t1");
    assertThat(room.frames().getLast().people()).isEmpty();
  }

  private static List<String> names(Room room) {
    return room.frames().stream()
        .flatMap(f -> f.people().stream())
        .map(TrackPoint::trackId)
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void observationsLeaveInTimeOrderAndNumbered() {
    Room room = passers(3, true);
    long last = Long.MIN_VALUE;
    for (Observation one : room.told) {
      assertThat(one.atNanos()).isGreaterThanOrEqualTo(last);
      last = one.atNanos();
    }
    assertThat(room.told.stream().map(Observation::sequence).distinct().count())
        .isEqualTo(room.told.size());
    List<PeopleTracked> frames = room.frames();
    for (int i = 1; i < frames.size(); i++) {
      assertThat(frames.get(i).atNanos() - frames.get(i - 1).atNanos()).isEqualTo(100_000_000L);
    }
  }

  /** Two walk through each other in the middle of the room. */
  private static Room passers(long seed, boolean pictures) {
    Room room = new Room(seed);
    room.pictures = pictures;
    room.add(
        new Walker(
            Room.clothing(1),
            Room.way(
                p(1, 100, 2_000), p(3, 2_000, 2_000), p(8, 2_000, 2_000), p(14, 8_000, 2_000))));
    room.add(
        new Walker(
            Room.clothing(2),
            Room.way(
                p(4, 100, 2_000),
                p(6, 1_500, 800),
                p(7, 3_500, 2_050),
                p(8, 4_500, 2_050),
                p(11, 1_500, 2_000),
                p(14, 1_500, 2_000),
                p(22, 8_000, 2_000))));
    room.gate("in", 1, Direction.IN, "a");
    room.gate("in", 4, Direction.IN, "b");
    room.gate("out", 14, Direction.OUT, "a");
    room.gate("out", 22, Direction.OUT, "b");
    room.until(24);
    return room;
  }

  @Test
  void twoWhoMeetKeepTheirIdentityOrSayThatItIsOpen() {
    int wrong = 0;
    for (long seed = 1; seed <= 12; seed++) {
      Room room = passers(seed, true);
      String a = room.gates().get(0).trackId();
      List<GateCrossed> out =
          room.gates().stream().filter(g -> g.direction() == Direction.OUT).toList();
      assertThat(out).hasSize(2);
      String left = out.getFirst().trackId();
      for (TracksCrossed crossing : room.crossings()) {
        int i = crossing.before().indexOf(a);
        a = i < 0 ? a : crossing.after().get(i); // the order that the tracker holds likeliest
      }
      wrong += left.equals(a) ? 0 : 1;
    }
    assertThat(wrong).isZero();
  }

  @Test
  void whoeverCannotBeToldApartIsCut() {
    Room room = new Room(5);
    room.pictures = false;
    room.add(
        new Walker(
            Room.clothing(1),
            Room.way(
                p(1, 100, 2_000), p(4, 3_000, 2_000), p(8, 3_000, 2_000), p(12, 3_000, 3_500))));
    room.add(
        new Walker(
            Room.clothing(1),
            Room.way(p(3, 100, 2_000), p(6, 3_050, 2_020), p(8, 3_050, 2_020), p(12, 3_050, 500))));
    room.gate("in", 1, Direction.IN, "a");
    room.gate("in", 3, Direction.IN, "b");
    room.until(11.5);
    assertThat(room.crossings()).isNotEmpty();
    TracksCrossed crossing = room.crossings().getFirst();
    assertThat(crossing.before()).hasSize(2);
    assertThat(crossing.after()).doesNotContainAnyElementsOf(crossing.before());
    assertThat(crossing.logLikelihoods()).hasSize(2).allMatch(l -> l <= 0).contains(0.0);
    assertThat(crossing.appearances()).isEmpty();
    List<String> told = room.frames().getLast().people().stream().map(TrackPoint::trackId).toList();
    assertThat(told).hasSize(2).doesNotContainAnyElementsOf(crossing.before());
  }

  @Test
  void theSameSignalsGiveTheSameObservations() {
    assertThat(passers(7, true).told).isEqualTo(passers(7, true).told);
  }

  @Test
  void aStrangerIsKeptApartFromEverybody() {
    Room room = new Room(4);
    room.add(new Walker(Room.clothing(3), Room.way(p(1, 6_000, 1_000), p(12, 6_500, 3_000))));
    room.until(11);
    assertThat(room.gates()).isEmpty();
    assertThat(names(room)).containsExactly("t1");
    assertThat(room.errors(0).getFirst()).isLessThan(100);
  }

  @Test
  void nobodyGoesOutWhereNobodyWas() {
    Room room = new Room(4);
    room.add(
        new Walker(
            Room.clothing(3), Room.way(p(1, 100, 2_000), p(3, 2_000, 2_000), p(30, 2_000, 2_000))));
    room.gate("in", 1, Direction.IN, "a");
    room.gate("out", 10, Direction.OUT, "");
    room.gate("nowhere", 11, Direction.OUT, "");
    room.until(20);
    assertThat(room.gates()).extracting(GateCrossed::direction).containsExactly(Direction.IN);
    assertThat(room.tracker.refused()).isEqualTo(1);
    assertThat(names(room)).containsExactly("t1");
  }

  @Test
  void falseAlarmsAndSilenceMakeNobody() {
    Room room = new Room(9);
    room.missed = 1;
    room.add(new Walker(Room.clothing(1), Room.way(p(0, 1, 1), p(30, 1, 1))));
    room.until(3);
    assertThat(room.frames()).isNotEmpty().allMatch(f -> f.people().isEmpty());
    assertThat(new FloorTracker(Room.layout(), FloorSettings.standard()).advance(5_000_000_000L))
        .isEmpty();
  }

  @Test
  void unknownCamerasAndOldFramesAreCounted() {
    Room room = new Room(2);
    room.until(5);
    room.tracker.offer(new CameraFrameSeen("nobody", Room.START_NANOS, List.of()));
    room.tracker.offer(new CameraFrameSeen("c0", Room.START_NANOS, List.of()));
    assertThat(room.tracker.refused()).isEqualTo(2);
  }

  @Test
  void aBlindCameraSaysNothing() {
    Room room = new Room(3);
    room.add(
        new Walker(
            Room.clothing(3), Room.way(p(1, 100, 2_000), p(3, 2_000, 2_000), p(60, 2_000, 2_000))));
    room.gate("in", 1, Direction.IN, "a");
    room.until(5);
    for (int c = 0; c < 4; c++) {
      room.tracker.offer(new CameraState("c" + c, Room.START_NANOS + 5_000_000_000L, false));
    }
    room.missed = 1;
    room.until(6);
    TrackPoint last = room.frames().getLast().people().getFirst();
    assertThat(last.trackId()).isEqualTo("t1");
    assertThat(last.detected()).isFalse();
    room.until(12);
    assertThat(room.tracker.lost()).isEqualTo(1); // kept, but nobody knows where
    for (int c = 0; c < 4; c++) {
      room.tracker.offer(new CameraState("c" + c, Room.START_NANOS + 12_000_000_000L, true));
    }
    room.missed = 0.05;
    room.until(16);
    assertThat(room.tracker.lost()).isZero();
    assertThat(names(room)).containsExactly("t1");
  }

  @Test
  void wrongCamerasAreLearned() {
    Room room = new Room(6);
    room.bias(1, 150, -100, 80_000_000L);
    room.add(
        new Walker(
            Room.clothing(3),
            nanos -> {
              double t = (nanos - Room.START_NANOS) / 1e9;
              double turn = t / 3;
              return t < 1
                  ? null
                  : new double[] {
                    4_000 - 3_900 * Math.cos((t - 1) / 4), 2_000 + 1_400 * Math.sin(turn - 1 / 3.0)
                  };
            }));
    room.gate("in", 1, Direction.IN, "a");
    room.until(60);
    CameraErrors bad = Objects.requireNonNull(room.tracker.errors("c1"));
    CameraErrors good = Objects.requireNonNull(room.tracker.errors("c2"));
    FloorPoint seen = FloorPoint.round(4_000, 2_000, 100);
    assertThat(good.corrected(seen).xMm() - bad.corrected(seen).xMm())
        .isCloseTo(150, Offset.offset(50.0));
    assertThat(good.corrected(seen).yMm() - bad.corrected(seen).yMm())
        .isCloseTo(-100, Offset.offset(50.0));
    assertThat(bad.clockSeconds() - good.clockSeconds()).isCloseTo(0.08, Offset.offset(0.04));
    List<Double> errors = room.errors(0);
    assertThat(errors.get(errors.size() / 2)).isLessThan(75); // a quarter of it nobody can see
  }
}
