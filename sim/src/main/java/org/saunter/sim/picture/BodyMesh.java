package org.saunter.sim.picture;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.sim.Look;
import org.saunter.sim.Look.Aid;
import org.saunter.sim.Stage;
import org.saunter.sim.picture.BodyPoints.Joint;

/**
 * Draws people: a {@link Stage.Figure} becomes triangles of a mesh. Hands are put where the stage
 * wants them, or as far as the arm reaches. Reuses its memory; not thread-safe. One mesh may hold
 * at most 512 different looks.
 */
public final class BodyMesh {
  /** The middle of a hand stays so far over the floor, in heights: fingers need the room. */
  private static final double FLOOR_SHARE = 0.065;

  private final BodyDetail far = BodyDetail.of(BodyDetail.FAR);
  private final BodyDetail near = BodyDetail.of(BodyDetail.NEAR);
  private final int detail;
  private final ClothesCloset closet;
  private final BodyTorso torso = new BodyTorso();
  private final BodyLimbs limbs = new BodyLimbs();
  private final BodyHead heads = new BodyHead();
  private final PropsBags bags;
  private final PropsAids aids;
  private final BodyPoints unseen = new BodyPoints();
  private @Nullable BodyDraft draft;

  /** Draws at the near level. */
  public BodyMesh(Materials materials) {
    this(materials, BodyDetail.NEAR);
  }

  /**
   * @param detail 1 for people who are small in the picture, 2 for near ones
   */
  public BodyMesh(Materials materials, int detail) {
    this.detail = detail;
    closet = new ClothesCloset(materials);
    PropsSolid solid = new PropsSolid();
    bags = new PropsBags(solid);
    aids = new PropsAids(solid, materials);
  }

  /** How far somebody goes with one stride, two steps: 2 pi of the phase of the gait. */
  public static double strideMm(double heightMm, double speedMmPerS) {
    return BodyGait.strideMm(heightMm, speedMmPerS);
  }

  /**
   * Adds one person with clothes, hair, hands, bag and aid; not what the hands hold.
   *
   * @param out takes the points that labels need
   */
  public void add(Mesh mesh, Stage.Figure figure, BodyPoints out) {
    add(mesh, figure, out, detail);
  }

  /** The same at another level of detail. */
  public void add(Mesh mesh, Stage.Figure figure, BodyPoints out, int level) {
    check(figure);
    ClothesOutfit outfit = closet.of(figure.look());
    BodyDetail used = level >= BodyDetail.NEAR ? near : far;
    BodyDraft now = draft;
    if (now == null) {
      now = new BodyDraft(used, outfit);
      draft = now;
    }
    now.detail = used;
    now.number = figure.number();
    now.asAid = false;
    now.points = out;
    draw(now, mesh, figure, outfit);
    tell(now, out);
    if (figure.look().aid() == Aid.CHILD) {
      Stage.Figure child = child(now, figure, outfit);
      now.asAid = true;
      now.points = unseen;
      draw(now, mesh, child, closet.of(child.look()));
    }
  }

  private void draw(BodyDraft now, Mesh mesh, Stage.Figure figure, ClothesOutfit outfit) {
    now.wear(outfit);
    now.points.sampleCount = 0;
    now.loft.place(mesh, figure.xMm(), figure.yMm(), figure.headingRadians());
    pose(now, figure);
    torso.draw(now);
    limbs.draw(now);
    heads.draw(now);
    bags.draw(now);
    aids.draw(now);
  }

  private void pose(BodyDraft now, Stage.Figure figure) {
    BodyPose pose = now.pose;
    pose.gait =
        switch (figure.look().aid()) {
          case WHEELCHAIR -> BodyPose.Gait.SITTING;
          case PRAM, TROLLEY -> BodyPose.Gait.PUSHING;
          case NONE, CHILD -> BodyPose.Gait.ON_FOOT;
        };
    pose.watched = -1;
    for (int side = 0; side < 2; side++) {
      Stage.Hand hand = side == BodyPose.LEFT ? figure.left() : figure.right();
      pose.hangs[side] = hand.hangs();
      pose.grips[side] = !hand.sku().isEmpty();
      pose.armOutRadians[side] = now.shape.armOutRadians;
      if (!hand.hangs()) {
        double z = Math.max(hand.zMm(), FLOOR_SHARE * now.shape.heightMm);
        now.loft.toLocal(pose.target[side], hand.xMm(), hand.yMm(), z);
        pose.watched = now.asAid ? -1 : side;
      }
    }
    aids.hold(now, figure.speedMmPerS(), figure.strideRadians());
    holdChild(now);
    int carrying = PropsBags.side(now.shape);
    double out = PropsBags.armOutRadians(now.outfit);
    pose.armOutRadians[pose.hangs[carrying] ? carrying : 1 - carrying] += out;
    pose.take(figure, now.shape);
  }

  /** Gives a hand at rest to the child. */
  private static void holdChild(BodyDraft now) {
    Look child = now.outfit.child;
    if (child == null) {
      return;
    }
    BodyPose pose = now.pose;
    int side = 1 - PropsBags.side(now.shape);
    if (pose.hangs[side]) {
      double h = now.shape.heightMm;
      double z = BodySpace.clip(0.7 * child.heightMm(), 0.40 * h, 0.5 * h);
      BodySpace.set(pose.target[side], 0.02 * h, BodyPose.sign(side) * 0.19 * h, z);
      pose.hangs[side] = false;
      pose.grips[side] = true;
    }
  }

  /** The child that goes beside somebody, by the hand if that is free. */
  private static Stage.Figure child(BodyDraft now, Stage.Figure figure, ClothesOutfit outfit) {
    Look look = Objects.requireNonNull(outfit.child);
    int side = 1 - PropsBags.side(outfit.shape);
    boolean free = (side == BodyPose.LEFT ? figure.left() : figure.right()).hangs();
    double[] place = new double[3];
    BodySpace.set(now.a, 30, BodyPose.sign(side) * 0.30 * outfit.shape.heightMm, 0);
    now.loft.toStore(place, 0, now.a);
    double[] hand = new double[3];
    now.loft.toStore(hand, 0, now.pose.hand[side]);
    Stage.Hand held =
        free ? new Stage.Hand(hand[0], hand[1], hand[2], "", false) : Stage.Hand.AT_REST;
    return new Stage.Figure(
        figure.number(),
        figure.visitKey(),
        look,
        place[0],
        place[1],
        figure.headingRadians(),
        figure.strideRadians() * figure.look().heightMm() / look.heightMm() + 1,
        figure.speedMmPerS(),
        0,
        side == BodyPose.LEFT ? Stage.Hand.AT_REST : held,
        side == BodyPose.LEFT ? held : Stage.Hand.AT_REST);
  }

  private static void check(Stage.Figure figure) {
    finite("place", figure.xMm());
    finite("place", figure.yMm());
    finite("heading", figure.headingRadians());
    finite("stride", figure.strideRadians());
    finite("speed", figure.speedMmPerS());
    finite("stoop", figure.stoopShare());
    check(figure.left());
    check(figure.right());
  }

  private static void check(Stage.Hand hand) {
    if (!hand.hangs()) {
      finite("hand", hand.xMm());
      finite("hand", hand.yMm());
      finite("hand", hand.zMm());
    }
  }

  private static void finite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new BadInputException(
          "The " + what + " of a person is a number, not (" + value + ").",
          "Maybe something was divided by zero.");
    }
  }

  private static void tell(BodyDraft now, BodyPoints out) {
    BodyPose pose = now.pose;
    BodyLoft loft = now.loft;
    loft.toStore(out.head, 0, pose.head.at);
    out.headRadiusMm = 0.42 * now.shape.headMm;
    loft.toStore(out.left, 0, pose.hand[BodyPose.LEFT]);
    loft.toStore(out.right, 0, pose.hand[BodyPose.RIGHT]);
    BodySpace.set(now.a, 0, 0, 0);
    loft.toStore(out.ground, 0, now.a);
    joint(now, out, Joint.PELVIS, pose.pelvis.at);
    joint(now, out, Joint.NECK, pose.neck.at);
    joint(now, out, Joint.HEAD, pose.head.at);
    pair(now, out, Joint.LEFT_SHOULDER, pose.shoulder);
    pair(now, out, Joint.LEFT_ELBOW, pose.elbow);
    pair(now, out, Joint.LEFT_WRIST, pose.wrist);
    pair(now, out, Joint.LEFT_HIP, pose.hip);
    pair(now, out, Joint.LEFT_KNEE, pose.knee);
    pair(now, out, Joint.LEFT_ANKLE, pose.ankle);
  }

  private static void joint(BodyDraft now, BodyPoints out, Joint joint, double[] at) {
    now.loft.toStore(out.joints, joint.at(), at);
  }

  private static void pair(BodyDraft now, BodyPoints out, Joint left, double[][] at) {
    now.loft.toStore(out.joints, left.at(), at[0]);
    now.loft.toStore(out.joints, left.at() + 3, at[1]);
  }
}
