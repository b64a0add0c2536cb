package org.saunter.sim.picture;

/** What those who draw the parts of one person share. Reused from person to person. */
final class BodyDraft {
  final BodyLoft loft = new BodyLoft();
  final BodyPose pose = new BodyPose();
  final BodyFrame frame = new BodyFrame();
  final double[] a = new double[3];
  final double[] b = new double[3];

  BodyDetail detail;
  ClothesOutfit outfit;
  BodyShape shape;
  BodyPoints points = new BodyPoints();
  int number;

  /** Whether it is drawn as somebody's aid: a child by the hand. */
  boolean asAid;

  BodyDraft(BodyDetail detail, ClothesOutfit outfit) {
    this.detail = detail;
    this.outfit = outfit;
    shape = outfit.shape;
  }

  void wear(ClothesOutfit outfit) {
    this.outfit = outfit;
    shape = outfit.shape;
  }

  /** The instance of a part of this person. */
  int instance(int kind) {
    return Instance.of(asAid ? Instance.AID : kind, number);
  }

  /** Samples a ring of the part that was drawn last at {@code count} places round it. */
  void sample(int ring, int count, double firstTurns) {
    for (int i = 0; i < count; i++) {
      loft.sample(points, ring, firstTurns + (double) i / count);
    }
  }
}
