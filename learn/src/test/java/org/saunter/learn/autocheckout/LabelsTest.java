package org.saunter.learn.autocheckout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.learn.autocheckout.LabelledCase.Event;
import org.saunter.learn.autocheckout.LabelledCase.Item;
import org.saunter.model.Layout;

class LabelsTest {
  private static final Path DATA = Path.of("../../shared/data/shelf");

  @Test
  void everyShapeOfTimeIsRead() {
    assertThat(Labels.second("2020-04-20_07-50-19")).hasValue(1_587_369_019);
    assertThat(Labels.second("04_20_2020_07:50:19")).hasValue(1_587_369_019);
    assertThat(Labels.second("00:07 + 2020-04-20_07-50-19")).hasValue(1_587_369_026);
    assertThat(Labels.second("1:05 + 2020-04-20_07-50-19")).hasValue(1_587_369_084);
    assertThat(Labels.second(" + ")).isEmpty();
    assertThat(Labels.second("")).isEmpty();
    assertThat(Labels.second("soon")).isEmpty();
  }

  @Test
  void whatCannotBePlayedIsLeftOutAndTheRestSortedByTime(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("labels.json");
    Files.writeString(
        file,
        """
        {"lists": [{"dataset": "made-up", "events": [
          {"putback": 1, "observation": {"time": "2020-01-01_00-00-09", "target_id": "-7",
            "position": {"gondola": 1, "shelf": 2, "plates": [3]},
            "products": [{"id": "120130", "name": "Cola", "weight": 355, "barcode_type": "UPC"}]}},
          {"putback": 0, "observation": {"time": "2020-01-01_00-00-05", "target_id": "-7",
            "position": {"gondola": 1, "shelf": 2, "plates": [3, 4]},
            "products": [{"id": "01201303", "name": "Cola", "weight": 355},
                         {"id": "01201303", "name": "Cola", "weight": 355}]}},
          {"putback": 0, "observation": {"time": " + ", "target_id": "8",
            "position": {"gondola": 1, "shelf": 2, "plates": [3]},
            "products": [{"id": "01201303", "name": "Cola", "weight": 355}]}},
          {"putback": 0, "observation": {"time": "2020-01-01_00-00-05", "target_id": "8",
            "position": {"gondola": 1, "shelf": 2, "plates": [3]}, "products": []}}
        ]}, {"dataset": "empty", "events": []}]}
        """);
    List<LabelledCase> cases = Labels.read(file);
    assertThat(cases).hasSize(1);
    LabelledCase one = cases.get(0);
    assertThat(one.leftOut()).isEqualTo(2);
    assertThat(one.targets()).containsExactly("-7");
    assertThat(one.events()).extracting(Event::putBack).containsExactly(false, true);
    assertThat(one.events().get(0).plates()).containsExactly("1-2-3", "1-2-4");
    assertThat(one.truth())
        .containsExactlyEntriesOf(
            java.util.Map.of(OfficialScore.Bought.of("-7", "012000000133"), 1));
  }

  @Test
  void productsThatNameAPlateEachLieThere() {
    Item a = new Item("1", "A", 100);
    Item b = new Item("2", "B", 200);
    Event both = new Event(0, "t", false, List.of("1-1-4", "1-1-6"), List.of(a, b));
    assertThat(both.platesOf(b)).containsExactly("1-1-6");
    Event two = new Event(0, "t", false, List.of("1-1-4", "1-1-6"), List.of(a, a));
    assertThat(two.platesOf(a)).containsExactly("1-1-4", "1-1-6");
  }

  @Test
  void theRealLabelsAndGeometryFitTogether() {
    if (!ContestData.isIn(DATA)) {
      System.out.println("SKIPPED: the labels of the contest are not beside the project");
    }
    Assumptions.assumeTrue(ContestData.isIn(DATA));
    ContestData data = ContestData.read(DATA);
    assertThat(data.cases()).hasSize(38); // 40 have events, two of them none with a product
    // 234, less three without a product and three of an unknown one
    int events = data.cases().stream().mapToInt(c -> c.events().size()).sum();
    int putBacks =
        (int)
            data.cases().stream().flatMap(c -> c.events().stream()).filter(Event::putBack).count();
    assertThat(events).isEqualTo(228);
    assertThat(putBacks).isEqualTo(55);
    assertThat(data.cases())
        .allSatisfy(
            c ->
                assertThat(c.events())
                    .allSatisfy(e -> assertThat(e.products()).allMatch(item -> item.grams() > 10)));
    Layout layout = NanoStore.read(DATA.resolve("autocheckout-labels/store_meta"));
    assertThat(layout.fixtures()).hasSize(5);
    assertThat(layout.fixtures())
        .extracting(Layout.Fixture::facingDegrees)
        .containsExactly(90, 90, 90, 90, 0);
    List<Layout.Plate> plates =
        layout.fixtures().stream()
            .flatMap(f -> f.shelves().stream())
            .flatMap(s -> s.plates().stream())
            .toList();
    assertThat(plates).hasSize(306).extracting(Layout.Plate::id).doesNotHaveDuplicates();
    Set<String> known = new java.util.HashSet<>(plates.stream().map(Layout.Plate::id).toList());
    data.cases().forEach(c -> c.events().forEach(e -> assertThat(known).containsAll(e.plates())));
  }
}
