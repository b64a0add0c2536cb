package org.saunter.vision.hand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;

class HandWatchTest {
  private static final Layout SHOP =
      new Layout(
          "s",
          "kiosk",
          List.of(),
          List.of(),
          List.of(
              new Fixture(
                  "A",
                  FixtureKind.GONDOLA,
                  1_000,
                  225,
                  90,
                  2_000,
                  450,
                  1_700,
                  List.of(
                      new Shelf(
                          "A-1",
                          1,
                          1_000,
                          List.of(new Plate("p", 500, 230, 1_000, 200, 400, 20_000)))))),
          List.of());

  private final HandWatch watch = new HandWatch(new ShelfFronts(SHOP));

  /** Five views a second along a way out and back; the hand holds something from one on. */
  private List<Reach> walk(double holdingBefore, double holdingAfter) {
    double[] yMm = {1_000, 900, 800, 600, 450, 400, 600, 800, 900, 900, 900, 900};
    List<Reach> reaches = new ArrayList<>();
    for (int i = 0; i < yMm.length; i++) {
      long at = i * 200_000_000L;
      double holding = i <= 5 ? holdingBefore : holdingAfter;
      reaches.addAll(
          watch.see(at, List.of(new HandView("t1", at, 500, yMm[i], 1_050, holding, List.of()))));
    }
    return reaches;
  }

  @Test
  void anEmptyHandThatComesOutFullHasTaken() {
    List<Reach> reaches = walk(0.05, 0.95);
    assertThat(reaches).hasSize(1);
    Reach reach = reaches.get(0);
    assertThat(reach.deepest().yMm()).isEqualTo(400);
    assertThat(reach.taken()).isGreaterThan(0.7);
    assertThat(reach.put()).isLessThan(0.05);
  }

  @Test
  void aFullHandThatComesOutEmptyHasPut() {
    Reach reach = walk(0.95, 0.05).get(0);
    assertThat(reach.put()).isGreaterThan(0.7);
    assertThat(reach.taken()).isLessThan(0.05);
  }

  @Test
  void aTouchIsNeither() {
    Reach reach = walk(0.05, 0.05).get(0);
    assertThat(reach.taken()).isLessThan(0.15);
    assertThat(reach.put()).isLessThan(0.15);
  }

  @Test
  void aHandThatIsLostInTheShelfIsToldOfAllTheSame() {
    List<Reach> reaches = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long at = i * 200_000_000L;
      reaches.addAll(
          watch.see(
              at, List.of(new HandView("t1", at, 500, 700 - 100 * i, 1_050, 0.1, List.of()))));
    }
    for (int i = 4; i < 12; i++) {
      reaches.addAll(watch.see(i * 200_000_000L, List.of()));
    }
    assertThat(reaches).hasSize(1);
    assertThat(reaches.get(0).taken()).isBetween(0.2, 0.4); // nobody knows
  }

  @Test
  void aHandAboveOrBesideTheShelfIsNotInIt() {
    for (int i = 0; i < 12; i++) {
      long at = i * 200_000_000L;
      assertThat(
              watch.see(
                  at,
                  List.of(
                      new HandView("t1", at, 500, 400, 1_400, 0.5, List.of()),
                      new HandView("t2", at, 3_000, 400, 1_000, 0.5, List.of()))))
          .isEmpty();
    }
  }

  @Test
  void twoHandsOfOneTrackAreTwoReaches() {
    List<Reach> reaches = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long at = i * 200_000_000L;
      double y = i < 5 ? 800 - 100 * i : 400 + 100 * (i - 4);
      reaches.addAll(
          watch.see(
              at,
              List.of(
                  new HandView("t1", at, 200, y, 1_050, 0.1, List.of()),
                  new HandView("t1", at, 1_400, y, 1_050, i < 5 ? 0.1 : 0.9, List.of()))));
    }
    assertThat(reaches).hasSize(2);
    assertThat(reaches.get(0).taken()).isLessThan(0.2);
    assertThat(reaches.get(1).taken()).isGreaterThan(0.6);
  }
}
