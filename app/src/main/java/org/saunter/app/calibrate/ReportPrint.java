package org.saunter.app.calibrate;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.saunter.app.print.JsonText;
import org.saunter.app.print.Table;
import org.saunter.learn.CertaintyReport;
import org.saunter.learn.CertaintyReport.Bin;
import org.saunter.learn.score.Rate;
import org.saunter.store.attribution.Certainty;

/** What {@code saunter calibrate} says: weights by name, and how far they can be believed. */
public final class ReportPrint {
  private static final double MILLION = 1e6;

  private ReportPrint() {}

  /** Everything as one JSON object. */
  public static JsonText json(CertaintyModel model, List<CertaintyReport> reports) {
    return new JsonText()
        .put("weights", weights(model.certainty()))
        .put("report", reports.stream().map(r -> json(r).toMap()).toList())
        .put("model", model.toJson());
  }

  private static Map<String, Double> weights(Certainty.Logistic certainty) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int i = 0; i < certainty.weights().size(); i++) {
      weights.put(Certainty.doubtNames().get(i), certainty.weights().get(i));
    }
    return weights;
  }

  private static JsonText json(CertaintyReport report) {
    return new JsonText()
        .put("days", CertaintyModel.json(report.days()))
        .put("visits", report.visits())
        .put("receiptsExact", report.exact())
        .put("calibrationErrorRaw", report.errorRaw())
        .put("calibrationError", report.errorAfter())
        .put("reviewedPer1000AtRaw", reviewed(report.reviewedRaw()))
        .put("reviewedPer1000AtRawInterval", intervals(report.reviewedRaw()))
        .put("reviewedPer1000At", reviewed(report.reviewedAfter()))
        .put("reviewedPer1000AtInterval", intervals(report.reviewedAfter()))
        .put("reliability", report.bins().stream().map(b -> json(b).toMap()).toList());
  }

  private static Map<String, Double> reviewed(SortedMap<Integer, Rate> at) {
    Map<String, Double> values = new LinkedHashMap<>();
    at.forEach((target, rate) -> values.put(target.toString(), JsonText.rounded(rate.value())));
    return values;
  }

  private static Map<String, double[]> intervals(SortedMap<Integer, Rate> at) {
    Map<String, double[]> values = new LinkedHashMap<>();
    at.forEach(
        (target, rate) ->
            values.put(
                target.toString(),
                new double[] {JsonText.rounded(rate.low()), JsonText.rounded(rate.high())}));
    return values;
  }

  private static JsonText json(Bin bin) {
    return new JsonText()
        .put("lowPpm", bin.lowPpm())
        .put("highPpm", bin.highPpm())
        .put("meanPpm", bin.meanPpm())
        .put("receipts", bin.receipts())
        .put("exact", bin.exact());
  }

  /** Everything as tables. */
  public static void print(PrintWriter out, CertaintyModel model, List<CertaintyReport> reports) {
    Table table = new Table(out);
    weights(model.certainty()).forEach(table::row);
    for (CertaintyReport report : reports) {
      out.println();
      table
          .row("people on average, seeds", report.days().occupancy() + ", " + report.days().seeds())
          .row("visits", report.visits())
          .row("receipts exact, before review", report.exact())
          .row("calibration error, raw", report.errorRaw())
          .row("calibration error", report.errorAfter());
      reviewed(table, ", raw", report.reviewedRaw());
      reviewed(table, "", report.reviewedAfter());
      bins(out, report.bins());
    }
  }

  private static void reviewed(Table table, String which, SortedMap<Integer, Rate> at) {
    at.forEach(
        (target, rate) ->
            table.row(
                "reviewed per 1,000 at " + target + which,
                String.format(
                    Locale.ROOT, "%.1f  (%.1f to %.1f)", rate.value(), rate.low(), rate.high())));
  }

  private static void bins(PrintWriter out, List<Bin> bins) {
    out.printf(
        Locale.ROOT,
        "%n%-19s %9s %9s %9s %17s%n",
        "certainty",
        "mean",
        "receipts",
        "exact",
        "95 % interval");
    for (Bin bin : bins) {
      out.printf(
          Locale.ROOT,
          "%.4f to %.4f    %9.4f %9d %9.4f %8.4f-%.4f%n",
          bin.lowPpm() / MILLION,
          bin.highPpm() / MILLION,
          bin.meanPpm() / MILLION,
          bin.receipts(),
          bin.exact().value(),
          bin.exact().low(),
          bin.exact().high());
    }
  }
}
