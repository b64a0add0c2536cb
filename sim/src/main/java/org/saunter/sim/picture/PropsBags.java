package org.saunter.sim.picture;

import org.saunter.sim.Look;
import org.saunter.sim.picture.PropsSolid.Tub;

/** Draws what goods and things are carried in. */
final class PropsBags {
  private static final Tub BASKET = new Tub(190, 125, 215, 150, 215, 30, 8, true);

  private final PropsSolid solid;
  private final BodyFrame frame = new BodyFrame();
  private final double[] at = new double[3];

  PropsBags(PropsSolid solid) {
    this.solid = solid;
  }

  /** The side on which a bag is carried. */
  static int side(BodyShape shape) {
    return shape.leftHanded ? BodyPose.RIGHT : BodyPose.LEFT;
  }

  /** How much further from the body an arm hangs for the sake of a bag. */
  static double armOutRadians(ClothesOutfit outfit) {
    return switch (outfit.look.bag()) {
      case NONE, BACKPACK, SHOULDER -> 0;
      case TOTE -> 0.08;
      case BASKET -> 0.22;
    };
  }

  void draw(BodyDraft draft) {
    switch (draft.outfit.look.bag()) {
      case NONE -> {}
      case BACKPACK -> backpack(draft);
      case SHOULDER -> shoulderBag(draft);
      case TOTE -> tote(draft);
      case BASKET -> basket(draft);
    }
  }

  private void backpack(BodyDraft draft) {
    double h = draft.shape.heightMm;
    double chest = BodyTorso.chestDepthMm(draft);
    double size = (0.9 + 0.03 * draft.outfit.kind) * Math.min(h, 1_800) / h * h;
    double deep = 0.052 * size;
    double wide = 0.088 * size;
    BodyFrame on = draft.pose.chest;
    BodyLoft loft = draft.loft;
    loft.begin(draft.detail.box(), draft.outfit.bag, draft.instance(Instance.AID));
    double back = -chest - 0.8 * deep;
    on.point(at, back, 0, -0.145 * size);
    loft.pole(at);
    on.point(at, back, 0, -0.13 * size);
    loft.ring(at, on.forward, on.left, 0.85 * deep, 0.9 * wide);
    on.point(at, back, 0, -0.03 * size);
    loft.ring(at, on.forward, on.left, 1.1 * deep, wide);
    on.point(at, back, 0, 0.085 * size);
    loft.ring(at, on.forward, on.left, 0.75 * deep, 0.9 * wide);
    on.point(at, back + 0.2 * deep, 0, 0.115 * size);
    loft.pole(at);
    loft.end();
    if (draft.detail.fine()) {
      on.point(frame.at, back - 1.0 * deep, 0, -0.06 * size);
      turn(on);
      solid.block(draft, draft.outfit.dark, frame, 0.3 * deep, 0.7 * wide, 0.055 * size);
    }
    double over = draft.shape.neckMm + draft.outfit.topMm - 0.004 * h;
    for (int side = 0; side < 2; side++) {
      double l = BodyPose.sign(side) * 0.064 * h;
      solid.strap();
      solid.strap(on, -chest, 0.9 * l, 0.07 * h, 0);
      solid.strap(on, -0.030 * h, l, over, 0.3 * h);
      solid.strap(on, 0.030 * h, l, over - 0.006 * h, 0.3 * h);
      solid.strap(on, chest + 2, 1.05 * l, 0.03 * h, 0);
      solid.strap(on, 0.75 * chest, 1.35 * l, -0.05 * h, 0);
      solid.strap(draft, draft.outfit.dark, 6, 20);
    }
  }

  private void turn(BodyFrame like) {
    BodySpace.copy(frame.forward, like.forward);
    BodySpace.copy(frame.left, like.left);
    BodySpace.copy(frame.up, like.up);
  }

  private void shoulderBag(BodyDraft draft) {
    double h = draft.shape.heightMm;
    double chest = BodyTorso.chestDepthMm(draft) + 3;
    double sign = BodyPose.sign(side(draft.shape));
    BodyFrame hips = draft.pose.pelvis;
    BodyFrame on = draft.pose.chest;
    double deep = 0.030 * h;
    double beside = BodyTorso.hipWidthMm(draft) + deep;
    boolean sits = draft.pose.gait == BodyPose.Gait.SITTING;
    double up = sits ? 0.12 * h : 0.02 * h;
    hips.point(frame.at, sits ? 0.02 * h : -0.01 * h, sign * beside, up);
    turn(hips);
    double half = (0.075 + 0.004 * draft.outfit.kind) * h;
    solid.block(draft, draft.outfit.bag, frame, half, deep, 0.75 * half);
    boolean across = draft.outfit.kind < 5;
    double other = across ? -sign : sign;
    double over = draft.shape.neckMm + draft.outfit.topMm - 0.004 * h;
    double l = other * 0.066 * h;
    double mid = across ? 0.2 * sign * 0.066 * h : sign * 0.085 * h;
    solid.strap();
    solid.strap(frame, 0.7 * half, 0, 0.7 * half, 0);
    solid.strap(draft.pose.loin, 0.95 * chest, sign * 0.062 * h, 0.01 * h, 0);
    solid.strap(on, chest, mid, 0, 0);
    solid.strap(on, 0.030 * h, l, over - 0.006 * h, 0.3 * h);
    solid.strap(on, -0.030 * h, l, over, 0.3 * h);
    solid.strap(on, -chest, mid, 0, 0);
    solid.strap(draft.pose.loin, -0.95 * chest, sign * 0.062 * h, 0.01 * h, 0);
    solid.strap(frame, -0.7 * half, 0, 0.7 * half, 0);
    solid.strap(draft, draft.outfit.dark, 4, 16);
  }

  /**
   * Where a bag with handles hangs: in the hand of its side if that is at rest, else in the other,
   * else in the crook of the arm; in a trolley, on the bar of a pram, on the lap of who sits.
   *
   * @param below how far it hangs down
   */
  private void hook(BodyDraft draft, double below) {
    BodyPose pose = draft.pose;
    int side = side(draft.shape);
    double h = draft.shape.heightMm;
    BodySpace.set(frame.forward, 1, 0, 0);
    BodySpace.set(frame.left, 0, 1, 0);
    BodySpace.set(frame.up, 0, 0, 1);
    switch (pose.gait) {
      case ON_FOOT -> {
        int hand = pose.hangs[side] ? side : pose.hangs[1 - side] ? 1 - side : -1;
        if (hand >= 0) {
          BodySpace.copy(frame.at, pose.hand[hand]);
        } else {
          BodySpace.between(frame.at, pose.elbow[side], pose.wrist[side], 0.2);
          hand = side;
        }
        frame.at[1] += BodyPose.sign(hand) * 0.006 * h;
      }
      case PUSHING -> {
        boolean inside = draft.outfit.look.aid() == Look.Aid.TROLLEY;
        double x = PropsAids.barX(draft.shape) + (inside ? 400 : 60);
        double bar = PropsAids.barMm(draft.shape);
        double z = inside ? bar - PropsAids.DEEP_MM + 40 + below : bar;
        BodySpace.set(frame.at, x, inside ? 0 : BodyPose.sign(side) * 0.12 * h, z);
      }
      case SITTING -> {
        BodySpace.between(frame.at, pose.knee[0], pose.knee[1], 0.5);
        frame.at[0] -= 0.11 * h;
        frame.at[2] += below + 0.06 * h;
      }
    }
  }

  private void tote(BodyDraft draft) {
    double h = draft.shape.heightMm;
    double high = 0.5 * (0.16 + 0.008 * draft.outfit.kind) * h;
    double handle = 0.055 * h;
    hook(draft, 2 * high + handle);
    high = Math.min(high, 0.4 * frame.at[2]);
    handle = Math.min(handle, 0.15 * frame.at[2]);
    double half = 0.088 * h;
    double deep = 0.028 * h;
    double top = -handle;
    BodyLoft loft = draft.loft;
    loft.begin(draft.detail.box(), draft.outfit.bag, draft.instance(Instance.AID));
    loft.lid();
    frame.point(at, 0, 0, top - 2 * high);
    loft.ring(at, frame.forward, frame.left, 0.85 * half, deep);
    frame.point(at, 0, 0, top - high);
    loft.ring(at, frame.forward, frame.left, 0.95 * half, 1.15 * deep);
    frame.point(at, 0, 0, top);
    loft.ring(at, frame.forward, frame.left, half, 0.5 * deep);
    loft.lid();
    loft.end();
    for (int i = -1; i <= 1; i += 2) {
      solid.strap();
      solid.strap(frame, -0.5 * half, i * 0.4 * deep, top - 4, 0);
      solid.strap(frame, -0.12 * half, i * 0.2 * deep, 4, 20);
      solid.strap(frame, 0.12 * half, i * 0.2 * deep, 4, 20);
      solid.strap(frame, 0.5 * half, i * 0.4 * deep, top - 4, 0);
      solid.strap(draft, draft.outfit.dark, 4, 9);
    }
  }

  private void basket(BodyDraft draft) {
    hook(draft, BASKET.highMm() + 80);
    double low = Math.min(0.45 * frame.at[2], BASKET.highMm() + 80);
    frame.at[2] -= low;
    solid.tub(draft, draft.outfit.bag, draft.outfit.dark, frame, BASKET);
    double ahead = 0.8 * BASKET.rimAheadMm();
    for (int i = -1; i <= 1; i += 2) {
      double y = 0.85 * i * BASKET.rimLeftMm();
      solid.strap();
      solid.strap(frame, -ahead, y, BASKET.highMm() - 10, 0);
      solid.strap(frame, -0.45 * ahead, 0.05 * y, low - 4, 60);
      solid.strap(frame, 0.45 * ahead, 0.05 * y, low - 4, 60);
      solid.strap(frame, ahead, y, BASKET.highMm() - 10, 0);
      solid.strap(draft, draft.outfit.dark, 6, 8);
    }
  }
}
