package org.saunter.sim.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;

/** Says who is where in an image, and how much of them is seen. Not thread-safe. */
final class Labels {
  private static final double BODY_MM = 90;
  private static final double PART_MM = 50;
  private static final int BALL = 14;
  private static final double[] BALL_POINTS = ball();

  private final ProductShapes shapes;
  private final double[] xy = new double[2];
  private final float[] one = new float[2];
  private final double[] held = new double[3 * 8];
  private int[] counts = {};
  private float[] box = new float[4];

  Labels(ProductShapes shapes) {
    this.shapes = shapes;
  }

  /**
   * What was drawn.
   *
   * @param optics of the image that was drawn, which may be larger than the picture
   * @param scale from that to the picture
   * @param px where the vertices of people are in that image
   * @param instances of the picture, likewise depth
   */
  record Drawn(
      Optics optics,
      float scale,
      People people,
      float[] px,
      int width,
      int height,
      int[] instances,
      float[] depthMm) {}

  /** Points on a ball of radius 1, even enough: a spiral. */
  private static double[] ball() {
    double[] points = new double[3 * BALL];
    for (int i = 0; i < BALL; i++) {
      double z = 1 - (2 * i + 1.0) / BALL;
      double r = Math.sqrt(1 - z * z);
      double angle = i * 2.399963229728653;
      points[3 * i] = r * StrictMath.cos(angle);
      points[3 * i + 1] = r * StrictMath.sin(angle);
      points[3 * i + 2] = z;
    }
    return points;
  }

  /**
   * The labels of a picture.
   *
   * @param drawnPeople which people of the stage were drawn
   */
  List<Picture.PersonLabel> of(Stage stage, Drawn d, boolean[] drawnPeople) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < stage.people().size(); i++) {
      places.put(stage.people().get(i).number() & 0xFFFFFF, i);
    }
    count(d, places, stage.people().size());
    List<Picture.PersonLabel> labels = new ArrayList<>();
    for (int i = 0; i < stage.people().size(); i++) {
      if (drawnPeople[i] && bounds(d, i)) {
        labels.add(label(stage.people().get(i), i, d));
      }
    }
    return labels;
  }

  /** Per person: body pixels, then their bounds. */
  private void count(Drawn d, Map<Integer, Integer> places, int people) {
    if (counts.length < 5 * people) {
      counts = new int[5 * people];
    }
    for (int i = 0; i < people; i++) {
      counts[5 * i] = 0;
      counts[5 * i + 1] = Integer.MAX_VALUE;
      counts[5 * i + 2] = Integer.MAX_VALUE;
      counts[5 * i + 3] = -1;
      counts[5 * i + 4] = -1;
    }
    int width = d.width();
    int lastNumber = -1;
    int last = -1;
    for (int at = 0; at < width * d.height(); at++) {
      int instance = d.instances()[at];
      int kind = instance >>> 24;
      if (kind < Instance.BODY || kind > Instance.RIGHT_HAND) {
        continue;
      }
      int number = instance & 0xFFFFFF;
      if (number != lastNumber) {
        lastNumber = number;
        last = places.getOrDefault(number, -1);
      }
      if (last >= 0) {
        int c = 5 * last;
        counts[c]++;
        counts[c + 1] = Math.min(counts[c + 1], at % width);
        counts[c + 2] = Math.min(counts[c + 2], at / width);
        counts[c + 3] = Math.max(counts[c + 3], at % width);
        counts[c + 4] = Math.max(counts[c + 4], at / width);
      }
    }
  }

  /** Sets the bounds of a person without aid and what is held; false if no part can be seen. */
  private boolean bounds(Drawn d, int person) {
    float x0 = Float.MAX_VALUE;
    float y0 = Float.MAX_VALUE;
    float x1 = -Float.MAX_VALUE;
    float y1 = -Float.MAX_VALUE;
    People people = d.people();
    int[] triangles = people.mesh.triangles;
    float[] px = d.px();
    for (int t = people.firstTriangle[person]; t < people.firstTriangle[person + 1]; t++) {
      int kind = triangles[5 * t + 4] >>> 24;
      if (kind > Instance.RIGHT_HAND) {
        continue;
      }
      for (int k = 0; k < 3; k++) {
        int v = 2 * triangles[5 * t + k];
        float x = px[v];
        if (!Float.isNaN(x)) {
          x0 = Math.min(x0, x);
          x1 = Math.max(x1, x);
          y0 = Math.min(y0, px[v + 1]);
          y1 = Math.max(y1, px[v + 1]);
        }
      }
    }
    x0 *= d.scale();
    y0 *= d.scale();
    x1 *= d.scale();
    y1 *= d.scale();
    int c = 5 * person;
    if (counts[c] > 0) {
      x0 = Math.min(x0, counts[c + 1]);
      y0 = Math.min(y0, counts[c + 2]);
      x1 = Math.max(x1, counts[c + 3] + 1);
      y1 = Math.max(y1, counts[c + 4] + 1);
    }
    box[0] = x0;
    box[1] = y0;
    box[2] = x1;
    box[3] = y1;
    return x0 < d.width() && x1 > 0 && y0 < d.height() && y1 > 0;
  }

  private Picture.PersonLabel label(Figure figure, int i, Drawn d) {
    BodyPoints p = d.people().points(i);
    double share = seen(d, figure.number(), p.sample, p.sampleCount, BODY_MM, Instance.BODY);
    double head = seenBall(d, figure.number(), p.head, p.headRadiusMm, Instance.HEAD);
    project(d, p.head);
    double headX = xy[0];
    double headY = xy[1];
    project(d, p.ground);
    double footX = xy[0];
    double footY = xy[1];
    List<Picture.HandLabel> hands =
        List.of(
            hand(d, figure, figure.left(), p.left, true),
            hand(d, figure, figure.right(), p.right, false));
    return new Picture.PersonLabel(
        figure.number(),
        box[0],
        box[1],
        box[2],
        box[3],
        headX,
        headY,
        footX,
        footY,
        counts[5 * i],
        share,
        head,
        hands);
  }

  private void project(Drawn d, double[] at) {
    Optics o = d.optics();
    o.project(at[0] - o.x, at[1] - o.y, at[2] - o.z, one, 0);
    xy[0] = one[0] * d.scale();
    xy[1] = one[1] * d.scale();
  }

  private Picture.HandLabel hand(Drawn d, Figure figure, Hand hand, double[] at, boolean left) {
    int kind = left ? Instance.LEFT_HAND : Instance.RIGHT_HAND;
    double share = seenBall(d, figure.number(), at, 45, kind);
    if (!hand.sku().isEmpty()) {
      ProductShapes.Pack pack = shapes.pack(hand.sku());
      for (int i = 0; i < 8; i++) {
        held[3 * i] = at[0] + ((i & 1) - 0.5) * 0.7 * pack.widthMm();
        held[3 * i + 1] = at[1] + ((i >> 1 & 1) - 0.5) * 0.7 * pack.depthMm();
        held[3 * i + 2] = at[2] + ((i >> 2) - 0.5) * 0.8 * pack.heightMm();
      }
      double of = seen(d, figure.number(), held, 8, 2 * PART_MM, Instance.HELD);
      share = (BALL * share + 8 * of) / (BALL + 8);
    }
    project(d, at);
    return new Picture.HandLabel(left, xy[0], xy[1], at[0], at[1], at[2], share, hand.sku());
  }

  private final double[] around = new double[3 * BALL];

  private double seenBall(Drawn d, int number, double[] middle, double radius, int kind) {
    for (int i = 0; i < BALL; i++) {
      for (int k = 0; k < 3; k++) {
        around[3 * i + k] = middle[k] + radius * BALL_POINTS[3 * i + k];
      }
    }
    return seen(d, number, around, BALL, PART_MM, kind);
  }

  /**
   * Which share of points is in the image with nothing of others before it.
   *
   * @param kind what may hide a point of itself; for the body, all of the person
   */
  private double seen(Drawn d, int number, double[] points, int n, double slackMm, int kind) {
    if (n == 0) {
      return 0;
    }
    Optics o = d.optics();
    int seen = 0;
    for (int i = 0; i < n; i++) {
      double dx = points[3 * i] - o.x;
      double dy = points[3 * i + 1] - o.y;
      double dz = points[3 * i + 2] - o.z;
      o.project(dx, dy, dz, one, 0);
      int x = (int) Math.floor(one[0] * d.scale());
      int y = (int) Math.floor(one[1] * d.scale());
      if (Float.isNaN(one[0]) || x < 0 || y < 0 || x >= d.width() || y >= d.height()) {
        continue;
      }
      int at = y * d.width() + x;
      int instance = d.instances()[at];
      if (own(instance, number, kind)
          || d.depthMm()[at] > Math.sqrt(dx * dx + dy * dy + dz * dz) - slackMm) {
        seen++;
      }
    }
    return (double) seen / n;
  }

  private static boolean own(int instance, int number, int kind) {
    int there = instance >>> 24;
    if ((instance & 0xFFFFFF) != (number & 0xFFFFFF)) {
      return false;
    }
    if (kind == Instance.BODY) {
      return there >= Instance.BODY && there <= Instance.AID;
    }
    boolean holds = kind >= Instance.LEFT_HAND && kind <= Instance.HELD;
    return there == kind || (holds && there == Instance.HELD);
  }
}
