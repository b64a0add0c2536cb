package org.saunter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.StoreSetup;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.Stage.Pile;
import org.saunter.sim.SyntheticShop;
import org.saunter.sim.picture.Picture.HandLabel;
import org.saunter.sim.picture.Picture.PersonLabel;

class PainterTest {
  private static final StoreSetup SETUP = SmallShop.setup();
  private static final List<Pile> PILES = SmallShop.piles(SETUP);
  private static final Camera OBLIQUE = SmallShop.camera(400, 4_700, 2_700, 3_000, 2_500);
  private static final Camera EYE = SmallShop.fisheye(3_000, 3_000);

  private static Picture paint(Camera camera, Figure... people) {
    Stage stage = new Stage(5, List.of(people), PILES);
    return new Painter(SETUP, SmallShop.SEED).paint(stage, camera, Lighting.PLAIN, Exposure.CLEAN);
  }

  private static Figure standing(double x, double y) {
    return SmallShop.figure(7, x, y, 1, Hand.AT_REST);
  }

  @Test
  void sameArgumentsSameBytes() {
    Stage stage = new Stage(5, List.of(standing(3_000, 3_200)), PILES);
    Exposure exposure = Exposure.ordinary(4);
    Lighting light = Lighting.at(3, 10, 7_000_000L, EnumSet.allOf(Lighting.Fault.class));
    Painter one = new Painter(SETUP, 1);
    Picture first = one.paint(stage, EYE, light, exposure);
    // what was painted before must not matter
    Painter other = new Painter(SETUP, 1);
    Stage before = new Stage(1, List.of(standing(4_000, 4_000)), PILES.subList(0, 5));
    Lighting later = Lighting.at(3, 10, 99_000_000L, EnumSet.allOf(Lighting.Fault.class));
    other.paint(before, OBLIQUE, Lighting.PLAIN, Exposure.CLEAN);
    other.paint(before, EYE, later, exposure);
    Picture second = other.paint(stage, EYE, light, exposure);
    assertThat(second.rgb()).isEqualTo(first.rgb());
    assertThat(second.instances()).isEqualTo(first.instances());
    assertThat(second.depthMm()).isEqualTo(first.depthMm());
    assertThat(second.people()).isEqualTo(first.people());
    Picture third = new Painter(SETUP, 2).paint(stage, EYE, light, exposure);
    assertThat(third.rgb()).isNotEqualTo(first.rgb());
  }

  private static final Exposure SMOOTH = new Exposure(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, false, 2, 0);

  @Test
  void aTakenUnitIsRedrawnAsIfAllWereNew() {
    List<Pile> fewer = new ArrayList<>(PILES);
    for (int i : new int[] {1, 8, 11}) {
      Pile p = PILES.get(i);
      fewer.set(i, new Pile(p.plateIds(), 0, 1, p.sku(), p.count() - 1 - i / 2, false));
    }
    Stage before = new Stage(1, List.of(), PILES);
    Stage after = new Stage(2, List.of(), fewer);
    for (Exposure exposure : List.of(Exposure.CLEAN, SMOOTH)) {
      Painter kept = new Painter(SETUP, 1);
      byte[] full = kept.paint(before, OBLIQUE, Lighting.PLAIN, exposure).rgb();
      kept.paint(before, EYE, Lighting.PLAIN, exposure);
      for (Camera camera : List.of(OBLIQUE, EYE)) {
        Picture redrawn = kept.paint(after, camera, Lighting.PLAIN, exposure);
        Picture fresh = new Painter(SETUP, 1).paint(after, camera, Lighting.PLAIN, exposure);
        assertThat(redrawn.rgb()).isEqualTo(fresh.rgb()).isNotEqualTo(full);
        assertThat(redrawn.instances()).isEqualTo(fresh.instances());
      }
    }
  }

  /** A picture of twice the size has as many lines of sight as a smooth one, but is another. */
  @Test
  void largeAndSmoothPicturesAreNotTakenForEachOther() {
    Stage stage = new Stage(5, List.of(standing(2_600, 3_300)), PILES);
    Camera large = OBLIQUE.scaledTo(320);
    Painter one = new Painter(SETUP, 1);
    one.paint(stage, OBLIQUE, Lighting.PLAIN, SMOOTH);
    byte[] after = one.paint(stage, large, Lighting.PLAIN, Exposure.CLEAN).rgb();
    byte[] alone = new Painter(SETUP, 1).paint(stage, large, Lighting.PLAIN, Exposure.CLEAN).rgb();
    assertThat(after).isEqualTo(alone);
  }

  @Test
  void floorIsAsFarAsItsLineOfSightSays() {
    for (Camera camera : List.of(OBLIQUE, EYE)) {
      Picture p = paint(camera);
      CameraModel model = new CameraModel(camera);
      double[] xy = new double[2];
      int floor = 0;
      for (int i = 0; i < p.instances().length; i++) {
        double x = i % p.widthPx() + 0.5;
        double y = Math.floorDiv(i, p.widthPx()) + 0.5;
        if (!model.level(x, y, 0, xy)
            || xy[0] < 200
            || xy[0] > 5_800
            || xy[1] < 2_500
            || xy[1] > 4_500) {
          continue;
        }
        double dx = xy[0] - camera.xMm();
        double dy = xy[1] - camera.yMm();
        double far = Math.sqrt(dx * dx + dy * dy + (double) camera.zMm() * camera.zMm());
        if (p.depthMm()[i] > 0.9 * far) { // else a box in a corner
          floor++;
          assertThat((double) p.depthMm()[i]).isCloseTo(far, within(0.01 * far));
        }
      }
      assertThat(floor).isGreaterThan(1_000);
    }
  }

  @Test
  void boxAndFootFitThePixels() {
    for (Camera camera : List.of(OBLIQUE, EYE)) {
      Picture p =
          paint(camera, standing(2_600, 3_300), SmallShop.figure(9, 4_200, 2_900, 4, Hand.AT_REST));
      assertThat(p.people()).hasSize(2);
      for (PersonLabel label : p.people()) {
        int pixels = 0;
        int heads = 0;
        for (int i = 0; i < p.instances().length; i++) {
          int instance = p.instances()[i];
          if (Instance.number(instance) != label.number()
              || Instance.kind(instance) < Instance.BODY
              || Instance.kind(instance) > Instance.RIGHT_HAND) {
            continue;
          }
          pixels++;
          heads += Instance.kind(instance) == Instance.HEAD ? 1 : 0;
          double x = i % p.widthPx();
          double y = Math.floorDiv(i, p.widthPx());
          assertThat(x).isBetween(label.leftPx() - 1, label.rightPx());
          assertThat(y).isBetween(label.topPx() - 1, label.bottomPx());
        }
        assertThat(pixels).isEqualTo(label.bodyPixels()).isGreaterThan(80);
        assertThat(heads).isGreaterThan(5);
        assertThat(label.visibleShare()).isGreaterThan(0.97);
        assertThat(label.headVisibleShare()).isGreaterThan(0.85);
        double[] xy = new double[2];
        assertThat(new CameraModel(camera).level(label.footXPx(), label.footYPx(), 0, xy)).isTrue();
        Figure figure = label.number() == 7 ? standing(2_600, 3_300) : standing(4_200, 2_900);
        assertThat(xy[0]).isCloseTo(figure.xMm(), within(3.0));
        assertThat(xy[1]).isCloseTo(figure.yMm(), within(3.0));
      }
    }
  }

  @Test
  void nobodyIsSeenThroughAGondola() {
    StoreSetup high = SmallShop.setup(2_600, FixtureKind.GONDOLA);
    Camera camera = SmallShop.camera(1_900, 4_700, 1_500, 1_900, 2_300);
    Figure hidden = standing(1_900, 1_300);
    Figure seen = SmallShop.figure(8, 1_900, 3_000, 0, Hand.AT_REST);
    Stage stage = new Stage(1, List.of(hidden, seen), List.of());
    Picture p = new Painter(high, 1).paint(stage, camera, Lighting.PLAIN, Exposure.CLEAN);
    PersonLabel label = p.people().get(0);
    assertThat(label.number()).isEqualTo(7);
    assertThat(label.visibleShare()).isZero();
    assertThat(label.headVisibleShare()).isZero();
    assertThat(label.bodyPixels()).isZero();
    assertThat(label.hands()).allSatisfy(hand -> assertThat(hand.visibleShare()).isZero());
    assertThat(p.people().get(1).visibleShare()).isGreaterThan(0.5);
  }

  @Test
  void aHandHoldsItsProduct() {
    String sku = SETUP.catalogue().products().get(3).sku();
    Figure figure =
        SmallShop.figure(5, 3_000, 3_200, Math.PI / 2, new Hand(3_150, 3_650, 1_150, sku, false));
    Picture p = paint(OBLIQUE, figure);
    HandLabel hand = p.people().get(0).hands().get(1);
    assertThat(hand.left()).isFalse();
    assertThat(hand.sku()).isEqualTo(sku);
    assertThat(p.people().get(0).hands().get(0).sku()).isEmpty();
    int held = 0;
    for (int i = 0; i < p.instances().length; i++) {
      if (p.instances()[i] == Instance.of(Instance.HELD, 5)) {
        held++;
        assertThat(Math.abs(i % 160 - hand.xPx())).isLessThan(14);
        assertThat(Math.abs(Math.floorDiv(i, 160) - hand.yPx())).isLessThan(14);
      }
    }
    assertThat(held).isGreaterThan(3);
  }

  @Test
  void aClosedRoomHasNoHoles() {
    // cameras that cut floor, walls and shelves with the plane of their lens
    for (Camera camera :
        List.of(
            SmallShop.camera(3_000, 2_600, 1_200, 3_050, 2_700),
            SmallShop.camera(100, 100, 300, 5_000, 4_000),
            SmallShop.camera(1_900, 2_180, 800, 4_000, 2_200),
            SmallShop.fisheye(1_900, 2_600))) {
      Picture p = paint(camera, standing(3_020, 2_650));
      Optics o = new Optics(camera);
      for (int i = 0; i < p.depthMm().length; i++) {
        if (!Float.isNaN(o.rayX[i])) {
          assertThat(p.depthMm()[i]).as("pixel " + i).isLessThan(20_000);
        }
      }
    }
  }

  @Test
  void aCameraInsideThingsSeesOut() {
    for (Camera camera :
        List.of(
            SmallShop.camera(1_900, SmallShop.GONDOLA_Y, 700, 1_900, 4_000),
            SmallShop.camera(3_000, 3_000, 1_000, 4_000, 3_000),
            SmallShop.camera(0, 0, 1_500, 3_000, 3_000))) {
      Picture p = paint(camera, standing(3_000, 3_000));
      assertThat(p.people().size()).isBetween(0, 1);
      assertThat(p.rgb()).hasSize(3 * 160 * 96);
    }
  }

  @Test
  void nobodyAndNothingIsFine() {
    Picture p =
        new Painter(SETUP, 3)
            .paint(new Stage(0, List.of(), List.of()), OBLIQUE, Lighting.PLAIN, Exposure.CLEAN);
    assertThat(p.people()).isEmpty();
    for (int instance : p.instances()) {
      assertThat(instance).isEqualTo(Instance.SHOP);
    }
  }

  @Test
  void pilesOfUnknownPlatesAndProductsAreLeftOutOrPlain() {
    List<Pile> odd =
        List.of(
            new Pile(List.of("nowhere"), 0, 1, "x", 5, false),
            new Pile(List.of(), 0, 1, "x", 5, false),
            new Pile(List.of("p21"), 5, 2, "unknown", 3, true),
            new Pile(List.of("p22"), 0, 1, "S0001", 1_000_000, false),
            new Pile(List.of("p20"), 0, 0, "S0002", -4, false));
    Picture p =
        new Painter(SETUP, 3)
            .paint(new Stage(0, List.of(), odd), OBLIQUE, Lighting.PLAIN, Exposure.CLEAN);
    int lying = 0;
    for (int instance : p.instances()) {
      lying += Instance.kind(instance) == Instance.LYING ? 1 : 0;
    }
    assertThat(lying).isGreaterThan(5);
  }

  @Test
  void smoothEdgesKeepTheLabels() {
    Stage stage = new Stage(5, List.of(standing(2_600, 3_300)), PILES);
    Painter painter = new Painter(SETUP, 1);
    Picture rough = painter.paint(stage, OBLIQUE, Lighting.PLAIN, Exposure.CLEAN);
    Picture fine = painter.paint(stage, OBLIQUE, Lighting.PLAIN, SMOOTH);
    PersonLabel a = rough.people().get(0);
    PersonLabel b = fine.people().get(0);
    assertThat(b.leftPx()).isCloseTo(a.leftPx(), within(0.6));
    assertThat(b.bottomPx()).isCloseTo(a.bottomPx(), within(0.6));
    assertThat(b.footXPx()).isCloseTo(a.footXPx(), within(0.01));
    assertThat((double) b.bodyPixels()).isCloseTo(a.bodyPixels(), within(0.1 * a.bodyPixels()));
    int same = 0;
    for (int i = 0; i < rough.instances().length; i++) {
      same += rough.instances()[i] == fine.instances()[i] ? 1 : 0;
    }
    assertThat(same).isGreaterThan(rough.instances().length * 9 / 10);
  }

  @Test
  void everyFormatHasACameraThatSeesShelvesAndProducts() {
    for (ShopFormat format : ShopFormat.values()) {
      SyntheticShop shop = SyntheticShop.build(format, 2, "demo");
      Camera camera = shop.setup().layout().cameras().get(0).scaledTo(96);
      Picture p =
          new Painter(shop.setup(), 2)
              .paint(new Stage(0, List.of(), shop.piles()), camera, Lighting.PLAIN, Exposure.CLEAN);
      int lying = 0;
      for (int instance : p.instances()) {
        lying += Instance.kind(instance) == Instance.LYING ? 1 : 0;
      }
      assertThat(lying).as(format.toString()).isGreaterThan(50);
    }
  }

  @Test
  void piecesOfTheSameStageInAnyOrderOfCameras() {
    Stage stage = new Stage(5, List.of(standing(2_600, 3_300)), PILES);
    List<Camera> cameras = new ArrayList<>(List.of(OBLIQUE, EYE, SmallShop.fisheye(1_000, 4_000)));
    Painter forwards = new Painter(SETUP, 1);
    List<byte[]> there = new ArrayList<>();
    for (Camera camera : cameras) {
      there.add(forwards.paint(stage, camera, Lighting.PLAIN, Exposure.CLEAN).rgb());
    }
    Collections.reverse(cameras);
    Painter backwards = new Painter(SETUP, 1);
    for (int i = 0; i < 3; i++) {
      byte[] rgb = backwards.paint(stage, cameras.get(i), Lighting.PLAIN, Exposure.CLEAN).rgb();
      assertThat(Arrays.equals(rgb, there.get(2 - i))).isTrue();
    }
  }

  @Test
  void badNumbersAreNamed() {
    assertThatThrownBy(() -> new Exposure(1, 1, 1, 0, 0, 0, 0, 0, 0, 101, false, 1, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(101")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> new Exposure(Double.NaN, 1, 1, 0, 0, 0, 0, 0, 0, 0, false, 1, 0))
        .isInstanceOf(BadInputException.class);
    Figure lost = standing(Double.NaN, 0);
    assertThatThrownBy(() -> paint(OBLIQUE, lost)).isInstanceOf(BadInputException.class);
  }
}
