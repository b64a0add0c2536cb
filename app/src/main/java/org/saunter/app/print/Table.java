package org.saunter.app.print;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.saunter.learn.score.Handling;
import org.saunter.learn.score.Rate;
import org.saunter.learn.score.Scores;

/** Names and figures, one a line. */
public final class Table {
  private final PrintWriter out;

  public Table(PrintWriter out) {
    this.out = out;
  }

  public Table row(String name, Object value) {
    out.printf(Locale.ROOT, "%-34s %s%n", name, value);
    return this;
  }

  /** A rate with its 95 % interval. */
  public Table row(String name, Rate rate) {
    String text =
        String.format(Locale.ROOT, "%.4f  (%.4f to %.4f)", rate.value(), rate.low(), rate.high());
    return row(name, text);
  }

  /** How good receipts were. */
  public Table scores(Scores scores, Handling handling) {
    return row("visits", scores.visits())
        .row("receipts exact, before review", scores.receiptsExact())
        .row("item F1, before review", scores.itemF1())
        .row("charged unseen", handling.charged())
        .row("  of these wrong", handling.wrongCharged())
        .row("a person was asked", handling.reviewed())
        .row("reviewed per 1,000 at 1 % wrong", scores.reviewedAt(10))
        .row("calibration error", scores.calibrationError())
        .row(
            "exit to receipt, ms (p50, p99)",
            handling.exitToReceiptMillisP50() + ", " + handling.exitToReceiptMillisP99());
  }

  /** What the simulator really did, beside real shops. */
  public Table measured(Map<String, double[]> figures) {
    out.printf(Locale.ROOT, "%n%-34s %8s %8s%n", "the simulator", "here", "real");
    figures.forEach(
        (name, pair) ->
            out.printf(
                Locale.ROOT,
                "%-34s %8.3f %8s%n",
                name,
                pair[0],
                Double.isNaN(pair[1]) ? "-" : String.format(Locale.ROOT, "%.3f", pair[1])));
    return this;
  }
}
