package org.saunter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;
import org.saunter.sim.Chance;

/** The painter's lens is that of the model. */
class OpticsTest {
  static List<Camera> cameras() {
    return List.of(
        camera(Lens.PINHOLE, 120, List.of(), 0),
        camera(Lens.PINHOLE, 70, List.of(-0.12, 0.02, 0.001, -0.002, 0.0), 7),
        camera(Lens.PINHOLE, 90, List.of(0.08, -0.01), -40),
        camera(Lens.FISHEYE, 60, List.of(), 0),
        camera(Lens.FISHEYE, 50, List.of(0.02, -0.004, 0.0, 0.0), 190));
  }

  static Camera camera(Lens lens, double focal, List<Double> distortion, double roll) {
    return new Camera(
        "c", lens, 2_000, 1_000, 2_700, 3_100, 2_600, 160, 96, focal, distortion, 83, 47, roll);
  }

  @ParameterizedTest
  @MethodSource("cameras")
  void linesOfSightAreThoseOfTheModel(Camera camera) {
    Optics optics = new Optics(camera);
    CameraModel model = new CameraModel(camera);
    double[] ray = new double[3];
    int blind = 0;
    for (int y = 0; y < 96; y += 5) {
      for (int x = 0; x < 160; x += 3) {
        int at = y * 160 + x;
        if (Float.isNaN(optics.rayX[at])) {
          blind++;
          continue;
        }
        model.ray(x + 0.5, y + 0.5, ray);
        assertThat(optics.rayX[at]).isCloseTo((float) ray[0], within(2e-5f));
        assertThat(optics.rayY[at]).isCloseTo((float) ray[1], within(2e-5f));
        assertThat(optics.rayZ[at]).isCloseTo((float) ray[2], within(2e-5f));
      }
    }
    assertThat(blind).isLessThan(camera.lens() == Lens.FISHEYE ? 500 : 1);
  }

  @ParameterizedTest
  @MethodSource("cameras")
  void pointsAreWhereTheModelPutsThem(Camera camera) {
    Optics optics = new Optics(camera);
    CameraModel model = new CameraModel(camera);
    Chance chance = new Chance(3);
    float[] px = new float[2];
    double[] expected = new double[2];
    int seen = 0;
    for (int i = 0; i < 2_000; i++) {
      double x = chance.uniform(-4_000, 9_000);
      double y = chance.uniform(-4_000, 9_000);
      double z = chance.uniform(0, 2_600);
      optics.project(x - optics.x, y - optics.y, z - optics.z, px, 0);
      if (Float.isNaN(px[0])) {
        continue;
      }
      seen++;
      assertThat(model.project(x, y, z, expected)).isTrue();
      assertThat((double) px[0])
          .isCloseTo(expected[0], within(0.01 + 1e-5 * Math.abs(expected[0])));
      assertThat((double) px[1])
          .isCloseTo(expected[1], within(0.01 + 1e-5 * Math.abs(expected[1])));
    }
    assertThat(seen).isGreaterThan(300);
  }

  @ParameterizedTest
  @MethodSource("cameras")
  void everyLineOfSightOfATileLiesInItsCone(Camera camera) {
    Optics o = new Optics(camera);
    for (int y = 0; y < 96; y++) {
      for (int x = 0; x < 160; x++) {
        int tile = y / Optics.TILE_PX * o.tilesAcross + x / Optics.TILE_PX;
        int at = y * 160 + x;
        if (!Float.isNaN(o.rayX[at])) {
          double cosine =
              o.rayX[at] * o.tileX[tile] + o.rayY[at] * o.tileY[tile] + o.rayZ[at] * o.tileZ[tile];
          double sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
          assertThat(o.tileSine[tile]).isGreaterThanOrEqualTo((float) sine - 1e-6f);
        }
      }
    }
  }
}
