package org.saunter.sim.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;

/**
 * The people of one stage as triangles, with what their hands hold; made once a stage, whichever
 * camera looks. Not thread-safe.
 */
final class People {
  private static final double GRIP_MM = 25;

  final Mesh mesh = new Mesh();

  /** First vertex and triangle of each person; one more at the end. */
  int[] firstVertex = new int[16];

  int[] firstTriangle = new int[16];
  private BodyPoints[] points = {};
  private int count;
  private final BodyMesh body;
  private final ProductShapes shapes;
  private final Solids solids = new Solids(mesh);
  private @Nullable Stage stage;

  /** Counts the stages, so that what was made of one is known to be old. */
  long version;

  People(Materials materials, ProductShapes shapes, int detail) {
    body = new BodyMesh(materials, detail);
    this.shapes = shapes;
  }

  /** Makes the people of a stage, unless they are those of the last call. */
  @SuppressWarnings("ReferenceEquality") // to compare all would cost more
  void set(Stage newStage) {
    if (newStage == stage) {
      return;
    }
    stage = newStage;
    version++;
    int n = newStage.people().size();
    count = n;
    if (points.length < n) {
      int old = points.length;
      points = Arrays.copyOf(points, n);
      for (int i = old; i < n; i++) {
        points[i] = new BodyPoints();
      }
    }
    if (firstVertex.length <= n) {
      firstVertex = new int[2 * n + 1];
      firstTriangle = new int[2 * n + 1];
    }
    mesh.clear();
    for (int i = 0; i < n; i++) {
      firstVertex[i] = mesh.vertexCount;
      firstTriangle[i] = mesh.triangleCount;
      Figure figure = newStage.people().get(i);
      body.add(mesh, figure, points[i]);
      held(figure, figure.left(), points[i].left);
      held(figure, figure.right(), points[i].right);
    }
    firstVertex[n] = mesh.vertexCount;
    firstTriangle[n] = mesh.triangleCount;
  }

  /** A product in a hand: the hand is at the middle of its back. */
  private void held(Figure figure, Hand hand, double[] at) {
    if (hand.sku().isEmpty()) {
      return;
    }
    ProductShapes.Pack pack = shapes.pack(hand.sku());
    double out = pack.depthMm() / 2 + GRIP_MM;
    double c = StrictMath.cos(figure.headingRadians());
    double s = StrictMath.sin(figure.headingRadians());
    solids.at(
        at[0] + out * c, at[1] + out * s, at[2] - pack.heightMm() / 2, figure.headingRadians());
    shapes.add(solids, hand.sku(), Instance.of(Instance.HELD, figure.number()), true);
  }

  /** Middles of all hands, x y z each; in the given array if it is large enough. */
  double[] hands(Stage of, double[] into) {
    int n = of.people().size();
    double[] hands = into.length >= 6 * n ? into : new double[6 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(points[i].left, 0, hands, 6 * i, 3);
      System.arraycopy(points[i].right, 0, hands, 6 * i + 3, 3);
    }
    return hands;
  }

  int count() {
    return count;
  }

  boolean isWithin(int person, double x, double y, double mm) {
    double dx = points[person].ground[0] - x;
    double dy = points[person].ground[1] - y;
    return dx * dx + dy * dy < mm * mm;
  }

  BodyPoints points(int person) {
    return points[person];
  }
}
