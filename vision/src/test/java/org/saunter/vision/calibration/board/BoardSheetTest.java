package org.saunter.vision.calibration.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;

class BoardSheetTest {
  @Test
  void everySheetHoldsItsBoard() {
    for (Paper paper : Paper.values()) {
      for (Board.Kind kind : Board.Kind.values()) {
        Board board = Board.on(paper, kind);
        BoardSheet sheet = BoardSheet.of(board, paper);
        double ink = 0;
        for (double[] r : sheet.black()) {
          assertThat(r[0]).isGreaterThanOrEqualTo(8);
          assertThat(r[0] + r[2]).isLessThanOrEqualTo(paper.widthMm() - 8);
          assertThat(r[1] + r[3]).isLessThan(paper.heightMm() - 30);
          ink += r[2] * r[3];
        }
        double area = board.columns() * board.rows() * board.squareMm() * board.squareMm();
        assertThat(ink / area).isBetween(kind == Board.Kind.CHESS ? 0.499 : 0.6, 0.8);
        assertThat(sheet.svg()).contains("v4m0 -2h100m0 -2v4", "100 mm long", paper.name());
      }
    }
  }

  @Test
  void thePdfIsOneThatReadersTake() {
    byte[] bytes = BoardSheet.of(Board.on(Paper.A4, Board.Kind.CHARUCO), Paper.A4).pdf();
    String pdf = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(pdf).startsWith("%PDF-1.4\n").endsWith("%%EOF\n").contains("[0 0 595.276 841.890]");
    Matcher entry = Pattern.compile("(\\d{10}) 00000 n").matcher(pdf);
    int number = 0;
    while (entry.find()) {
      number++;
      assertThat(pdf.substring(Integer.parseInt(entry.group(1)))).startsWith(number + " 0 obj");
    }
    assertThat(number).isEqualTo(5);
    Matcher length = Pattern.compile("/Length (\\d+)").matcher(pdf);
    assertThat(length.find()).isTrue();
    int from = pdf.indexOf("stream\n") + 7;
    assertThat(pdf.substring(from + Integer.parseInt(length.group(1)))).startsWith("endstream");
    Matcher start = Pattern.compile("startxref\n(\\d+)").matcher(pdf);
    assertThat(start.find()).isTrue();
    assertThat(pdf.substring(Integer.parseInt(start.group(1)))).startsWith("xref");
  }

  @Test
  void boardsThatCannotBeAreSaid() {
    assertThatThrownBy(() -> new Board(Board.Kind.CHARUCO, 12, 12, 20))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("50 markers");
    assertThatThrownBy(() -> new Board(Board.Kind.CHESS, 7, 3, 20))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new Board(Board.Kind.CHESS, 7, 9, Double.NaN))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> BoardSheet.of(Board.on(Paper.A3, Board.Kind.CHESS), Paper.A4))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not fit on A4");
    assertThatThrownBy(() -> Paper.named("letter")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Board.Kind.named("dots")).isInstanceOf(BadInputException.class);
  }
}
