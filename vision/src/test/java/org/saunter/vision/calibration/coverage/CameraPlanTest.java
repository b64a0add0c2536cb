package org.saunter.vision.calibration.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Lens;

class CameraPlanTest {
  private static final Layout SHOP = Shops.rows(3, 4, 2_050, List.of());

  private static Coverage planned(CameraKind kind, int count) {
    List<Camera> cameras = CameraPlan.of(SHOP, kind, count);
    assertThat(cameras).hasSize(count);
    Coverage coverage = Coverage.of(CameraPlan.with(SHOP, cameras));
    System.out.printf(
        "%d x %s: one camera %.3f, two %.3f; feet %.3f, %.3f; fronts unseen %d of %d%n",
        count,
        kind.lens(),
        coverage.share(1),
        coverage.share(2),
        coverage.share(Part.FOOT, 1),
        coverage.share(Part.FOOT, 2),
        coverage.plates().stream().filter(p -> p.cameras() == 0).count(),
        coverage.plates().size());
    return coverage;
  }

  @Test
  void eightPinholesSeeNearlyEverythingTwice() {
    Coverage coverage = planned(CameraKind.pinhole(2_900), 8);
    assertThat(coverage.share(1)).isGreaterThan(0.98);
    assertThat(coverage.share(2)).isGreaterThan(0.9);
    assertThat(coverage.share(Part.FOOT, 1)).isGreaterThan(0.97);
    assertThat(coverage.plates().stream().filter(p -> p.cameras() == 0).count())
        .isLessThan(coverage.plates().size() / 20);
  }

  @Test
  void fisheyesNeedFewer() {
    Coverage coverage = planned(CameraKind.fisheye(2_900), 6);
    assertThat(coverage.share(1)).isGreaterThan(0.98);
    assertThat(coverage.share(2)).isGreaterThan(0.9);
  }

  @Test
  void aPlanIsBetterThanARowOfCamerasDownTheAisles() {
    CameraKind kind = CameraKind.pinhole(2_900);
    List<Camera> row =
        List.of(
            Shops.pinhole("a", 1_700, 1_125, 1_700, 1_125),
            Shops.pinhole("b", 4_900, 1_125, 4_900, 1_125),
            Shops.pinhole("c", 1_700, 2_925, 1_700, 2_925),
            Shops.pinhole("d", 4_900, 2_925, 4_900, 2_925),
            Shops.pinhole("e", 1_700, 4_725, 1_700, 4_725),
            Shops.pinhole("f", 4_900, 4_725, 4_900, 4_725));
    Coverage before = Coverage.of(CameraPlan.with(SHOP, row));
    Coverage after = planned(kind, 6);
    assertThat(after.share(2)).isGreaterThan(before.share(2) + 0.2);
    assertThat(after.share(1)).isGreaterThanOrEqualTo(before.share(1));
  }

  @Test
  void theSameLayoutGivesTheSamePlan() {
    CameraKind kind = CameraKind.pinhole(2_700);
    assertThat(CameraPlan.of(SHOP, kind, 5)).isEqualTo(CameraPlan.of(SHOP, kind, 5));
  }

  @Test
  void whatCannotBePlannedIsSaid() {
    CameraKind kind = CameraKind.pinhole(2_900);
    assertThatThrownBy(() -> CameraPlan.of(SHOP, kind, 0)).isInstanceOf(BadInputException.class);
    Layout none = new Layout("none", "", List.of(), List.of(), List.of(), List.of());
    CameraKind tiny = new CameraKind(Lens.PINHOLE, 64, 48, 120, 2_900, 500);
    assertThatThrownBy(() -> CameraPlan.of(SHOP, tiny, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("would see anybody");
    assertThatThrownBy(() -> CameraPlan.of(none, kind, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new CameraKind(Lens.PINHOLE, 320, 192, 170, 2_900, 30))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("fisheye");
    assertThatThrownBy(() -> CameraKind.pinhole(3)).isInstanceOf(BadInputException.class);
  }
}
