package org.saunter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.saunter.sim.Chance;
import org.saunter.sim.Look;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.picture.BodyPoints.Joint;

/** Hands get where the stage wants them, as far as arms are long; feet do not slide. */
class BodyReachTest {
  private final BodyMesh bodies = new BodyMesh(new Materials(), 1);
  private final BodyPoints points = new BodyPoints();

  private void draw(Stage.Figure figure) {
    bodies.add(new Mesh(), figure, points);
  }

  private double[] joint(Joint joint) {
    double[] at = new double[3];
    System.arraycopy(points.joints, joint.at(), at, 0, 3);
    return at;
  }

  private static Stage.Figure reaching(Look look, boolean left, Hand hand, double stoop) {
    return new Stage.Figure(
        1, "v", look, 0, 0, 0, 0, 0, stoop, left ? hand : Hand.AT_REST, left ? Hand.AT_REST : hand);
  }

  private static double armMm(Look look) {
    return BodyShape.of(look).reachMm();
  }

  @Test
  void reachableTargetsAreReached() {
    Chance chance = new Chance(5);
    for (int i = 0; i < 2_000; i++) {
      Look look = BodySheet.look(i % 50);
      look = BodySheet.with(look, look.cut(), look.head(), Look.Bag.NONE, look.heightMm(), i % 50);
      boolean left = chance.happens(0.5);
      draw(BodySheet.figure(1, look, 0, 0, 0));
      double[] shoulder = joint(left ? Joint.LEFT_SHOULDER : Joint.RIGHT_SHOULDER);
      double[] way = {Math.abs(chance.normal()), chance.normal(), chance.normal()};
      BodySpace.unit(way);
      double[] target = new double[3];
      BodySpace.along(target, shoulder, way, chance.uniform(0.2, 0.96) * armMm(look));
      Hand hand = new Hand(target[0], target[1], target[2], "", false);
      draw(reaching(look, left, hand, 0));
      double off = BodySpace.distance(left ? points.left : points.right, target);
      assertThat(off).as("try " + i).isLessThan(5);
    }
  }

  @Test
  void leaningReachesFurtherThanTheArm() {
    Look look = BodySheet.plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, Look.Aid.NONE);
    double[][] targets = {
      {850, -150, 1_300}, {0, -900, 1_250}, {350, -150, 300}, {500, 0, 130}, {300, -150, 1_990}
    };
    double[] stoops = {0, 0, 0.7, 1, 0};
    for (int i = 0; i < targets.length; i++) {
      double[] t = targets[i];
      draw(BodySheet.figure(1, look, 0, 0, 0));
      double before = BodySpace.distance(joint(Joint.RIGHT_SHOULDER), t);
      draw(reaching(look, false, new Hand(t[0], t[1], t[2], "", false), stoops[i]));
      assertThat(before).as("target " + i).isGreaterThan(armMm(look));
      assertThat(BodySpace.distance(points.right, t)).as("target " + i).isLessThan(5);
    }
  }

  @Test
  void noArmIsLongerThanItIs() {
    for (int seed = 0; seed < 1_000; seed++) {
      Stage.Figure figure = BodyMeshTest.anybody(seed);
      draw(figure);
      double most = armMm(figure.look()) + 1;
      assertThat(BodySpace.distance(joint(Joint.LEFT_SHOULDER), points.left)).isLessThan(most);
      assertThat(BodySpace.distance(joint(Joint.RIGHT_SHOULDER), points.right)).isLessThan(most);
      BodyShape shape = BodyShape.of(figure.look());
      bone(Joint.LEFT_SHOULDER, Joint.LEFT_ELBOW, shape.upperArmMm, 1);
      bone(Joint.RIGHT_ELBOW, Joint.RIGHT_WRIST, shape.forearmMm, 1);
      bone(Joint.LEFT_HIP, Joint.LEFT_KNEE, shape.thighMm, 1);
      bone(Joint.RIGHT_KNEE, Joint.RIGHT_ANKLE, shape.shankMm, 1);
    }
  }

  private void bone(Joint from, Joint to, double lengthMm, double offMm) {
    assertThat(BodySpace.distance(joint(from), joint(to)))
        .as(from + " to " + to)
        .isCloseTo(lengthMm, within(offMm));
  }

  @Test
  void armsSwingAgainstTheLegs() {
    Look look = BodySheet.plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, Look.Aid.NONE);
    draw(BodySheet.figure(1, look, 0, 1_300, 0));
    assertThat(joint(Joint.LEFT_ANKLE)[0]).isGreaterThan(joint(Joint.RIGHT_ANKLE)[0] + 400);
    assertThat(points.right[0]).isGreaterThan(points.left[0] + 250);
    draw(BodySheet.figure(1, look, Math.PI, 1_300, 0));
    assertThat(joint(Joint.RIGHT_ANKLE)[0]).isGreaterThan(joint(Joint.LEFT_ANKLE)[0] + 400);
    assertThat(points.left[0]).isGreaterThan(points.right[0] + 250);
  }

  @Test
  void aFootThatStandsDoesNotSlide() {
    Look look = BodySheet.plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, Look.Aid.NONE);
    for (double speed : new double[] {500, 900, 1_400}) {
      double stride = BodyMesh.strideMm(look.heightMm(), speed);
      double least = Double.MAX_VALUE;
      double most = -Double.MAX_VALUE;
      for (double turn = 0.12; turn < 0.36; turn += 0.02) {
        Stage.Figure figure =
            new Stage.Figure(
                1,
                "v",
                look,
                turn * stride,
                0,
                0,
                2 * Math.PI * turn,
                speed,
                0,
                Hand.AT_REST,
                Hand.AT_REST);
        draw(figure);
        double x = joint(Joint.LEFT_ANKLE)[0];
        least = Math.min(least, x);
        most = Math.max(most, x);
      }
      assertThat(most - least).as("at " + speed).isLessThan(5);
    }
  }

  @Test
  void handsHoldTheBarOfAPramUnlessTheyAreNeeded() {
    Look look = BodySheet.plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, Look.Aid.PRAM);
    draw(BodySheet.figure(1, look, 1, 800, 0));
    assertThat(points.left[2]).isCloseTo(1_020, within(15.0));
    assertThat(points.right[2]).isCloseTo(1_020, within(15.0));
    assertThat(points.left[1]).isPositive();
    draw(reaching(look, true, new Hand(300, 500, 1_400, "a", false), 0));
    assertThat(points.left[2]).isCloseTo(1_400, within(5.0));
    assertThat(points.right[2]).isCloseTo(1_020, within(15.0));
  }

  @Test
  void headingAndPlaceTurnEverythingAlike() {
    Look look = BodySheet.look(7);
    Stage.Figure here = BodySheet.figure(1, look, 0.3, 600, 0);
    draw(here);
    double[] elbow = joint(Joint.LEFT_ELBOW);
    double angle = 2.1;
    draw(
        new Stage.Figure(
            1, "v", look, 5_000, -300, angle, 0.3, 600, 0, Hand.AT_REST, Hand.AT_REST));
    double[] turned = joint(Joint.LEFT_ELBOW);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    assertThat(turned[0]).isCloseTo(5_000 + cos * elbow[0] - sin * elbow[1], within(0.01));
    assertThat(turned[1]).isCloseTo(-300 + sin * elbow[0] + cos * elbow[1], within(0.01));
    assertThat(turned[2]).isCloseTo(elbow[2], within(0.01));
  }
}
