package org.saunter.learn.score.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.saunter.learn.score.tracking.TrackingTape.NamedBox;
import org.saunter.learn.score.tracking.TrackingTape.NamedPoint;
import org.saunter.model.BadInputException;
import org.saunter.vision.trail.Box;

/** Small tapes whose figures were worked out on paper. */
class MeasuresTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  @Test
  void oneTruthUnderTwoNames() {
    TrackingTape tape = new TrackingTape();
    for (int frame = 0; frame < 4; frame++) {
      tape.points(at("A", 0), at(frame < 2 ? "x" : "y", 0));
    }
    Hota hota = Hota.of(tape);
    assertThat(hota.detA()).isCloseTo(1, CLOSE);
    assertThat(hota.assA()).isCloseTo(0.5, CLOSE); // TPA 2, FNA 2, FPA 0
    assertThat(hota.hota()).isCloseTo(Math.sqrt(0.5), CLOSE);
    assertThat(IdF1.of(tape, 0.5)).isEqualTo(new IdF1(2, 2, 2));
    assertThat(IdF1.of(tape, 0.5).value()).isCloseTo(0.5, CLOSE);
    ClearMot clear = ClearMot.of(tape, 0.5);
    assertThat(clear.switches()).isEqualTo(1);
    assertThat(clear.mota()).isCloseTo(0.75, CLOSE);
  }

  @Test
  void aPlaceThatIsThirtyCentimetresOff() {
    TrackingTape tape = new TrackingTape();
    tape.points(at("A", 0), at("x", 300));
    tape.points(at("A", 1_000), at("x", 1_300));
    Hota hota = Hota.of(tape); // alike 0.7: matched at 0.05 to 0.70, 14 of 19 thresholds
    assertThat(hota.hota()).isCloseTo(14 / 19.0, CLOSE);
    assertThat(hota.locA()).isCloseTo(0.7 * 14 / 19, CLOSE);
    assertThat(IdF1.of(tape, 0.5).value()).isEqualTo(1);
    assertThat(IdF1.of(tape, 0.75).value()).isZero();
  }

  @Test
  void twoWhoAreExchangedHalfWay() {
    TrackingTape tape = new TrackingTape();
    for (int frame = 0; frame < 4; frame++) {
      int shift = frame < 2 ? 0 : 1;
      List<NamedPoint> truth = new ArrayList<>(at("A", 0));
      truth.addAll(at("B", 5_000));
      List<NamedPoint> guess = new ArrayList<>(at("x", 5_000 * shift));
      guess.addAll(at("y", 5_000 * (1 - shift)));
      tape.points(truth, guess);
    }
    assertThat(ClearMot.of(tape, 0.5).switches()).isEqualTo(2);
    assertThat(ClearMot.of(tape, 0.5).mota()).isCloseTo(1 - 2 / 8.0, CLOSE);
    assertThat(ClearMot.of(tape, 0.5).moda()).isEqualTo(1);
    assertThat(IdF1.of(tape, 0.5)).isEqualTo(new IdF1(4, 4, 4));
    assertThat(Hota.of(tape).assA()).isCloseTo(2 / 6.0, CLOSE); // 2 of 4 + 4 - 2
  }

  @Test
  void aMatchIsKeptWhileItIsGoodEnough() {
    TrackingTape tape = new TrackingTape();
    tape.points(at("A", 0), at("x", 400));
    List<NamedPoint> both = new ArrayList<>(at("x", 400));
    both.addAll(at("y", 100));
    tape.points(at("A", 0), both);
    ClearMot clear = ClearMot.of(tape, 0.5);
    assertThat(clear.switches()).isZero();
    assertThat(clear.falsePoints()).isEqualTo(1);
    assertThat(clear.likeness()).isCloseTo(1.2, CLOSE);
  }

  @Test
  void aSwitchIsCountedAcrossAGapAndOnceOnly() {
    TrackingTape tape = new TrackingTape();
    tape.points(at("A", 0), at("x", 0));
    tape.points(at("A", 0), List.of());
    tape.points(at("A", 0), at("y", 0));
    tape.points(at("A", 0), at("y", 0));
    ClearMot clear = ClearMot.of(tape, 0.5);
    assertThat(clear).isEqualTo(new ClearMot(3, 0, 1, 1, 3));
    assertThat(clear.mota()).isCloseTo(0.5, CLOSE);
    assertThat(clear.recall()).isCloseTo(0.75, CLOSE);
    assertThat(clear.precision()).isEqualTo(1);
  }

  @Test
  void nothingIsNoSuccess() {
    TrackingTape tape = new TrackingTape();
    assertThat(Hota.of(tape).hota()).isZero();
    assertThat(IdF1.of(tape, 0.5).value()).isZero();
    tape.points(at("A", 0), List.of());
    tape.points(List.of(), at("x", 0));
    assertThat(Hota.of(tape).hota()).isZero();
    assertThat(ClearMot.of(tape, 0.5).mota()).isEqualTo(-1);
    assertThatThrownBy(
            () ->
                tape.boxes(
                    List.of(),
                    List.of(
                        new NamedBox("x", new Box(0, 0, 1, 1)),
                        new NamedBox("x", new Box(5, 5, 1, 1)))))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void boxesAreAlikeByWhatTheyShare() {
    TrackingTape tape = new TrackingTape();
    tape.boxes(
        List.of(new NamedBox("A", new Box(0, 0, 10, 10))),
        List.of(new NamedBox("x", new Box(5, 0, 10, 10)))); // a third
    assertThat(ClearMot.of(tape, 0.33).matches()).isEqualTo(1);
    assertThat(ClearMot.of(tape, 0.34).matches()).isZero();
    assertThat(new Box(0, 0, 0, 0).overlap(new Box(0, 0, 0, 0))).isZero();
    assertThatThrownBy(() -> new Box(0, 0, -1, 1)).isInstanceOf(BadInputException.class);
  }

  @Test
  void identitiesFitAsWellAsTryingAllFinds() {
    SplittableRandom random = new SplittableRandom(9);
    for (int trial = 0; trial < 300; trial++) {
      TrackingTape tape = new TrackingTape();
      int[][] together = new int[3][3];
      for (int frame = 0; frame < 8; frame++) {
        List<NamedPoint> truth = new ArrayList<>();
        List<NamedPoint> guess = new ArrayList<>();
        int shift = random.nextInt(3);
        for (int i = 0; i < 3; i++) {
          int name = (i + shift) % 3;
          truth.addAll(at("T" + i, 3_000 * i));
          if (random.nextInt(4) > 0) {
            guess.addAll(at("g" + name, 3_000 * i + random.nextInt(700)));
            boolean near = Math.abs(guess.getLast().xMm() - 3_000 * i) <= 500;
            together[i][name] += near ? 1 : 0;
          }
        }
        tape.points(truth, guess);
      }
      int best = 0;
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          int c = 3 - a - b;
          if (a != b && c >= 0 && c < 3) {
            best = Math.max(best, together[0][a] + together[1][b] + together[2][c]);
          }
        }
      }
      assertThat(IdF1.of(tape, 0.5).truePoints()).as("trial " + trial).isEqualTo(best);
    }
  }

  private static List<NamedPoint> at(String id, double xMm) {
    return List.of(new NamedPoint(id, xMm, 0));
  }
}
