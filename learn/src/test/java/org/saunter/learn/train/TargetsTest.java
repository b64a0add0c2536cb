package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.learn.net.Size;
import org.saunter.vision.detect.PersonMaps;

class TargetsTest {
  private static final Size SIZE = new Size(160, 96);
  private static final int COLUMNS = 40;
  private static final int ROWS = 24;

  private static HeadLabel person(double headX, double headY, double seen, double headSeen) {
    return new HeadLabel(
        headX,
        headY,
        headX + 6,
        headY + 40,
        headX - 10,
        headY - 5,
        headX + 10,
        headY + 41,
        seen,
        headSeen,
        List.of(new HeadLabel.HandLabel(headX + 9, headY + 20, 900, seen, true)));
  }

  private static float[] maps(HeadLabel... people) {
    float[] maps = new float[2 * Targets.valuesPerPicture(SIZE)];
    Targets.write(List.of(people), SIZE, maps, 1);
    for (int i = 0; i < Targets.valuesPerPicture(SIZE); i++) {
      assertThat(maps[i]).isZero();
    }
    return maps;
  }

  private static float at(float[] maps, int channel, int row, int column) {
    return maps[((Targets.CHANNELS + channel) * ROWS + row) * COLUMNS + column];
  }

  @Test
  void aSeenPersonIsHeatOfOneAndTheWayToEverything() {
    float[] maps = maps(person(81, 30, 1, 1));
    int row = 7;
    int column = 20;
    assertThat(at(maps, Targets.PERSON_HEAT, row, column)).isEqualTo(1);
    assertThat(at(maps, Targets.PERSON_HEAT, row, column + 1)).isBetween(0.5f, 0.99f);
    assertThat(at(maps, Targets.PERSON_WEIGHT, row, column)).isEqualTo(1);
    // Every cell of the 3x3 tells the same points, each from its own middle.
    for (int r = row - 1; r <= row + 1; r++) {
      for (int c = column - 1; c <= column + 1; c++) {
        double foot = at(maps, Targets.PERSON_VALUES + PersonMaps.FOOT, r, c);
        double x = 4 * (c + 0.5 + PersonMaps.FAR_CELLS * foot);
        assertThat(x).isCloseTo(87, within(1e-4));
        double bottom = at(maps, Targets.PERSON_VALUES + PersonMaps.BOX + 3, r, c);
        assertThat(4 * (r + 0.5 + PersonMaps.FAR_CELLS * bottom)).isCloseTo(71, within(1e-4));
        double left = at(maps, Targets.PERSON_VALUES + PersonMaps.BOX, r, c);
        assertThat(4 * (c + 0.5 - PersonMaps.FAR_CELLS * left)).isCloseTo(71, within(1e-4));
      }
    }
    assertThat(at(maps, Targets.FOOT_WEIGHT, 17, 21)).isEqualTo(1);
    double shift = at(maps, Targets.FOOT_SHIFT, 17, 22);
    assertThat(4 * (22 + 0.5 + shift)).isCloseTo(87, within(1e-4));
    assertThat(at(maps, Targets.HAND_HEAT, 12, 22)).isEqualTo(1);
    assertThat(at(maps, Targets.HAND_VALUES + PersonMaps.HEIGHT, 12, 22)).isEqualTo(0.9f);
    assertThat(at(maps, Targets.HAND_VALUES + PersonMaps.HOLDING, 12, 22)).isEqualTo(1);
  }

  @Test
  void whoeverIsHardlySeenIsNeitherAskedForNorForbidden() {
    float[] maps = maps(person(81, 30, 0.05, 1), person(20, 30, 0.5, 0.1));
    for (int column : new int[] {20, 5}) {
      assertThat(at(maps, Targets.PERSON_HEAT, 7, column)).isZero();
      assertThat(at(maps, Targets.PERSON_HEAT_WEIGHT, 7, column)).isZero();
      assertThat(at(maps, Targets.PERSON_WEIGHT, 7, column)).isZero();
    }
    assertThat(at(maps, Targets.PERSON_HEAT_WEIGHT, 7, 35)).isEqualTo(1);
    // The feet of the second, whose body is seen, are still learned; of the first not.
    assertThat(at(maps, Targets.FOOT_WEIGHT, 17, 6)).isEqualTo(1);
    assertThat(at(maps, Targets.FOOT_WEIGHT, 17, 21)).isZero();
    assertThat(at(maps, Targets.HAND_HEAT_WEIGHT, 12, 22)).isZero();
  }

  @Test
  void pointsFarOutsideAreLeftOut() {
    float[] maps = maps(person(-500, 1e12, 1, 1), person(Double.NaN, 3, 1, 1));
    for (int i = 0; i < maps.length; i++) {
      assertThat(maps[i]).isFinite();
    }
  }

  @Test
  void ofTwoFeetTheNearerOneIsMeant() {
    float[] maps = maps(person(40, 30, 1, 1), person(56, 30, 1, 1));
    double left = at(maps, Targets.FOOT_SHIFT, 17, 12);
    double right = at(maps, Targets.FOOT_SHIFT, 17, 14);
    assertThat(4 * (12.5 + left)).isCloseTo(46, within(1e-4));
    assertThat(4 * (14.5 + right)).isCloseTo(62, within(1e-4));
  }
}
