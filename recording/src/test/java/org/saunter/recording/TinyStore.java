package org.saunter.recording;

import java.util.List;
import java.util.Map;
import org.saunter.model.Catalogue;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.FixtureKind;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.GateKind;
import org.saunter.model.Layout.Lens;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;
import org.saunter.model.Layout.Wall;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Planogram;
import org.saunter.model.Planogram.Placement;
import org.saunter.model.Product;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Samples;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;

/** A shop of one gate, one shelf, two plates, two products and a camera. */
final class TinyStore {
  static final long START_NANOS = 1_700_000_000_000_000_000L;

  private TinyStore() {}

  static StoreSetup setup() {
    Product cola = product("cola", "05449000000996", 355, 199);
    Product chips = product("chips", "00012000000133", 80, 249);
    Shelf shelf =
        new Shelf(
            "A1",
            1,
            400,
            List.of(
                new Plate("p1", 500, 300, 400, 100, 400, 20_000),
                new Plate("p2", 600, 300, 400, 100, 400, 20_000)));
    Layout layout =
        new Layout(
            "tiny",
            "kiosk",
            List.of(new Wall(0, 0, 2000, 0)),
            List.of(new Gate("G1", GateKind.BOTH, 0, 1000, 900)),
            List.of(
                new Fixture(
                    "A", FixtureKind.GONDOLA, 550, 300, 90, 200, 400, 1500, List.of(shelf))),
            List.of(
                new Camera(
                    "c1",
                    Lens.PINHOLE,
                    0,
                    0,
                    2500,
                    500,
                    500,
                    640,
                    360,
                    500.5,
                    List.of(-0.4, 0.1),
                    320,
                    180,
                    0)));
    return new StoreSetup(
        new StoreProfile(
            "tiny",
            "retailer",
            "Tiny Shop",
            "EUR",
            "Europe/Berlin",
            true,
            Map.of(Product.TaxClass.STANDARD, 190_000)),
        layout,
        Catalogue.accept(List.of(cola, chips)).catalogue(),
        planogram("first", 0));
  }

  static Planogram planogram(String version, long validFromNanos) {
    return new Planogram(
        version,
        validFromNanos,
        List.of(new Placement("p1", "cola", 10), new Placement("p2", "chips", -1)));
  }

  private static Product product(String sku, String gtin, double grams, long price) {
    return new Product(
        sku,
        "A " + sku,
        List.of(gtin),
        "",
        grams,
        1.5,
        price,
        Product.TaxClass.STANDARD,
        0,
        Product.Temperature.AMBIENT);
  }

  static RecordingInfo info() {
    return new RecordingInfo(
        RecordingInfo.FORMAT_VERSION,
        RecordingInfo.Kind.SIMULATED,
        "a test",
        7,
        START_NANOS,
        START_NANOS,
        Map.of("sensors", "good"));
  }

  /** The {@code number}th batch of plate p1. */
  static Observation weighed(int number) {
    float[] grams = new float[12];
    for (int i = 0; i < 12; i++) {
      grams[i] = 3_550 + (number * 12 + i) * 0.241f;
    }
    return new PlateWeighed(
        START_NANOS + number * 200_000_000L,
        "plate:p1",
        number,
        "p1",
        16_666_667,
        Samples.ofGrams(grams));
  }
}
