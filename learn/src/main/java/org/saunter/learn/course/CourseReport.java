package org.saunter.learn.course;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.saunter.learn.train.Evaluation;
import org.saunter.sim.picture.Picture;
import org.saunter.sim.picture.Picture.PersonLabel;

/** The report of a course: figures, the curve of the loss, and a sheet of its worst pictures. */
final class CourseReport {
  static final int WORST = 24;
  private static final int ACROSS = 4;
  private static final int CHART_WIDTH = 720;
  private static final int CHART_HEIGHT = 260;
  private static final int MARK_PX = 6;

  /** A picture that went wrong. */
  record Worst(Evaluation.Trouble trouble, Picture picture) {}

  private static final String HEAD =
      """
      | model | kB | pictures of | people | AP | best F1 | at | precision | recall | foot median, \
      90 % px | hand recall | hand precision | holding right |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|
      """;

  private CourseReport() {}

  static void write(Path folder, CourseResult result, List<Worst> worst) {
    try {
      Files.writeString(folder.resolve("loss.svg"), chart(result.curve()));
      if (!worst.isEmpty()) {
        ImageIO.write(sheet(worst), "png", folder.resolve("worst.png").toFile());
      }
      Files.writeString(folder.resolve("report.md"), text(result));
    } catch (IOException e) {
      throw new UncheckedIOException("The report in (" + folder + ") was not written.", e);
    }
  }

  private static String text(CourseResult r) {
    StringBuilder text = new StringBuilder();
    text.append("# Training report: ").append(r.net()).append("\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "Seed %d, %d pictures drawn, %d steps, %.0f pictures a second learned from.",
            r.plan().seed(),
            r.plan().pictures(),
            r.plan().steps(),
            r.imagesPerSecond()));
    text.append(' ').append(r.plan().words()).append("\n\n![loss](loss.svg)\n\n");
    text.append(HEAD);
    for (Map.Entry<String, CourseResult.Measured> model : r.models().entrySet()) {
      for (Map.Entry<String, Evaluation.Report> set : model.getValue().reports().entrySet()) {
        Evaluation.Scores s = set.getValue().scores();
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %d | %s | %d | %.3f | %.3f | %.2f | %.3f | %.3f | %.1f, %.1f | %.3f | %.3f"
                    + " | %.3f |%n",
                model.getKey(),
                model.getValue().bytes() / 1_000,
                set.getKey(),
                s.people(),
                s.ap(),
                s.bestF1(),
                s.threshold(),
                s.precision(),
                s.recall(),
                s.footMedianPx(),
                s.foot90Px(),
                s.handRecall(),
                s.handPrecision(),
                s.holdingRight()));
      }
    }
    text.append("\nThe pictures on which it does worst, heads that must be found ringed:\n");
    text.append("\n![worst](worst.png)\n");
    return text.toString();
  }

  private static String chart(List<CourseLog.Point> curve) {
    double most =
        curve.stream().skip(curve.size() / 20).mapToDouble(CourseLog.Point::loss).max().orElse(1);
    long last = curve.isEmpty() ? 1 : curve.get(curve.size() - 1).step();
    StringBuilder points = new StringBuilder();
    for (CourseLog.Point p : curve) {
      double x = 40 + (CHART_WIDTH - 60) * (double) p.step() / last;
      double y = CHART_HEIGHT - 30 - (CHART_HEIGHT - 50) * Math.min(1, p.loss() / most);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    return String.format(
        Locale.ROOT,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='11'><rect width='100%%' height='100%%' fill='#fff'/>"
            + "<path d='M40 20V%d H%d' stroke='#888' fill='none'/><text x='4' y='24'>%.1f</text>"
            + "<text x='4' y='%d'>0</text><text x='%d' y='%d' text-anchor='end'>step %d</text>"
            + "<polyline points='%s' fill='none' stroke='#0b6e4f' stroke-width='1.5'/></svg>%n",
        CHART_WIDTH,
        CHART_HEIGHT,
        CHART_HEIGHT - 30,
        CHART_WIDTH - 20,
        most,
        CHART_HEIGHT - 30,
        CHART_WIDTH - 20,
        CHART_HEIGHT - 12,
        last,
        points);
  }

  private static BufferedImage sheet(List<Worst> worst) {
    int width = worst.get(0).picture().widthPx();
    int height = worst.get(0).picture().heightPx();
    int rows = (worst.size() + ACROSS - 1) / ACROSS;
    BufferedImage sheet =
        new BufferedImage(ACROSS * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    for (int i = 0; i < worst.size(); i++) {
      int left = i % ACROSS * width;
      int top = i / ACROSS * height;
      Picture picture = worst.get(i).picture();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int at = 3 * (y * width + x);
          int rgb =
              (picture.rgb()[at] & 0xFF) << 16
                  | (picture.rgb()[at + 1] & 0xFF) << 8
                  | (picture.rgb()[at + 2] & 0xFF);
          sheet.setRGB(left + x, top + y, rgb);
        }
      }
      g.setColor(Color.YELLOW);
      for (PersonLabel p : picture.people()) {
        if (p.visibleShare() >= 0.12 && p.headVisibleShare() >= 0.15) {
          g.drawOval(
              left + (int) p.headXPx() - MARK_PX,
              top + (int) p.headYPx() - MARK_PX,
              2 * MARK_PX,
              2 * MARK_PX);
        }
      }
      g.drawString(
          worst.get(i).trouble().missed()
              + " missed, "
              + worst.get(i).trouble().invented()
              + " invented",
          left + 4,
          top + height - 4);
    }
    g.dispose();
    return sheet;
  }
}
