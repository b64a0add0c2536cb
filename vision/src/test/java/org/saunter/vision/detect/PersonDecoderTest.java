package org.saunter.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.vision.Sighting;

class PersonDecoderTest {
  private static final int ROWS = 24;
  private static final int COLUMNS = 40;
  private static final Letterbox.Fit SAME = new Letterbox.Fit(1, 0, 0);

  /** Two pictures of three peaks each; the second one is filled. */
  private static final class Filled {
    final float[] score = new float[6];
    final long[] cell = new long[6];
    final float[] values = new float[2 * 8 * 3];
    final float[] handScore = new float[6];
    final long[] handCell = new long[6];
    final float[] handValues = new float[2 * 6 * 3];
    final float[] shift = new float[2 * 2 * ROWS * COLUMNS];

    void person(int k, double certain, int row, int column, float... told) {
      score[3 + k] = (float) certain;
      cell[3 + k] = (long) row * COLUMNS + column;
      for (int channel = 0; channel < 8; channel++) {
        values[(8 + channel) * 3 + k] = told[channel];
      }
    }

    void hand(int k, double certain, int row, int column, float... told) {
      handScore[3 + k] = (float) certain;
      handCell[3 + k] = (long) row * COLUMNS + column;
      for (int channel = 0; channel < 6; channel++) {
        handValues[(6 + channel) * 3 + k] = told[channel];
      }
    }

    List<Sighting> decode(int picture, Letterbox.Fit fit) {
      return new PersonDecoder(ROWS, COLUMNS, PersonDecoder.Limits.standard())
          .decode(
              new PersonDecoder.Outputs(
                  3, score, cell, values, handScore, handCell, handValues, shift),
              picture,
              fit);
    }
  }

  private static Filled one() {
    Filled filled = new Filled();
    // Head 1 px right of the middle of the cell; box 8 px around, 32 px below; foot 24 px below.
    filled.person(0, 0.9, 5, 10, 0.25f, 0, 0.25f, 0.25f, 0.25f, 1, 0, 0.75f);
    return filled;
  }

  @Test
  void cellsBecomePixels() {
    Filled filled = one();
    Sighting person = filled.decode(1, SAME).get(0);
    assertThat(filled.decode(0, SAME)).isEmpty();
    assertThat(person.headXPx()).isCloseTo(43, within(1e-6));
    assertThat(person.headYPx()).isCloseTo(22, within(1e-6));
    assertThat(person.leftPx()).isCloseTo(34, within(1e-6));
    assertThat(person.bottomPx()).isCloseTo(54, within(1e-6));
    assertThat(person.footYPx()).isCloseTo(46, within(1e-6));
    Sighting scaled = filled.decode(1, new Letterbox.Fit(0.5, 10, 0)).get(0);
    assertThat(scaled.headXPx()).isCloseTo(66, within(1e-6));
  }

  @Test
  void theSecondLookMovesTheFootAShortWayOnly() {
    Filled filled = one();
    int cell = 11 * COLUMNS + 10;
    int picture = 2 * ROWS * COLUMNS;
    filled.shift[picture + cell] = 1;
    filled.shift[picture + ROWS * COLUMNS + cell] = 0.5f;
    Sighting person = filled.decode(1, SAME).get(0);
    assertThat(person.footXPx()).isCloseTo(46, within(1e-6));
    assertThat(person.footYPx()).isCloseTo(48, within(1e-6));
    filled.shift[picture + cell] = 9;
    assertThat(filled.decode(1, SAME).get(0).footXPx()).isCloseTo(42, within(1e-6));
  }

  @Test
  void twoPeaksOnOneHeadAreOnePerson() {
    Filled filled = one();
    filled.person(1, 0.8, 5, 11, -0.75f, 0, 0.25f, 0.25f, 0.25f, 1, 0, 0.75f);
    filled.person(2, 0.7, 5, 15, 0, 0, 0.25f, 0.25f, 0.25f, 1, 0, 0.75f);
    assertThat(filled.decode(1, SAME)).hasSize(2);
  }

  @Test
  void aHandGoesToTheHeadItPointsAtAndNobodyHasThree() {
    Filled filled = one();
    filled.person(1, 0.8, 5, 20, 0, 0, 0.25f, 0.25f, 0.25f, 1, 0, 0.75f);
    // In the middle between both, it points 5 cells to the right, at the second.
    filled.hand(0, 0.9, 7, 15, 0, 0, 5 / 8f, -2 / 8f, 1.2f, 3);
    filled.hand(1, 0.8, 9, 9, 0, 0, 0, 6, 1, -3);
    filled.hand(2, 0.2, 7, 10, 0, 0, 0, -2 / 8f, 1, 0);
    List<Sighting> people = filled.decode(1, SAME);
    assertThat(people.get(0).hands()).isEmpty();
    assertThat(people.get(1).hands()).hasSize(1);
    Sighting.HandSighting hand = people.get(1).hands().get(0);
    assertThat(hand.zMm()).isCloseTo(1200, within(0.1));
    assertThat(hand.holding()).isCloseTo(0.9526, within(1e-3));
    for (int k = 0; k < 3; k++) {
      filled.hand(k, 0.9, 7, 19 + k, 0, 0, 0, -2 / 8f, 1, 0);
    }
    assertThat(filled.decode(1, SAME).get(1).hands()).hasSize(2);
  }

  @Test
  void aNetThatSaysNoNumberFindsNobody() {
    Filled filled = one();
    filled.score[3] = Float.NaN;
    assertThat(filled.decode(1, SAME)).isEmpty();
  }
}
