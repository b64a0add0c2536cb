package org.saunter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.server.wall.Look;
import org.saunter.server.wall.LookLog;

/** Pictures become looks, and each look is told once at its beginning and once at its end. */
final class LooksTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final List<Look> began = new ArrayList<>();
  private final List<Look> ended = new ArrayList<>();
  private Instant now = NOON;
  private final Looks looks =
      new Looks(
          "s1",
          new LookLog() {
            @Override
            public void began(Look look) {
              began.add(look);
            }

            @Override
            public void ended(Look look) {
              ended.add(look);
            }
          },
          () -> now);

  @Test
  void manyPicturesAreOneLook() {
    for (int i = 0; i < 50; i++) {
      looks.note("cam-1", "10.0.0.7");
      now = now.plusMillis(200);
    }
    assertThat(began).containsExactly(new Look("s1", "cam-1", "10.0.0.7", NOON, NOON, 1));
    assertThat(ended).isEmpty();
    now = now.plus(Duration.ofMinutes(1));
    looks.sweep();
    assertThat(ended)
        .containsExactly(new Look("s1", "cam-1", "10.0.0.7", NOON, NOON.plusMillis(49 * 200), 50));
    assertThat(looks.begun()).isEqualTo(1);
    assertThat(looks.pictures()).isEqualTo(50);
  }

  @Test
  void eachCameraAndEachPersonIsALookOfTheirOwn() {
    looks.note("cam-1", "10.0.0.7");
    looks.note("cam-2", "10.0.0.7");
    looks.note("cam-1", "10.0.0.8");
    assertThat(looks.begun()).isEqualTo(3);
  }

  @Test
  void whoComesBackAfterAWhileLooksAgain() {
    looks.note("cam-1", "10.0.0.7");
    now = now.plus(Looks.QUIET).plusMillis(1);
    looks.note("cam-1", "10.0.0.7");
    assertThat(began).hasSize(2);
    assertThat(ended).hasSize(1);
  }

  @Test
  void openLooksHaveABound() {
    for (int i = 0; i < 2_500; i++) {
      looks.note("cam-1", "10.0." + i / 256 + "." + i % 256);
    }
    assertThat(began).hasSize(2_500);
    assertThat(ended).hasSize(2_500 - Looks.OPEN_MAX);
    looks.close();
    assertThat(ended).hasSize(2_500);
  }
}
