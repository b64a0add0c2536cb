package org.saunter.vision.calibration.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;

class PointFileTest {
  /** A shelf whose front looks along +x, 900 wide and 400 deep. */
  private static final Layout LAYOUT =
      new Layout(
          "shop",
          "kiosk",
          List.of(),
          List.of(),
          List.of(
              new Fixture(
                  "A-1",
                  FixtureKind.GONDOLA,
                  2_000,
                  3_000,
                  0,
                  900,
                  400,
                  1_700,
                  List.of(
                      new Shelf(
                          "A-1-1",
                          1,
                          300,
                          List.of(new Plate("A-1-1-2", 2_010, 3_100, 310, 200, 380, 20_000)))))),
          List.of());

  private static List<MarkedPoint> parse(String... lines) {
    return PointFile.parse(List.of(lines), "points.csv", LAYOUT);
  }

  private static void refused(String words, String... lines) {
    assertThatThrownBy(() -> parse(lines))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("points.csv")
        .hasMessageContaining("Maybe");
  }

  @Test
  void pointsAreRead() {
    assertThat(
            parse(
                "\uFEFFcamera, x_px ,y_px,x_mm,y_mm,z_mm",
                "",
                "# by the door",
                "cam-1,12.5,80,1200,-300,",
                "\"cam-2\",1,2,3,4,5.5"))
        .containsExactly(
            new MarkedPoint("cam-1", 4, 12.5, 80, 1200, -300, 0),
            new MarkedPoint("cam-2", 5, 1, 2, 3, 4, 5.5));
    assertThat(parse("camera;x_px;y_px;x_mm;y_mm", "a;1;2;3;4"))
        .containsExactly(new MarkedPoint("a", 2, 1, 2, 3, 4, 0));
  }

  @Test
  void cornersOfFurnitureHaveNames() {
    List<MarkedPoint> points =
        parse(
            "camera,x_px,y_px,place",
            "a,1,1,A-1-front-left-top",
            "a,2,2,A-1-back-right-bottom",
            "a,3,3,A-1-1-2-front-right");
    // Before a front that looks along +x, the left hand is at low y.
    assertThat(points.get(0)).isEqualTo(new MarkedPoint("a", 2, 1, 1, 2_200, 2_550, 1_700));
    assertThat(points.get(1)).isEqualTo(new MarkedPoint("a", 3, 2, 2, 1_800, 3_450, 0));
    assertThat(points.get(2)).isEqualTo(new MarkedPoint("a", 4, 3, 3, 2_200, 3_200, 310));
  }

  @Test
  void whatCannotBeReadIsSaidWithItsLine() {
    refused("no column (y_mm)", "camera,x_px,y_px,x_mm", "a,1,2,3");
    refused("(x_px) twice", "camera,x_px,x_px,y_px,x_mm,y_mm");
    refused("(0) rows", "camera,x_px,y_px,x_mm,y_mm");
    refused("(0) rows");
    refused("Line (3)", "camera,x_px,y_px,x_mm,y_mm", "a,1,2,3,4", "a,1,2,3,x");
    refused("(7) fields for (5)", "camera,x_px,y_px,x_mm,y_mm", "a,1,5,2,5,3,4");
    refused("not a usable number", "camera,x_px,y_px,x_mm,y_mm", "a,1,2,NaN,4");
    refused("not a usable number", "camera,x_px,y_px,x_mm,y_mm", "a,1,2,3");
    refused("no (camera)", "camera,x_px,y_px,x_mm,y_mm", ",1,2,3,4");
    refused("Line (2)", "camera,x_px,y_px,place", "a,1,2,B7-front-left-top");
    refused("either (left) or (right)", "camera,x_px,y_px,place", "a,1,2,A-1-front-top");
    refused("either (top) or (bottom)", "camera,x_px,y_px,place", "a,1,2,A-1-front-left");
  }
}
