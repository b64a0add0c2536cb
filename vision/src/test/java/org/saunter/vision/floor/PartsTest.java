package org.saunter.vision.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Observation.HandPoint;
import org.saunter.vision.Sighting.HandSighting;

/** The parts of the floor tracker, one by one. */
class PartsTest {
  private static final Camera CAMERA = Room.layout().cameras().getFirst(); // at 2000, 500

  @Test
  void whoWalksIsFollowedAndWhoStandsIsAveraged() {
    double[] walk = rootMeanSquare(1_000);
    double[] stand = rootMeanSquare(0);
    assertThat(walk[0]).isLessThan(75); // of 125 a sighting, 20 a second
    assertThat(walk[1]).isLessThan(70);
    assertThat(stand[0]).isLessThan(45);
    assertThat(stand[1]).isLessThan(45);
  }

  private static double[] rootMeanSquare(double speed) {
    SplittableRandom random = new SplittableRandom(3);
    double[] sum = new double[2];
    int n = 0;
    for (int run = 0; run < 50; run++) {
      Motion motion = Motion.at(0, FloorPoint.round(0, 0, 200), 0, 0, 600);
      for (long t = 50_000_000L; t < 5_000_000_000L; t += 50_000_000L) {
        motion.advance(t);
        double x = speed * t / 1e9;
        motion.update(
            FloorPoint.round(x + 125 * random.nextGaussian(), 125 * random.nextGaussian(), 125));
        if (t > 1_500_000_000L) {
          sum[0] += Math.pow(motion.x() - x, 2);
          sum[1] += Math.pow(motion.y(), 2);
          n++;
        }
      }
    }
    return new double[] {Math.sqrt(sum[0] / n), Math.sqrt(sum[1] / n)};
  }

  @Test
  void timeThatIsOverChangesNothing() {
    Motion motion = Motion.at(1_000, FloorPoint.round(0, 0, 100), 500, 0, 300);
    motion.advance(2_000_000_000L);
    double x = motion.x();
    motion.advance(1_000_000_000L);
    assertThat(motion.x()).isEqualTo(x);
  }

  @Test
  void errorsOfACameraAreLearnedBesideOthers() {
    CameraErrors errors = new CameraErrors(2_000, 500);
    SplittableRandom random = new SplittableRandom(8);
    long nanos = 0;
    for (int i = 0; i < 4_000; i++) {
      nanos += 50_000_000L;
      double ux = random.nextDouble(-3, 3);
      double uy = random.nextDouble(-3, 3);
      double vx = random.nextDouble(-1_000, 1_000);
      Motion truth =
          Motion.at(nanos, FloorPoint.round(2_000 + 1e3 * ux, 500 + 1e3 * uy, 30), vx, 0, 50);
      double late = 0.06 - errors.clockSeconds(); // the frame is put to its time as far as known
      double x = truth.x() + 60 + 15 * ux - late * truth.vx() + 100 * random.nextGaussian();
      double y = truth.y() - 40 - late * truth.vy() + 100 * random.nextGaussian();
      errors.learn(nanos, errors.corrected(FloorPoint.round(x, y, 100)), truth);
    }
    FloorPoint here = errors.corrected(FloorPoint.round(2_060, 460, 100));
    assertThat(here.xMm()).isCloseTo(2_000, Offset.offset(20.0));
    assertThat(here.yMm()).isCloseTo(500, Offset.offset(20.0));
    FloorPoint far = errors.corrected(FloorPoint.round(4_090, 460, 100));
    assertThat(far.xMm()).isCloseTo(4_000, Offset.offset(25.0));
    assertThat(errors.clockSeconds()).isCloseTo(0.06, Offset.offset(0.02));
    CameraErrors.settle(List.of(errors)); // one camera alone shows nothing
    assertThat(errors.clockSeconds()).isCloseTo(0, Offset.offset(1e-9));
    assertThat(errors.corrected(FloorPoint.round(2_060, 460, 100)).xMm())
        .isCloseTo(2_060, Offset.offset(1e-6));
  }

  @Test
  void furnitureAndPeopleHide() {
    Layout room = Room.layout();
    Layout shop =
        new Layout(
            "s",
            "t",
            room.walls(),
            room.gates(),
            List.of(
                new Fixture(
                    "g", FixtureKind.GONDOLA, 4_000, 500, 90, 1_000, 450, 2_050, List.of())),
            room.cameras());
    Sightlines lines = new Sightlines(new CameraModel(CAMERA), shop, Floorplan.of(shop));
    double[] nobody = {};
    assertThat(lines.visible(2_000, 1_500, nobody, -1)).isEqualTo(1);
    assertThat(lines.visible(5_000, 500, nobody, -1)).isZero(); // behind the gondola
    assertThat(lines.visible(5_000, 1_600, nobody, -1)).isEqualTo(1); // beside it
    double[] others = {2_000, 2_500, 2_000, 2_000};
    assertThat(lines.visible(2_000, 2_500, others, 0)).isLessThan(0.5);
    assertThat(lines.visible(2_000, 2_000, others, 1)).isEqualTo(1); // who is in front
  }

  @Test
  void raysOfAHandMeet() {
    double[] hand = {4_000, 1_800, 1_250};
    SplittableRandom random = new SplittableRandom(4);
    List<Double> errors = new ArrayList<>();
    for (int trial = 0; trial < 200; trial++) {
      List<Seen> seen = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        seen.add(seen(c, List.of(ray(c, hand, random, 250), ray(c, other(hand), random, 250))));
      }
      List<HandPoint> points = HandFusion.hands(seen);
      assertThat(points).hasSize(2);
      double least = Double.MAX_VALUE;
      for (HandPoint p : points) {
        least =
            Math.min(
                least,
                Math.hypot(Math.hypot(p.xMm() - hand[0], p.yMm() - hand[1]), p.zMm() - hand[2]));
      }
      errors.add(least);
    }
    errors.sort(null);
    assertThat(errors.get(100)).isLessThan(40);
    assertThat(errors.get(190)).isLessThan(120);
  }

  private static double[] other(double[] hand) {
    return new double[] {hand[0] + 450, hand[1], hand[2] - 200};
  }

  private static HandRay ray(int c, double[] hand, SplittableRandom random, double zSd) {
    CameraModel model = new CameraModel(Room.layout().cameras().get(c));
    double[] px = new double[2];
    model.project(hand[0], hand[1], hand[2], px);
    return HandRay.of(
        model,
        new HandSighting(
            0.9,
            px[0] + 4 * random.nextGaussian(),
            px[1] + 4 * random.nextGaussian(),
            hand[2] + zSd * random.nextGaussian(),
            0),
        4,
        zSd);
  }

  private static Seen seen(int camera, List<HandRay> hands) {
    FloorPoint at = FloorPoint.round(0, 0, 1);
    return new Seen(0, camera, camera, 0, new FloorSighting(at, 1, null, hands), at, 1, null);
  }

  @Test
  void handsOfOneCameraAreNeverOne() {
    double[] hand = {4_000, 1_800, 1_250};
    SplittableRandom random = new SplittableRandom(4);
    List<HandRay> twice = List.of(ray(0, hand, random, 200), ray(0, hand, random, 200));
    assertThat(HandFusion.hands(List.of(seen(0, twice)))).hasSize(2);
    assertThat(HandFusion.hands(List.of())).isEmpty();
  }

  @Test
  void aFootFromTheSideIsUncertainAlongTheLineOfSight() {
    CameraModel model = new CameraModel(CAMERA);
    double[] px = new double[2];
    model.project(6_000, 500, 0, px);
    FloorPoint far = Objects.requireNonNull(FloorPoint.ofFoot(model, px[0], px[1], 4));
    assertThat(far.xMm()).isCloseTo(6_000, Offset.offset(2.0));
    assertThat(far.xxMm2()).isGreaterThan(1.8 * far.yyMm2());
    model.project(2_000, 900, 0, px);
    FloorPoint near = Objects.requireNonNull(FloorPoint.ofFoot(model, px[0], px[1], 4));
    assertThat(near.xxMm2()).isLessThan(far.xxMm2());
    assertThatThrownBy(() -> new FloorPoint(0, 0, 1, 2, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> FloorPoint.round(Double.NaN, 0, 1))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void permutationsAreInTheOrderOfTheObservation() {
    assertThat(Permutations.of(2).stream().map(java.util.Arrays::toString))
        .containsExactly("[0, 1]", "[1, 0]");
    assertThat(Permutations.of(3)).hasSize(6);
    assertThat(Permutations.of(3).get(1)).containsExactly(0, 2, 1);
    assertThat(Permutations.of(4)).hasSize(24);
  }
}
