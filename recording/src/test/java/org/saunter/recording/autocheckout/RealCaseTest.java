package org.saunter.recording.autocheckout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Layout;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.recording.Recording;
import org.saunter.recording.autocheckout.AutoCheckoutImporter.Imported;
import org.saunter.recording.autocheckout.AutoCheckoutImporter.Options;

/** The real case, where it is at hand, against the figures that its description gives. */
class RealCaseTest {
  private static final Path DATA = Path.of("../../shared/data/shelf");
  private static final Path CASE = DATA.resolve("cps-test-01");
  private static final Path META = DATA.resolve("autocheckout-labels/store_meta");

  @TempDir Path temp;

  @BeforeEach
  void onlyWithTheData() {
    if (!Files.isDirectory(DATA)) {
      System.out.println("SKIPPED: the AutoCheckout case is not at " + DATA.toAbsolutePath());
      Assumptions.abort("no AutoCheckout data");
    }
  }

  @Test
  void theCaseHasItsKnownSize() {
    Imported imported =
        AutoCheckoutImporter.run(CASE, META, temp.resolve("out"), Options.SINGLE_SHOPPER);
    assertThat(imported.plates()).isEqualTo(294);
    assertThat(imported.channelsLeftOut()).hasSize(54);
    assertThat(imported.labels()).isEqualTo(2);
    assertThat(imported.trackFrames()).isEqualTo(1);
    assertThat(imported.problems())
        .extracting(p -> p.kind().name())
        .containsOnly("BAD_WEIGHT", "DUPLICATE_SKU");

    Recording recording = Recording.open(temp.resolve("out"));
    assertThat(recording.setup().planogram().placements()).hasSize(294);
    assertThat(plates(recording.setup().layout())).hasSize(306);
    assertThat(recording.problems())
        .allMatch(p -> p.rule().contains("g3-s6")) // geometry without data
        .hasSize(12);
    Set<String> weighed = new TreeSet<>();
    long[] samples = {0};
    recording.forEachObservation(
        o -> {
          if (o instanceof PlateWeighed p) {
            weighed.add(p.plateId());
            samples[0] += p.grams().size();
          }
        },
        line -> {
          throw new AssertionError(line);
        });
    assertThat(weighed).hasSize(294);
    assertThat(samples[0]).isEqualTo(imported.batches() * 12L);
  }

  @Test
  void theRawDocumentAgreesWithTheTable() {
    Set<String> all = plates(Geometry.read(META));
    Readings table = new Readings(all);
    table.readCsv(
        CASE.resolve("plates.csv.gz"),
        line -> {
          throw new AssertionError(line);
        });
    Readings document = new Readings(all);
    Documents.read(
        CASE.resolve("raw-documents"),
        "plate_data",
        document::readDocument,
        problem -> {
          throw new AssertionError(problem);
        });
    assertThat(document.batches()).hasSize(54); // gondola 5: six shelves of nine plates
    for (PlateWeighed raw : document.batches()) {
      PlateWeighed same =
          table.batches().stream()
              .filter(b -> b.plateId().equals(raw.plateId()))
              .filter(b -> Math.abs(b.atNanos() - raw.atNanos()) < 2_000)
              .findFirst()
              .orElseThrow();
      for (int i = 0; i < 12; i++) {
        assertThat(raw.grams().gramsAt(i)).isCloseTo(same.grams().gramsAt(i), within(0.001f));
      }
    }
  }

  private static Set<String> plates(Layout layout) {
    Set<String> ids = new TreeSet<>();
    for (Layout.Fixture fixture : layout.fixtures()) {
      for (Layout.Shelf shelf : fixture.shelves()) {
        List<Layout.Plate> plates = shelf.plates();
        plates.forEach(p -> ids.add(p.id()));
      }
    }
    return ids;
  }
}
