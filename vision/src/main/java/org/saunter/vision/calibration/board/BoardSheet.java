package org.saunter.vision.calibration.board;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saunter.model.BadInputException;

/**
 * A board on a sheet of paper, in millimetres from its top left corner, with a line to measure and
 * a few words. The same shapes become SVG or PDF.
 */
public final class BoardSheet {
  private static final double TOP_MM = 14;
  private static final double LINE_MM = 100; // somebody lays a ruler on it
  private static final double TEXT_MM = 3.4;
  private static final double GAP_MM = 5;
  private static final double POINT = 72 / 25.4; // points of a PDF in a millimetre

  private final Board board;
  private final Paper paper;
  private final double leftMm;
  private final List<double[]> black = new ArrayList<>();

  private BoardSheet(Board board, Paper paper) {
    this.board = board;
    this.paper = paper;
    double width = board.columns() * board.squareMm();
    double height = board.rows() * board.squareMm();
    leftMm = (paper.widthMm() - width) / 2;
    if (leftMm < 8 || TOP_MM + height + 6 * GAP_MM > paper.heightMm()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "The board of (%.0f x %.0f) mm does not fit on %s.",
              width,
              height,
              paper),
          "Maybe smaller squares will do, or larger paper.");
    }
    draw();
  }

  /** The sheet of a board. */
  public static BoardSheet of(Board board, Paper paper) {
    return new BoardSheet(board, paper);
  }

  private void draw() {
    double side = board.squareMm();
    int marker = 0;
    for (int row = 0; row < board.rows(); row++) {
      for (int column = 0; column < board.columns(); column++) {
        double x = leftMm + column * side;
        double y = TOP_MM + row * side;
        if ((row + column) % 2 == 0) {
          black.add(new double[] {x, y, side, side});
        } else if (board.kind() == Board.Kind.CHARUCO) {
          marker(marker++, x + side * (1 - Board.MARKER) / 2, y + side * (1 - Board.MARKER) / 2);
        }
      }
    }
  }

  private void marker(int id, double x, double y) {
    boolean[][] modules = BoardFinder.marker(id);
    double module = Board.MARKER * board.squareMm() / modules.length;
    for (int row = 0; row < modules.length; row++) {
      int from = 0;
      while (from < modules.length) {
        int to = from;
        while (to < modules.length && modules[row][to] == modules[row][from]) {
          to++;
        }
        if (modules[row][from]) {
          black.add(
              new double[] {x + from * module, y + row * module, (to - from) * module, module});
        }
        from = to;
      }
    }
  }

  /** Black rectangles: x, y, width and height in millimetres of the sheet. */
  List<double[]> black() {
    return black;
  }

  /** Where the board's own frame begins on the sheet. */
  double[] originMm() {
    return new double[] {leftMm, TOP_MM};
  }

  private double lineYMm() {
    return TOP_MM + board.rows() * board.squareMm() + 2 * GAP_MM;
  }

  private List<String> words() {
    String kind = board.kind() == Board.Kind.CHARUCO ? "ChArUco, 4x4 markers" : "chessboard";
    return List.of(
        String.format(
            Locale.ROOT,
            "Saunter calibration board: %s, %d x %d squares of %.1f mm, %s.",
            kind,
            board.columns(),
            board.rows(),
            board.squareMm(),
            paper),
        "Print at 100 % (never \"fit to page\"). The line above must be 100 mm long: measure it.",
        "Glue it on something flat and stiff. Take 20 pictures with the camera: near and far, in every",
        "corner of the picture, tilted to all sides. For the floor, lay it flat with this text towards you.");
  }

  /** The sheet as an SVG image in millimetres. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%dmm\" height=\"%dmm\" viewBox=\"0 0"
                + " %d %d\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n"
                + "<path shape-rendering=\"crispEdges\" d=\"",
            paper.widthMm(),
            paper.heightMm(),
            paper.widthMm(),
            paper.heightMm()));
    for (double[] r : black) {
      svg.append(
          String.format(Locale.ROOT, "M%.4f %.4fh%.4fv%.4fh%.4fz", r[0], r[1], r[2], r[3], -r[2]));
    }
    double y = lineYMm();
    svg.append(
        String.format(
            Locale.ROOT,
            "\"/>%n<path d=\"M%.2f %.2fv4m0 -2h100m0 -2v4\" stroke=\"#000\" stroke-width=\"0.3\""
                + " fill=\"none\"/>%n",
            leftMm,
            y - 2));
    for (int i = 0; i < words().size(); i++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.2f\" y=\"%.2f\" font-family=\"Helvetica, Arial, sans-serif\""
                  + " font-size=\"%.1f\">%s</text>%n",
              leftMm,
              y + (i + 1.3) * GAP_MM,
              TEXT_MM,
              words().get(i)));
    }
    return svg.append("</svg>\n").toString().replace("\r\n", "\n");
  }

  /** The sheet as a PDF of one page; its text is in the built-in Helvetica. */
  public byte[] pdf() {
    StringBuilder page = new StringBuilder("0 g\n");
    for (double[] r : black) {
      page.append(
          String.format(
              Locale.ROOT,
              "%.4f %.4f %.4f %.4f re\n",
              r[0] * POINT,
              (paper.heightMm() - r[1] - r[3]) * POINT,
              r[2] * POINT,
              r[3] * POINT));
    }
    double x = leftMm * POINT;
    double y = (paper.heightMm() - lineYMm()) * POINT;
    double tick = 2 * POINT;
    page.append("f\n0.85 w\n");
    page.append(
        String.format(
            Locale.ROOT,
            "%.3f %.3f m %.3f %.3f l %.3f %.3f m %.3f %.3f l %.3f %.3f m %.3f %.3f l S\n",
            x,
            y - tick,
            x,
            y + tick,
            x,
            y,
            x + LINE_MM * POINT,
            y,
            x + LINE_MM * POINT,
            y - tick,
            x + LINE_MM * POINT,
            y + tick));
    page.append(String.format(Locale.ROOT, "BT /F1 %.2f Tf %.3f %.3f Td\n", TEXT_MM * POINT, x, y));
    for (String line : words()) {
      page.append(
          String.format(
              Locale.ROOT,
              "0 %.3f Td (%s) Tj\n",
              -GAP_MM * POINT,
              line.replace("(", "\\(").replace(")", "\\)")));
    }
    page.append("ET\n");
    return pdf(page.toString());
  }

  private byte[] pdf(String content) {
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            String.format(
                Locale.ROOT,
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.3f %.3f] /Contents 4 0 R"
                    + " /Resources << /Font << /F1 5 0 R >> >> >>",
                paper.widthMm() * POINT,
                paper.heightMm() * POINT),
            "<< /Length " + content.length() + " >>\nstream\n" + content + "endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      offsets.add(pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int table = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    for (int offset : offsets) {
      pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
    }
    pdf.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\n");
    pdf.append("startxref\n").append(table).append("\n%%EOF\n");
    return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
