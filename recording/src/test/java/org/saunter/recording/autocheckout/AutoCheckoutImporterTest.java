package org.saunter.recording.autocheckout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue.ProblemKind;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Truth;
import org.saunter.recording.Recording;
import org.saunter.recording.autocheckout.AutoCheckoutImporter.Imported;
import org.saunter.recording.autocheckout.AutoCheckoutImporter.Options;

/** A made-up case of two plates in the source's formats. */
class AutoCheckoutImporterTest {
  private static final String HEAD =
      "{\"timestamp\": 1000.5, \"document\": {\"targets\": {\"targets\": [{\"target_id\":"
          + " {\"id\": \"-77\"}, \"head\": {\"point\": {\"x\": 10, \"y\": -20, \"z\": 70}}}]}}}";

  @TempDir Path temp;
  private Path source;
  private Path meta;

  @BeforeEach
  void aCase() throws IOException {
    source = Files.createDirectories(temp.resolve("case"));
    meta = Files.createDirectories(temp.resolve("meta"));
    Files.writeString(
        source.resolve("planogram.csv"),
        """
        name,gondola,shelf,plate,weight_g,price,barcode
        Cola,1,1,1,355.0,1,012000000133
        "Chips, salted",1,1,2,80.0,2.49,
        Chips old,1,1,7,81.0,2.49,
        Air,-1,-1,-1,0.000,1,
        """);
    Files.writeString(
        source.resolve("plates.csv"),
        """
        gondola,batch,sample,unix_time_s,s1p1,s1p2,s1p3,s2p1
        1,0,0,1001.000000,3550.0,,6067.416,
        1,0,1,1001.016667,3550.241,,6067.416,
        1,1,0,1001.030000,3195.0,nan,6067.416,
        1,1,1,1001.046667,,800.0,6067.416,
        1,x
        """);
    Files.writeString(
        source.resolve("events.json"),
        """
        {"events": [
          {"event_id": 1, "time": "1970-01-01_00-16-41", "put_back": false, "gondola": 1, "shelf": 1,
           "plates": [1], "barcode": "012000000133", "name": "Cola", "target_id": "-77"},
          {"event_id": 2, "time": "1970-01-01_00-16-42", "put_back": true, "gondola": 1, "shelf": 1,
           "plates": [2], "barcode": "", "name": "Chips, salted", "target_id": "-77"},
          {"event_id": 3, "time": "16:41", "gondola": 1, "shelf": 1, "plates": [1], "name": "Cola"},
          {"event_id": 4, "time": "1970-01-01_00-16-41", "name": "Air", "target_id": "-77"}]}
        """);
    Files.writeString(source.resolve("targets.json"), HEAD);
    geometry();
  }

  /** A gondola turned by -90 degrees about z at (4.9, -0.3), one shelf, two plates. */
  private void geometry() throws IOException {
    String at =
        "\"coordinates\": {\"transform\": {\"translation\": {\"x\": %s, \"y\": %s, \"z\": %s},"
            + " \"rotation\": {\"x\": 0, \"y\": 0, \"z\": %s}}, \"dim_x\": %s, \"dim_y\": %s,"
            + " \"dim_z\": %s}}";
    String shelfId = "{\"gondola_id\": {\"id\": 1}, \"shelf_index\": 1}";
    Files.writeString(
        meta.resolve("Gondolas.json"),
        "{\"gondolas\": [{\"id\": {\"id\": 1}, "
            + at.formatted(4.9, -0.3, 0, -Math.PI / 2, 0.9, 0.03, 2)
            + "]}");
    Files.writeString(
        meta.resolve("Shelves.json"),
        "{\"shelves\": [{\"id\": "
            + shelfId
            + ", "
            + at.formatted(0, -0.4, 0.33, 0, 0.9, 0.4, 0.2)
            + "]}");
    String plates = "";
    for (int plate = 2; plate >= 1; plate--) {
      plates +=
          "{\"id\": {\"shelf_id\": "
              + shelfId
              + ", \"plate_index\": "
              + plate
              + "}, "
              + at.formatted(0.1 * (plate - 1), 0, 0, 0, 0.1, 0.4, 0)
              + (plate == 2 ? "," : "");
    }
    Files.writeString(meta.resolve("Plates.json"), "{\"plates\": [" + plates + "]}");
    Files.writeString(
        meta.resolve("calibration.json"),
        "{\"world_ltrb\": [-64, -110, 227, 56], \"cameras\": {\"1\": {\"K\": [[0.8,0,0.5],"
            + "[0,1.6,0.5],[0,0,1]], \"Tw\": [[1,0,0,100],[0,1,0,10],[0,0,1,95],[0,0,0,1]],"
            + " \"dist_coeffs\": [-0.4, 0.2, 0, 0, 0], \"look_at\": [50, -20, 0]}}}");
  }

  @Test
  void geometryBecomesMillimetresOfOneWorld() {
    importIt(Options.SINGLE_SHOPPER);
    Layout layout = Recording.open(temp.resolve("out")).setup().layout();
    Layout.Fixture gondola = layout.fixtures().getFirst();
    assertThat(gondola.facingDegrees()).isEqualTo(180);
    // local (0.05, -0.2) turned by -90 degrees is (-0.2, -0.05)
    assertThat(gondola.shelves().getFirst().plates())
        .containsExactly(
            new Layout.Plate("g1-s1-p1", 4700, -350, 330, 100, 400, 20_000),
            new Layout.Plate("g1-s1-p2", 4700, -450, 330, 100, 400, 20_000));
    Layout.Camera camera = layout.cameras().getFirst();
    assertThat(camera.zMm()).isEqualTo(2413);
    assertThat(camera.lookAtYMm()).isEqualTo(-508);
    assertThat(camera.heightPx()).isEqualTo(640);
    assertThat(camera.focalPx()).isCloseTo(1024, within(1e-9));
  }

  @Test
  void readingsTracksAndLabelsArrive() {
    Imported imported = importIt(Options.SINGLE_SHOPPER);
    assertThat(imported.plates()).isEqualTo(2);
    assertThat(imported.channelsLeftOut()).containsExactly("g1-s1-p3");
    assertThat(imported.labels()).isEqualTo(2);
    assertThat(imported.problems())
        .extracting(p -> p.kind())
        .containsExactlyInAnyOrder(
            ProblemKind.BAD_WEIGHT, // Air
            ProblemKind.UNREADABLE, // the row "1,x"
            ProblemKind.UNREADABLE, // label 3
            ProblemKind.UNREADABLE); // label 4

    Recording recording = Recording.open(temp.resolve("out"));
    assertThat(recording.info().kind()).isEqualTo(RecordingInfo.Kind.REAL);
    assertThat(recording.info().notes()).containsKey("who");
    List<PlateWeighed> weighed = all(recording, PlateWeighed.class);
    assertThat(weighed)
        .extracting(PlateWeighed::plateId)
        .containsExactly("g1-s1-p1", "g1-s1-p1", "g1-s1-p2");
    assertThat(weighed.get(0).atNanos()).isEqualTo(1_001_016_667_000L);
    assertThat(weighed.get(0).grams().toGrams()).containsExactly(3550f, 3550.241f);
    assertThat(weighed.get(1).grams().toGrams()).containsExactly(3195f, Float.NaN);
    assertThat(weighed.get(2).grams().toGrams()).containsExactly(Float.NaN, 800f);
    Observation.TrackPoint head =
        all(recording, PeopleTracked.class).getFirst().people().getFirst();
    assertThat(head.trackId()).isEqualTo("-77");
    assertThat(head.xMm()).isEqualTo(254);
    assertThat(head.yMm()).isEqualTo(-508);
    assertThat(all(recording, GateCrossed.class))
        .extracting(GateCrossed::direction)
        .containsExactly(Observation.Direction.IN, Observation.Direction.OUT);
    assertThat(recording.truth())
        .filteredOn(Truth.Visited.class::isInstance)
        .singleElement()
        .satisfies(
            t ->
                assertThat(((Truth.Visited) t).lines())
                    .containsExactly(new SkuCount("012000000133", 1)));
  }

  @Test
  void withoutTheAssumptionOnlyTheTrackSaysWhoIsThere() {
    importIt(new Options(false, 2_360_000_000L, false));
    Recording recording = Recording.open(temp.resolve("out"));
    assertThat(recording.info().notes()).doesNotContainKey("who");
    assertThat(all(recording, GateCrossed.class))
        .extracting(GateCrossed::atNanos)
        .containsExactly(1_002_760_000_000L, 1_002_860_000_000L);
  }

  @Test
  void severalTargetsAreNoSingleShopper() throws IOException {
    Files.writeString(
        source.resolve("targets2.json"), "[" + HEAD + "," + HEAD.replace("-77", "78") + "]");
    assertThatThrownBy(() -> importIt(Options.SINGLE_SHOPPER))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has (2) targets");
    assertThat(importIt(new Options(false, 0, true)).trackFrames()).isEqualTo(3);
  }

  @Test
  void plateDocumentsGiveTheSameAsTheTable() throws IOException {
    Files.delete(source.resolve("plates.csv"));
    ByteBuffer floats = ByteBuffer.allocate(4 * 2 * 2 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample = 0; sample < 2; sample++) {
      for (int i = 0; i < 8; i++) {
        boolean isReal = i / 4 == 1 && i % 4 > 0;
        floats.putFloat(isReal ? 100 * (i % 4) + sample : Float.NaN);
      }
    }
    String data = Base64.getEncoder().encodeToString(floats.array());
    String document =
        "{\"timestamp\": 1001.25, \"gondola_id\": 1, \"document\": {\"plate_data\": {\"freq_samp\":"
            + " 60.0, \"values\": {\"shape\": [2, 2, 4], \"data\": \""
            + data
            + "\"}}}}";
    Path folder = Files.createDirectories(source.resolve("raw-documents"));
    Files.writeString(
        folder.resolve("plate_data.json"),
        document + "\n" + document.replace("[2, 2, 4]", "[3, 2, 4]") + "\n{\"timestamp\"");
    Imported imported = importIt(Options.SINGLE_SHOPPER);
    assertThat(imported.channelsLeftOut()).containsExactly("g1-s1-p3");
    List<PlateWeighed> weighed = all(Recording.open(temp.resolve("out")), PlateWeighed.class);
    assertThat(weighed).hasSize(2);
    assertThat(weighed.get(1).plateId()).isEqualTo("g1-s1-p2");
    assertThat(weighed.get(1).grams().toGrams()).containsExactly(200f, 201f);
    assertThat(weighed.get(1).atNanos()).isEqualTo(1_001_266_666_667L);
    assertThat(imported.problems())
        .extracting(p -> p.rule())
        .anyMatch(
            rule -> rule.startsWith("plate_data.json document 2: The plate document has (16)"))
        .anyMatch(rule -> rule.startsWith("plate_data.json document 3: The document breaks off"));
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(source.resolve("planogram.csv"));
    assertThatThrownBy(() -> importIt(Options.SINGLE_SHOPPER))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no file (planogram.csv)");
  }

  private Imported importIt(Options options) {
    return AutoCheckoutImporter.run(source, meta, temp.resolve("out"), options);
  }

  private static <T> List<T> all(Recording recording, Class<T> type) {
    List<T> all = new ArrayList<>();
    recording.forEachObservation(
        o -> {
          if (type.isInstance(o)) {
            all.add(type.cast(o));
          }
        },
        line -> {
          throw new AssertionError(line);
        });
    return all;
  }
}
