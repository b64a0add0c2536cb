package org.saunter.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;

class CsvFileTest {
  @TempDir Path folder;
  private final List<CsvFile.Row> rows = new ArrayList<>();
  private final List<UnreadableLine> bad = new ArrayList<>();

  @Test
  void quotesCommasInchMarksAndLineBreaks() throws IOException {
    read("name,grams\r\n\"a, \"\"b\"\"\",1.5\r\n5\" pipe,2\r\n\"two\nlines\",3\n");
    assertThat(rows)
        .extracting(r -> r.text("name"))
        .containsExactly("a, \"b\"", "5\" pipe", "two lines");
    assertThat(rows).extracting(r -> r.number("grams")).containsExactly(1.5, 2.0, 3.0);
    assertThat(bad).isEmpty();
  }

  @Test
  void badRowsAreNamedAndTheRestIsRead() throws IOException {
    read("a,b\n1,2,3\n4,5\n\"open,6\n");
    assertThat(rows).hasSize(1);
    assertThat(bad)
        .extracting(UnreadableLine::toString)
        .containsExactly(
            "x.csv:2: The row has (3) fields for 2 columns.",
            "x.csv:4: The file ends inside quotes.");
  }

  @Test
  void aForgottenQuoteSwallowsFiveLinesAtMost() throws IOException {
    read("a,b\n\"1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n");
    assertThat(rows).hasSize(1);
    assertThat(bad).hasSize(1);
  }

  @Test
  void numbersAreExactOrNamed() throws IOException {
    read("t,n\n1580250245.199510,nan\n,NaN\n1e30,-4\n");
    assertThat(rows.get(0).scaled("t", 1_000_000_000L)).isEqualTo(1_580_250_245_199_510_000L);
    assertThat(rows.get(1).number("n")).isNaN();
    assertThat(rows.get(2).integer("n")).isEqualTo(-4);
    for (Runnable r :
        List.<Runnable>of(
            () -> rows.get(0).integer("n"),
            () -> rows.get(1).text("t"),
            () -> rows.get(2).scaled("t", 1),
            () -> rows.get(0).integer("other"))) {
      assertThatThrownBy(r::run)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("The column (");
    }
  }

  private void read(String text) throws IOException {
    Path file = folder.resolve("x.csv");
    Files.writeString(file, text);
    CsvFile.read(file, rows::add, bad::add);
  }
}
