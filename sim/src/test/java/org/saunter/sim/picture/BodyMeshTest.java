package org.saunter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.sim.Chance;
import org.saunter.sim.Look;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.picture.BodyPoints.Joint;

/** Bodies as solids: closed, turned outwards, of sane size, within their budget of triangles. */
class BodyMeshTest {
  private static final Look.Aid[] AIDS = Look.Aid.values();
  private static final int[] ALL = {
    Instance.BODY, Instance.HEAD, Instance.LEFT_HAND, Instance.RIGHT_HAND
  };
  private static final Look.Hair[] HAIRS = Look.Hair.values();

  private final Materials materials = new Materials();
  private final BodyMesh bodies = new BodyMesh(materials);
  private final BodyPoints points = new BodyPoints();
  private final Mesh mesh = new Mesh();

  private void draw(Stage.Figure figure) {
    draw(figure, 2);
  }

  private void draw(Stage.Figure figure, int level) {
    mesh.clear();
    bodies.add(mesh, figure, points, level);
  }

  /** Anybody, doing anything. */
  static Stage.Figure anybody(long seed) {
    Chance chance = new Chance(seed).fork("anybody");
    double[] clothing = new double[8];
    for (int i = 0; i < clothing.length; i++) {
      clothing[i] = chance.normal();
    }
    Look look = Look.of(clothing, seed);
    if (chance.happens(0.4)) {
      look = BodySheet.sized(look, (int) chance.uniform(700, 2_100), chance.uniform(0.85, 1.5));
    }
    double x = chance.uniform(-20_000, 20_000);
    double y = chance.uniform(-20_000, 20_000);
    return new Stage.Figure(
        1 + chance.below(1_000),
        "v",
        look,
        x,
        y,
        chance.uniform(-7, 7),
        chance.uniform(0, 1_000),
        chance.happens(0.4) ? 0 : chance.uniform(0, 2_000),
        chance.happens(0.6) ? 0 : chance.uniform(),
        anyHand(chance, x, y),
        anyHand(chance, x, y));
  }

  private static Hand anyHand(Chance chance, double x, double y) {
    if (chance.happens(0.5)) {
      return Hand.AT_REST;
    }
    double dx = chance.normal(0, 600);
    double dy = chance.normal(0, 600);
    return new Hand(x + dx, y + dy, chance.uniform(0, 2_300), "sku", false);
  }

  private float at(int triangle, int corner, int part) {
    return mesh.vertices[8 * mesh.triangles[5 * triangle + corner] + part];
  }

  private int kind(int triangle) {
    return Instance.kind(mesh.triangles[5 * triangle + 4]);
  }

  /** Lowest or highest point of the triangles of some kinds. */
  private double extreme(boolean lowest, int... kinds) {
    double found = lowest ? Double.MAX_VALUE : -Double.MAX_VALUE;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      int kind = kind(t);
      boolean counts = false;
      for (int one : kinds) {
        counts |= one == kind;
      }
      for (int c = 0; counts && c < 3; c++) {
        double z = at(t, c, 2);
        found = lowest ? Math.min(found, z) : Math.max(found, z);
      }
    }
    return found;
  }

  private record Point(long x, long y, long z) {}

  private record Edge(Point from, Point to) {}

  private Point point(int triangle, int corner) {
    return new Point(
        Math.round(50.0 * at(triangle, corner, 0)),
        Math.round(50.0 * at(triangle, corner, 1)),
        Math.round(50.0 * at(triangle, corner, 2)));
  }

  @Test
  void everyEdgeOfANearBodyIsSharedByTwoTriangles() {
    for (int seed = 0; seed < 60; seed++) {
      draw(anybody(seed));
      Map<Edge, Integer> edges = new HashMap<>();
      for (int t = 0; t < mesh.triangleCount(); t++) {
        for (int c = 0; c < 3; c++) {
          Point from = point(t, c);
          Point to = point(t, (c + 1) % 3);
          if (!from.equals(to)) {
            edges.merge(new Edge(from, to), 1, Integer::sum);
            edges.merge(new Edge(to, from), -1, Integer::sum);
          }
        }
      }
      assertThat(edges.values()).as("seed " + seed).allMatch(n -> n == 0);
    }
  }

  @Test
  void normalsAreUnitAndLookOutwards() {
    for (int seed = 0; seed < 60; seed++) {
      draw(anybody(seed), 1 + seed % 2);
      double off = 0;
      for (int v = 0; v < mesh.vertexCount(); v++) {
        double nx = mesh.vertices[8 * v + 3];
        double ny = mesh.vertices[8 * v + 4];
        double nz = mesh.vertices[8 * v + 5];
        off = Math.max(off, Math.abs(1 - Math.sqrt(nx * nx + ny * ny + nz * nz)));
      }
      assertThat(off).as("seed " + seed).isLessThan(1e-3);
      double agreeing = 0;
      double all = 0;
      for (int t = 0; t < mesh.triangleCount(); t++) {
        double[] n = cross(t);
        double area = BodySpace.unit(n);
        double mean = 0;
        for (int c = 0; c < 3; c++) {
          for (int i = 0; i < 3; i++) {
            mean += n[i] * at(t, c, 3 + i);
          }
        }
        all += area;
        agreeing += mean > 0 ? area : 0;
      }
      assertThat(agreeing / all).as("seed " + seed).isGreaterThan(0.985);
    }
  }

  private double[] cross(int t) {
    double[] a = new double[3];
    double[] b = new double[3];
    for (int i = 0; i < 3; i++) {
      a[i] = at(t, 1, i) - at(t, 0, i);
      b[i] = at(t, 2, i) - at(t, 0, i);
    }
    BodySpace.cross(a, a, b);
    return a;
  }

  @Test
  void aBodyHasTheVolumeOfABody() {
    for (int seed = 0; seed < 40; seed++) {
      Look look = BodySheet.look(seed);
      double lean = BodySheet.sized(look, 1_750, 0.9).heightMm();
      draw(BodySheet.figure(1, bare(BodySheet.sized(look, 1_750, 0.9)), 0, 0, 0));
      double slim = litres();
      draw(BodySheet.figure(1, bare(BodySheet.sized(look, 1_750, 1.4)), 0, 0, 0));
      double stout = litres();
      assertThat(lean).isEqualTo(1_750);
      assertThat(slim).as("seed " + seed).isBetween(50.0, 125.0);
      assertThat(stout).isBetween(1.3 * slim, 2.6 * slim);
    }
  }

  private static Look bare(Look l) {
    return new Look(
        l.heightMm(),
        l.girth(),
        l.skin(),
        l.hair(),
        Look.Hair.BALD,
        Look.Head.BARE,
        0,
        Look.Top.SHIRT,
        0,
        l.pattern(),
        0,
        Look.Bottom.SHORTS,
        0,
        0,
        Look.Bag.NONE,
        0,
        Look.Aid.NONE,
        l.seed());
  }

  /** By the divergence theorem; where parts lie within each other it counts twice. */
  private double litres() {
    double sum = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      double[] n = cross(t);
      sum += n[0] * at(t, 0, 0) + n[1] * at(t, 0, 1) + n[2] * at(t, 0, 2);
    }
    return sum / 6 / 1e6;
  }

  @Test
  void feetStandOnTheFloor() {
    for (int seed = 0; seed < 400; seed++) {
      Stage.Figure figure = anybody(seed);
      draw(figure, 1 + seed % 2);
      if (figure.look().aid() == Look.Aid.WHEELCHAIR) {
        assertThat(extreme(true, Instance.BODY)).as("seed " + seed).isBetween(5.0, 250.0);
      } else {
        assertThat(extreme(true, Instance.BODY)).as("seed " + seed).isBetween(-5.0, 15.0);
      }
      double hands = extreme(true, Instance.LEFT_HAND, Instance.RIGHT_HAND);
      assertThat(hands).as("seed " + seed).isGreaterThan(-25);
    }
  }

  @Test
  void headIsAsHighAsTheBodyIsTall() {
    for (int seed = 0; seed < 200; seed++) {
      Look look = BodySheet.look(seed);
      look = BodySheet.sized(look, 900 + 6 * seed, look.girth());
      look =
          BodySheet.with(look, HAIRS[seed % 4], Look.Head.BARE, look.bag(), 900 + 6 * seed, seed);
      if (look.aid() != Look.Aid.WHEELCHAIR) {
        draw(BodySheet.figure(1, look, seed, 0, 0));
        double top = extreme(false, Instance.HEAD);
        assertThat(top)
            .as("seed " + seed)
            .isCloseTo(look.heightMm(), within(0.02 * look.heightMm()));
      }
    }
  }

  @Test
  void whoSitsIsLower() {
    Look look = BodySheet.plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, Look.Aid.WHEELCHAIR);
    draw(BodySheet.figure(1, look, 0, 0, 0));
    assertThat(extreme(false, Instance.HEAD)).isBetween(1_250.0, 1_400.0);
    assertThat(extreme(true, Instance.AID)).isBetween(-5.0, 15.0);
  }

  @Test
  void boxesAreSaneAndNothingIsNotANumber() {
    for (int seed = 0; seed < 1_000; seed++) {
      Stage.Figure figure = anybody(10_000 + seed);
      draw(figure, 1 + seed % 2);
      double h = figure.look().heightMm();
      int odd = 0;
      for (int i = 0; i < 8 * mesh.vertexCount(); i++) {
        odd += Float.isFinite(mesh.vertices[i]) ? 0 : 1;
      }
      assertThat(odd).as("seed " + seed).isZero();
      double low = Math.min(extreme(true, Instance.AID), extreme(true, ALL));
      assertThat(low).as("seed " + seed).isGreaterThan(-25);
      assertThat(extreme(false, ALL)).as("seed " + seed).isLessThan(1.35 * h + 60);
      assertThat(spread(figure, false)).as("seed " + seed).isLessThan(0.9 * h + 40);
      assertThat(spread(figure, true)).as("seed " + seed).isLessThan(0.8 * h + 1_000);
    }
  }

  /** How far a part of the person, or of an aid, is from where the person stands. */
  private double spread(Stage.Figure figure, boolean aid) {
    double most = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      for (int c = 0; c < 3 && (kind(t) == Instance.AID) == aid; c++) {
        double dx = at(t, c, 0) - figure.xMm();
        double dy = at(t, c, 1) - figure.yMm();
        most = Math.max(most, Math.sqrt(dx * dx + dy * dy));
      }
    }
    return most;
  }

  @Test
  void theSameFigureGivesTheSameBytesWhoeverWasDrawnBefore() {
    Materials others = new Materials();
    BodyMesh fresh = new BodyMesh(others);
    for (int seed = 0; seed < 30; seed++) {
      Stage.Figure figure = anybody(seed);
      Mesh first = new Mesh();
      fresh.add(first, figure, new BodyPoints());
      fresh.add(new Mesh(), anybody(seed + 77), new BodyPoints());
      Mesh second = new Mesh();
      BodyPoints again = new BodyPoints();
      fresh.add(second, figure, again);
      draw(figure);
      assertThat(Arrays.equals(first.vertices, second.vertices)).isTrue();
      assertThat(Arrays.equals(first.triangles, second.triangles)).isTrue();
      assertThat(mesh.triangleCount()).isEqualTo(second.triangleCount());
      int used = 8 * mesh.vertexCount();
      assertThat(Arrays.equals(mesh.vertices, 0, used, second.vertices, 0, used)).isTrue();
      assertThat(again.joints).isEqualTo(points.joints);
      assertThat(again.sampleCount).isEqualTo(points.sampleCount);
    }
  }

  @Test
  void trianglesStayWithinTheBudget() {
    double far = 0;
    int plain = 0;
    for (int seed = 0; seed < 500; seed++) {
      Stage.Figure figure = anybody(seed);
      Look.Aid aid = figure.look().aid();
      boolean alone = aid == Look.Aid.NONE;
      draw(figure, 1);
      assertThat(mesh.triangleCount()).isLessThan(alone ? 650 : 1_150);
      far += alone ? mesh.triangleCount() : 0;
      plain += alone ? 1 : 0;
      draw(figure, 2);
      assertThat(mesh.triangleCount()).isBetween(1_200, alone ? 1_900 : 3_400);
    }
    assertThat(far / plain).isBetween(300.0, 480.0);
  }

  @Test
  void everyPartHasItsInstance() {
    for (Look.Aid aid : AIDS) {
      Look look = BodySheet.plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, aid);
      draw(BodySheet.figure(4_711, look, 0, 0, 0));
      int[] counts = new int[8];
      for (int t = 0; t < mesh.triangleCount(); t++) {
        counts[kind(t)]++;
        assertThat(Instance.number(mesh.triangles[5 * t + 4])).isEqualTo(4_711);
      }
      assertThat(counts[Instance.BODY]).isGreaterThan(500);
      assertThat(counts[Instance.HEAD]).isGreaterThan(100);
      assertThat(counts[Instance.LEFT_HAND]).isEqualTo(counts[Instance.RIGHT_HAND]).isPositive();
      assertThat(counts[Instance.AID] > 100).isEqualTo(aid != Look.Aid.NONE);
      assertThat(counts[Instance.SHOP] + counts[Instance.HELD] + counts[Instance.LYING]).isZero();
    }
  }

  @Test
  void samplesLieOnTheBody() {
    for (int seed = 0; seed < 60; seed++) {
      draw(anybody(seed), 1 + seed % 2);
      assertThat(points.sampleCount).isBetween(24, 40);
      double low = Double.MAX_VALUE;
      double high = 0;
      for (int s = 0; s < points.sampleCount; s++) {
        double best = Double.MAX_VALUE;
        for (int v = 0; v < mesh.vertexCount(); v++) {
          double dx = mesh.vertices[8 * v] - points.sample[3 * s];
          double dy = mesh.vertices[8 * v + 1] - points.sample[3 * s + 1];
          double dz = mesh.vertices[8 * v + 2] - points.sample[3 * s + 2];
          best = Math.min(best, dx * dx + dy * dy + dz * dz);
        }
        assertThat(Math.sqrt(best)).isLessThan(0.02);
        low = Math.min(low, points.sample[3 * s + 2]);
        high = Math.max(high, points.sample[3 * s + 2]);
      }
      assertThat(high - low).isGreaterThan(0.5 * extreme(false, Instance.HEAD));
    }
  }

  @Test
  void materialsAreReusedWhenManyPass() {
    for (int seed = 0; seed < 1_300; seed++) {
      draw(BodySheet.figure(1, BodySheet.look(seed), 0, 0, 0), 1);
    }
    int most = ClothesCloset.KEPT * ClothesOutfit.MATERIALS + 2;
    assertThat(materials.size()).isEqualTo(most);
    Look last = BodySheet.plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, Look.Aid.NONE);
    draw(BodySheet.figure(1, last, 0, 0, 0), 1);
    boolean skin = false;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      skin |= materials.get(mesh.triangles[5 * t + 3]).rgb() == last.skin();
    }
    assertThat(skin).isTrue();
  }

  @Test
  void whatCannotBeABodyIsNamed() {
    Look fine = BodySheet.look(1);
    Look giant = BodySheet.sized(fine, 25_000, 1);
    assertThatThrownBy(() -> draw(BodySheet.figure(1, giant, 0, 0, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("25000");
    Look ball = BodySheet.sized(fine, 1_700, Double.NaN);
    assertThatThrownBy(() -> draw(BodySheet.figure(1, ball, 0, 0, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> draw(BodySheet.figure(1, fine, Double.POSITIVE_INFINITY, 0, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Infinity");
    Hand nowhere = new Hand(Double.NaN, 0, 0, "", false);
    Stage.Figure lost = new Stage.Figure(1, "v", fine, 0, 0, 0, 0, 0, 0, Hand.AT_REST, nowhere);
    assertThatThrownBy(() -> draw(lost)).isInstanceOf(BadInputException.class);
    draw(BodySheet.figure(1, fine, 0, -500, 9)); // out of range is clipped, not refused
    assertThat(mesh.triangleCount()).isPositive();
  }

  @Test
  void aChildGoesByTheHand() {
    Look look = BodySheet.plain(Look.Top.SHIRT, Look.Bottom.TROUSERS, Look.Aid.CHILD);
    draw(BodySheet.figure(9, look, 1, 800, 0));
    assertThat(extreme(true, Instance.AID)).isBetween(-5.0, 15.0);
    assertThat(extreme(false, Instance.AID)).isBetween(850.0, 1_350.0);
    double nearest = Double.MAX_VALUE;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (kind(t) == Instance.AID) {
        for (double[] hand : new double[][] {points.left, points.right}) {
          double dx = at(t, 0, 0) - hand[0];
          double dy = at(t, 0, 1) - hand[1];
          double dz = at(t, 0, 2) - hand[2];
          nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy + dz * dz));
        }
      }
    }
    assertThat(nearest).isLessThan(80);
  }

  @Test
  void skeletonHangsTogether() {
    draw(BodySheet.figure(1, BodySheet.look(3), 0, 0, 0));
    double neck = points.joints[Joint.NECK.at() + 2];
    double pelvis = points.joints[Joint.PELVIS.at() + 2];
    double knee = points.joints[Joint.LEFT_KNEE.at() + 2];
    double ankle = points.joints[Joint.RIGHT_ANKLE.at() + 2];
    assertThat(neck).isGreaterThan(pelvis);
    assertThat(pelvis).isGreaterThan(knee);
    assertThat(knee).isGreaterThan(ankle);
    assertThat(ankle).isPositive();
    assertThat(Joint.values()).hasSize(BodyPoints.JOINTS);
  }
}
