package org.saunter.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;

class CameraModelTest {
  private static Camera camera(
      Lens lens, int lookAtXMm, int lookAtYMm, List<Double> bent, double rollDegrees) {
    return new Camera(
        "c",
        lens,
        1_000,
        2_000,
        2_900,
        lookAtXMm,
        lookAtYMm,
        320,
        192,
        115,
        bent,
        163,
        95,
        rollDegrees);
  }

  private static final List<Camera> CAMERAS =
      List.of(
          camera(Lens.PINHOLE, 1_000, 2_000, List.of(), 0),
          camera(Lens.PINHOLE, 3_000, 4_000, List.of(-0.08, 0.01, 0.001, -0.002, 0.0), 12),
          camera(Lens.FISHEYE, 1_000, 2_000, List.of(), 90),
          camera(Lens.FISHEYE, 1_600, 1_500, List.of(0.02, -0.01, 0.002, 0.0), -7));

  @Test
  void whatAPixelLooksAtIsProjectedToIt() {
    double[] at = new double[2];
    double[] px = new double[2];
    for (Camera camera : CAMERAS) {
      CameraModel model = new CameraModel(camera);
      for (int x = 20; x < 320; x += 40) {
        for (int y = 16; y < 192; y += 32) {
          if (model.level(x, y, 900, at)) {
            assertThat(model.project(at[0], at[1], 900, px)).isTrue();
            assertThat(px[0]).as(camera + " " + x + " " + y).isCloseTo(x, within(0.01));
            assertThat(px[1]).isCloseTo(y, within(0.01));
          }
        }
      }
    }
  }

  @Test
  void straightDownHasPlusYAtTheTopAndPlusXToTheRight() {
    CameraModel model = new CameraModel(CAMERAS.get(0));
    double[] px = new double[2];
    model.project(1_000, 2_000, 0, px);
    assertThat(px).containsExactly(new double[] {163, 95}, within(1e-6));
    model.project(1_100, 2_200, 0, px);
    assertThat(px[0]).isGreaterThan(163);
    assertThat(px[1]).isLessThan(95);
  }

  @Test
  void whatIsBehindAPinholeIsNotSeenAndTheSkyIsOnNoFloor() {
    CameraModel flat = new CameraModel(camera(Lens.PINHOLE, 20_000, 2_000, List.of(), 0));
    assertThat(flat.project(-3_000, 2_000, 2_900, new double[2])).isFalse();
    assertThat(flat.level(163, 5, 0, new double[2])).isFalse();
  }

  @Test
  void aSmallerImageSeesTheSame() {
    double[] large = new double[2];
    double[] small = new double[2];
    for (Camera camera : CAMERAS) {
      new CameraModel(camera).project(1_700, 2_400, 300, large);
      new CameraModel(camera.scaledTo(160)).project(1_700, 2_400, 300, small);
      assertThat(small[0] * 2).isCloseTo(large[0], within(1e-9));
      assertThat(small[1] * 2).isCloseTo(large[1], within(1e-9));
    }
  }
}
