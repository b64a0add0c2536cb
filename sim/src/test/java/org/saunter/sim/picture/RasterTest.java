package org.saunter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.sim.Chance;

/** The fast way to find what a pixel shows, beside the obvious one: ask every triangle. */
class RasterTest {
  static List<Camera> cameras() {
    return OpticsTest.cameras();
  }

  /** Boxes, balls and walls large and small, some of them round the camera. */
  private static Mesh mesh(long seed, Camera camera) {
    Mesh mesh = new Mesh();
    Solids solids = new Solids(mesh);
    Chance chance = new Chance(seed);
    for (int i = 0; i < 60; i++) {
      double size = chance.logUniform(20, 2_500);
      double x = chance.uniform(-2_000, 7_000);
      double y = chance.uniform(-2_000, 7_000);
      double z = chance.uniform(0, 3_000);
      solids.at(x, y, z, chance.uniform(0, 6)).of(i);
      if (chance.happens(0.5)) {
        solids.box(Solids.ALL, -size, size, -0.3 * size, 0.3 * size, 0.0, 0.05 * size);
      } else {
        solids.lathe(9, 0.1, 0, 0.3 * size, 0.2 * size, 0.3 * size, size, 0.1, 1.2 * size);
      }
    }
    solids.at(camera.xMm(), camera.yMm(), 0, 0).of(99);
    solids.quad(new double[] {-9e5, -9e5, 0, 9e5, -9e5, 0, 9e5, 9e5, 0, -9e5, 9e5, 0}, 1, 1);
    return mesh;
  }

  @ParameterizedTest
  @MethodSource("cameras")
  void everyPixelShowsTheNearestTriangle(Camera camera) {
    Mesh mesh = mesh(camera.focalPx() > 80 ? 5 : 6, camera);
    Optics o = new Optics(camera);
    Raster raster = new Raster(o);
    float[] near = new float[160 * 96];
    int[] shown = new int[160 * 96];
    Arrays.fill(shown, -1);
    raster.aim(o, new Raster.Part(0, 0, 160, 96), near, shown);
    raster.project(mesh, 0, mesh.vertexCount);
    raster.draw(mesh, 0, mesh.triangleCount);
    int wrong = 0;
    int something = 0;
    for (int i = 0; i < near.length; i += 3) {
      if (Float.isNaN(o.rayX[i])) {
        assertThat(shown[i]).isEqualTo(-1);
        continue;
      }
      double slow = slow(mesh, o, i);
      something += slow > 0 ? 1 : 0;
      // a line of sight along an edge may fall to either side
      wrong += Math.abs(slow - near[i]) > 1e-4 * Math.max(slow, near[i]) ? 1 : 0;
    }
    assertThat(something).isGreaterThan(2_000);
    assertThat(wrong).isLessThanOrEqualTo(3);
  }

  /** Moeller and Trumbore (1997) on every triangle that looks this way. */
  private static double slow(Mesh mesh, Optics o, int pixel) {
    double best = 0;
    float[] v = mesh.vertices;
    for (int t = 0; t < mesh.triangleCount; t++) {
      int a = 8 * mesh.triangles[5 * t];
      int b = 8 * mesh.triangles[5 * t + 1];
      int c = 8 * mesh.triangles[5 * t + 2];
      double[] e1 = {v[b] - v[a], v[b + 1] - v[a + 1], v[b + 2] - v[a + 2]};
      double[] e2 = {v[c] - v[a], v[c + 1] - v[a + 1], v[c + 2] - v[a + 2]};
      double[] d = {o.rayX[pixel], o.rayY[pixel], o.rayZ[pixel]};
      double[] p = cross(d, e2);
      double det = dot(e1, p);
      if (det <= 0) {
        continue;
      }
      double[] s = {o.x - v[a], o.y - v[a + 1], o.z - v[a + 2]};
      double u = dot(s, p) / det;
      double[] q = cross(s, e1);
      double w = dot(d, q) / det;
      double far = dot(e2, q) / det;
      if (u >= 0 && w >= 0 && u + w <= 1 && far > 0) {
        best = Math.max(best, 1 / far);
      }
    }
    return best;
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  /**
   * The edge of a board four metres long, straight in the store, is an arc in a fisheye's image.
   */
  @Test
  void aStraightEdgeBendsInAFisheye() {
    Camera camera =
        new Camera("c", Lens.FISHEYE, 0, 0, 2_700, 0, 0, 320, 320, 100, List.of(), 160, 160, 0);
    Mesh mesh = new Mesh();
    new Solids(mesh)
        .at(0, 0, 0, Math.PI / 2)
        .of(0)
        .quad(
            new double[] {
              -2_000, 1_500, 1_000, 2_000, 1_500, 1_000, 2_000, 4_000, 1_000, -2_000, 4_000, 1_000
            },
            1,
            1);
    Optics o = new Optics(camera);
    Raster raster = new Raster(o);
    float[] near = new float[320 * 320];
    int[] shown = new int[320 * 320];
    Arrays.fill(shown, -1);
    raster.aim(o, new Raster.Part(0, 0, 320, 320), near, shown);
    raster.project(mesh, 0, 4);
    raster.draw(mesh, 0, 2);
    CameraModel model = new CameraModel(camera);
    double[] px = new double[2];
    double[] atX = {-1_900, 0, 1_900};
    double[] rows = new double[3];
    for (int i = 0; i < 3; i++) {
      model.project(atX[i], 1_500, 1_000, px);
      int row = 319;
      while (row > 0 && shown[row * 320 + (int) px[0]] < 0) {
        row--;
      }
      rows[i] = row + 1;
      assertThat(rows[i]).isCloseTo(px[1], within(1.5));
    }
    assertThat(rows[1]).isLessThan((rows[0] + rows[2]) / 2 - 5);
  }

  @Test
  void neighboursLeaveNoGap() {
    Camera camera = OpticsTest.camera(Lens.FISHEYE, 50, List.of(), 0);
    Mesh mesh = new Mesh();
    int[][] at = new int[41][41];
    Chance chance = new Chance(4);
    for (int i = 0; i <= 40; i++) {
      for (int j = 0; j <= 40; j++) {
        double bump = i == 0 || j == 0 || i == 40 || j == 40 ? 0 : chance.uniform(0, 90);
        at[i][j] = mesh.vertex(i * 500 - 8_000, j * 500 - 9_000, bump, 0, 0, 1, 0, 0);
      }
    }
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        mesh.triangle(at[i][j], at[i + 1][j], at[i + 1][j + 1], 0, 0);
        mesh.triangle(at[i][j], at[i + 1][j + 1], at[i][j + 1], 0, 0);
      }
    }
    Optics o = new Optics(camera);
    Raster raster = new Raster(o);
    float[] near = new float[160 * 96];
    raster.aim(o, new Raster.Part(0, 0, 160, 96), near, new int[160 * 96]);
    raster.project(mesh, 0, mesh.vertexCount);
    raster.draw(mesh, 0, mesh.triangleCount);
    int covered = 0;
    for (int i = 0; i < near.length; i++) {
      if (!Float.isNaN(o.rayX[i]) && o.rayZ[i] < -0.6) {
        double far = 2_700 / -o.rayZ[i];
        double x = o.x + far * o.rayX[i];
        double y = o.y + far * o.rayY[i];
        if (x > -7_500 && x < 11_500 && y > -8_500 && y < 10_500) {
          covered++;
          assertThat(near[i]).as("pixel " + i).isGreaterThan(0);
        }
      }
    }
    assertThat(covered).isGreaterThan(5_000);
  }
}
