package org.saunter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.picture.Lighting.Fault;

class LightingTest {
  private static final StoreSetup SETUP = SmallShop.setup();
  private static final Camera CAMERA = SmallShop.camera(5_600, 4_700, 2_700, 2_500, 2_500);
  private static final Stage STAGE =
      new Stage(
          0, List.of(SmallShop.figure(1, 3_000, 3_000, 2, Hand.AT_REST)), SmallShop.piles(SETUP));

  private static double brightness(Lighting light) {
    return brightness(new Painter(SETUP, 9).paint(STAGE, CAMERA, light, Exposure.CLEAN));
  }

  private static double brightness(Picture p) {
    double sum = 0;
    for (byte b : p.rgb()) {
      sum += b & 255;
    }
    return sum / p.rgb().length;
  }

  private static Lighting at(double hour, long nanos, Set<Fault> faults) {
    return Lighting.at(5, hour, nanos, faults);
  }

  @Test
  void aPlainShopIsWellLit() {
    assertThat(brightness(Lighting.PLAIN)).isBetween(70.0, 200.0);
  }

  @Test
  void faultsDarkenOrFlash() {
    double well = brightness(at(12, 0, Set.of()));
    assertThat(brightness(at(12, 0, EnumSet.of(Fault.LAMP_FAILED)))).isLessThan(well - 1);
    assertThat(brightness(at(2, 0, EnumSet.of(Fault.POWER_CUT)))).isLessThan(0.6 * well);
    double least = 1e9;
    double most = 0;
    for (int i = 0; i < 12; i++) {
      double now = brightness(at(12, i * 60_000_000L, EnumSet.of(Fault.LAMP_FLASHING)));
      least = Math.min(least, now);
      most = Math.max(most, now);
    }
    assertThat(most).isGreaterThan(least + 2);
  }

  @Test
  void tubesFollowTheMains() {
    Lighting a = at(12, 0, EnumSet.of(Fault.FLICKER));
    Lighting later = at(12, 10_000_000L, EnumSet.of(Fault.FLICKER));
    Lighting between = at(12, 2_500_000L, EnumSet.of(Fault.FLICKER));
    assertThat(later.flicker()).isEqualTo(a.flicker());
    assertThat(between.flicker()).isNotEqualTo(a.flicker());
    assertThat(at(12, 2_500_000L, Set.of()).flicker()).isEqualTo(1);
  }

  @Test
  void theDayRisesAndFalls() {
    assertThat(at(12, 0, Set.of()).dayLevel()).isGreaterThan(at(7, 0, Set.of()).dayLevel());
    assertThat(at(7, 0, Set.of()).dayLevel()).isGreaterThan(at(1, 0, Set.of()).dayLevel());
    assertThat(at(12, 0, Set.of()).sunLevel()).isPositive();
    assertThat(at(23, 0, Set.of()).sunLevel()).isZero();
    assertThat(at(36, 0, Set.of())).isEqualTo(at(12, 0, Set.of()));
  }

  /** With fog the goods behind a glass door lose their colours. */
  @Test
  void fogVeilsWhatIsBehindADoor() {
    StoreSetup freezer = SmallShop.setup(1_500, FixtureKind.FREEZER);
    Camera camera = SmallShop.camera(1_900, 4_500, 1_700, 1_900, 2_900);
    double clear = colourful(freezer, camera, 0);
    double fogged = colourful(freezer, camera, 0.9);
    assertThat(clear).isGreaterThan(15);
    assertThat(fogged).isLessThan(0.5 * clear);
  }

  private static double colourful(StoreSetup setup, Camera camera, double fog) {
    Lighting light = new Lighting(1, 5_500, 1, -1, -1, 0, 0.1, 6_500, 0, 0, 1, fog, 0);
    Stage stage = new Stage(0, List.of(), SmallShop.piles(setup));
    Picture picture = new Painter(setup, 9).paint(stage, camera, light, Exposure.CLEAN);
    double sum = 0;
    int n = 0;
    for (int i = 0; i < picture.instances().length; i++) {
      if (Instance.kind(picture.instances()[i]) == Instance.LYING) {
        int r = picture.rgb()[3 * i] & 255;
        int g = picture.rgb()[3 * i + 1] & 255;
        int b = picture.rgb()[3 * i + 2] & 255;
        sum += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
        n++;
      }
    }
    assertThat(n).isGreaterThan(200);
    return sum / n;
  }

  /** A hand at the door opens it: the fog before the goods is gone there. */
  @Test
  void aDoorWithAHandInItIsOpen() {
    StoreSetup freezer = SmallShop.setup(1_500, FixtureKind.FREEZER);
    Camera camera = SmallShop.camera(1_900, 4_500, 2_700, 1_900, 2_300).scaledTo(400);
    Lighting light = new Lighting(1, 4_800, 1, -1, -1, 0, 0.1, 6_500, 0, 0, 1, 0.9, 0);
    Hand reach = new Hand(1_650, 2_250, 1_150, "", false);
    Painter painter = new Painter(freezer, 9);
    List<Stage.Pile> piles = SmallShop.piles(freezer);
    Stage shut =
        new Stage(0, List.of(SmallShop.figure(1, 1_650, 3_300, -1.5, Hand.AT_REST)), piles);
    Stage open = new Stage(0, List.of(SmallShop.figure(1, 1_650, 2_600, -1.5, reach)), piles);
    Picture a = painter.paint(shut, camera, light, Exposure.CLEAN);
    Picture b = painter.paint(open, camera, light, Exposure.CLEAN);
    int changed = 0;
    int same = 0;
    for (int i = 0; i < a.instances().length; i++) {
      if (Instance.kind(a.instances()[i]) == Instance.LYING
          && a.instances()[i] == b.instances()[i]) {
        int d = Math.abs((a.rgb()[3 * i] & 255) - (b.rgb()[3 * i] & 255));
        changed += d > 25 ? 1 : 0;
        same += d < 3 ? 1 : 0;
      }
    }
    assertThat(changed).isGreaterThan(10);
    assertThat(same).isGreaterThan(10);
  }

  /** Under the lamp, the floor beside somebody's feet is darker than without them. */
  @Test
  void peopleThrowShadows() {
    Camera camera = SmallShop.camera(3_000, 3_500, 2_800, 3_000, 3_490);
    Painter painter = new Painter(SETUP, 9);
    Stage with =
        new Stage(0, List.of(SmallShop.figure(1, 3_000, 3_500, 0, Hand.AT_REST)), List.of());
    Stage without = new Stage(0, List.of(), List.of());
    Picture a = painter.paint(with, camera, Lighting.PLAIN, Exposure.CLEAN);
    Picture b = painter.paint(without, camera, Lighting.PLAIN, Exposure.CLEAN);
    int darker = 0;
    for (int i = 0; i < a.instances().length; i++) {
      if (a.instances()[i] == Instance.SHOP) {
        int d = (b.rgb()[3 * i + 1] & 255) - (a.rgb()[3 * i + 1] & 255);
        assertThat(d).isGreaterThanOrEqualTo(0);
        darker += d > 8 ? 1 : 0;
      }
    }
    assertThat(darker).isGreaterThan(30);
  }

  @Test
  void theSunComesThroughTheWindowOnly() {
    Space space = new Space(0, 0, 6_000, 5_000, 2_900, false);
    Daylight.Window window = new Daylight.Window(true, 6_000, 0, 6_000, 5_000, 500, 2_500);
    Daylight day = new Daylight(space, window, new Mesh(), 0);
    Lighting p = Lighting.PLAIN;
    day.aim(
        new Lighting(1, 4_000, 1, -1, -1, 0, 1, 6_500, 2, 0, 0.6, p.fogShare(), p.glareShare()));
    float[] near = {4_000, 2_900, 0, 0, 0, 1};
    float[] far = {500, 2_900, 0, 0, 0, 1};
    float[] below = {4_000, 2_900, 0, 0, 0, -1};
    assertThat(day.sun(near, false)).isGreaterThan(0.3f);
    assertThat(day.sun(far, false)).isZero();
    assertThat(day.sun(below, false)).isZero();
  }
}
