package org.saunter.sim.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Lens;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.picture.Picture;

class RandomScenesTest {
  private static final SceneRange SMALL = SceneRange.standard().withSize(96, 64);

  @Test
  void sameSeedSameScene() {
    Training a = RandomScenes.next(12, SMALL);
    Training b = RandomScenes.next(12, SMALL);
    assertThat(b.shots()).isEqualTo(a.shots());
    assertThat(b.painterSeed()).isEqualTo(a.painterSeed());
    List<Picture> first = a.paint();
    List<Picture> second = b.paint();
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).rgb()).isEqualTo(first.get(i).rgb());
    }
    assertThat(RandomScenes.next(13, SMALL).shots()).isNotEqualTo(a.shots());
  }

  @Test
  void scenesAreOfAllKinds() {
    int open = 0;
    int fisheyes = 0;
    int empty = 0;
    int reaching = 0;
    int holding = 0;
    int most = 0;
    int shots = 0;
    Set<String> formats = new HashSet<>();
    for (int seed = 0; seed < 150; seed++) {
      Training t = RandomScenes.next(seed, SMALL);
      open += t.setup().layout().walls().isEmpty() ? 1 : 0;
      formats.add(t.setup().layout().format());
      assertThat(t.shots()).hasSize(6);
      for (Training.Shot shot : t.shots()) {
        shots++;
        fisheyes += shot.camera().lens() == Lens.FISHEYE ? 1 : 0;
        empty += shot.stage().people().isEmpty() ? 1 : 0;
        most = Math.max(most, shot.stage().people().size());
        for (Figure f : shot.stage().people()) {
          reaching += f.right().hangs() && f.left().hangs() ? 0 : 1;
          holding += f.right().sku().isEmpty() && f.left().sku().isEmpty() ? 0 : 1;
        }
      }
    }
    assertThat(open).isBetween(15, 45);
    assertThat(formats).contains("open", "random", "kiosk", "convenience", "stadium", "grocery");
    assertThat(fisheyes).isBetween(shots / 5, shots / 2);
    assertThat(empty).isBetween(shots / 50, shots / 4);
    assertThat(most).isGreaterThan(50);
    assertThat(reaching).isGreaterThan(500);
    assertThat(holding).isGreaterThan(500);
  }

  @Test
  void nobodyStandsInAShelf() {
    int people = 0;
    for (int seed = 0; seed < 60; seed++) {
      Training t = RandomScenes.next(seed, SMALL);
      for (Training.Shot shot : t.shots()) {
        for (Figure p : shot.stage().people()) {
          people++;
          for (Fixture f : t.setup().layout().fixtures()) {
            double angle = Math.toRadians(f.facingDegrees());
            double dx = p.xMm() - f.xMm();
            double dy = p.yMm() - f.yMm();
            double a = Math.sin(angle) * dx - Math.cos(angle) * dy;
            double d = Math.cos(angle) * dx + Math.sin(angle) * dy;
            assertThat(Math.abs(a) < f.widthMm() / 2.0 && Math.abs(d) < f.depthMm() / 2.0)
                .isFalse();
          }
        }
      }
    }
    assertThat(people).isGreaterThan(1_000);
  }

  @Test
  void whatIsHeldBackNeverAppears() {
    SceneRange range = SMALL.withFormats(EnumSet.of(ShopFormat.KIOSK)).withOpenShare(0);
    for (int seed = 0; seed < 60; seed++) {
      assertThat(RandomScenes.next(seed, range).setup().layout().format()).isIn("kiosk", "random");
    }
    SceneRange none = SMALL.withFormats(Set.of()).withOpenShare(0);
    assertThat(RandomScenes.next(3, none).setup().layout().format()).isEqualTo("random");
  }

  @Test
  void picturesHavePeopleOfAllSizes() {
    int labels = 0;
    int seen = 0;
    for (int seed = 0; seed < 16; seed++) {
      for (Picture p : RandomScenes.next(seed, SMALL.withShots(2, 1)).paint()) {
        assertThat(p.rgb()).hasSize(3 * 96 * 64);
        for (Picture.PersonLabel l : p.people()) {
          labels++;
          seen += l.bodyPixels() > 20 ? 1 : 0;
          assertThat(l.visibleShare()).isBetween(0.0, 1.0);
          assertThat(l.hands()).hasSize(2);
        }
      }
    }
    assertThat(labels).isGreaterThan(100);
    assertThat(seen).isGreaterThan(labels / 5);
  }

  @Test
  void badRangesAreNamed() {
    assertThatThrownBy(() -> SMALL.withSize(0, 64))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(0)");
    assertThatThrownBy(() -> SMALL.withOpenShare(40))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Maybe");
  }
}
