package org.saunter.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StillSpotsTest {
  private final StillSpots spots = new StillSpots();

  private static Sighting head(double xPx, double yPx) {
    return new Sighting(
        0.9, xPx - 10, yPx - 10, xPx + 10, yPx + 30, xPx, yPx, xPx, yPx + 30, List.of(), null);
  }

  @Test
  void aBoxOnAShelfIsNobodyAfterASecond() {
    int told = 0;
    for (int i = 0; i < 30; i++) {
      told += spots.people(List.of(head(100, 50 + 0.3 * (i % 2))), 320, s -> false).size();
    }
    assertThat(told).isEqualTo(5);
  }

  @Test
  void somebodyWhoWalksIsTold() {
    int told = 0;
    for (int i = 0; i < 30; i++) {
      told += spots.people(List.of(head(100 + 4 * i, 50)), 320, s -> false).size();
    }
    assertThat(told).isEqualTo(30);
  }

  @Test
  void somebodyWhoWalkedHereMayStandStill() {
    int told = 0;
    for (int i = 0; i < 30; i++) {
      told += spots.people(List.of(head(100, 50)), 320, s -> true).size();
    }
    assertThat(told).isEqualTo(30);
  }

  /** What stood there alone stays a box when somebody comes to it; who comes is told beside it. */
  @Test
  void furnitureStaysFurniture() {
    for (int i = 0; i < 20; i++) {
      spots.people(List.of(head(100, 50)), 320, s -> false);
    }
    assertThat(spots.people(List.of(head(100, 50), head(106, 54)), 320, s -> true)).hasSize(1);
  }
}
