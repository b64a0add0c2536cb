package org.saunter.learn;

import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.saunter.learn.autocheckout.ContestReplay;
import org.saunter.learn.score.ErrorSplit;
import org.saunter.learn.score.Rate;
import org.saunter.learn.score.Scores;
import org.saunter.model.RecordingInfo;

/**
 * One line of an evaluation: one system in one class of a suite.
 *
 * @param suite name of the suite
 * @param scenarioClass name of the class in the suite, {@code class} in JSON
 * @param kind which evidence it is; rows of different kinds are never compared
 * @param sensors class of the sensors
 * @param occupancy people inside that the class aims at; 0 where that means nothing
 * @param system which system made the receipts
 * @param seed of the class
 * @param scores how well the receipts fit
 * @param officialF1 mean case F1 by the rule of the AutoCheckout contest; null in other suites
 * @param note what a reader must know beside the figures; empty if nothing
 */
public record EvalRow(
    String suite,
    String scenarioClass,
    RecordingInfo.Kind kind,
    String sensors,
    double occupancy,
    String system,
    long seed,
    Scores scores,
    @Nullable Rate officialF1,
    String note) {

  /** One JSON object without a line break. */
  public String toJson() {
    StringBuilder json = new StringBuilder("{");
    text(json, "suite", suite);
    text(json, "class", scenarioClass);
    text(json, "kind", kind.name().toLowerCase(Locale.ROOT));
    text(json, "sensors", sensors);
    field(json, "occupancy", number(occupancy));
    text(json, "system", system);
    field(json, "seed", Long.toString(seed));
    field(json, "visits", Integer.toString(scores.visits()));
    rate(json, "itemF1", scores.itemF1());
    rate(json, "receiptsExact", scores.receiptsExact());
    review(json, scores.reviewedPer1000At());
    rate(json, "calibrationError", scores.calibrationError());
    field(json, "missingReceipts", Integer.toString(scores.missingReceipts()));
    field(json, "extraReceipts", Integer.toString(scores.extraReceipts()));
    rate(json, "associationAccuracy", scores.association());
    field(json, "receiptsTooHigh", Integer.toString(scores.tooHigh()));
    field(json, "receiptsTooLow", Integer.toString(scores.tooLow()));
    errors(json, scores.errors());
    if (officialF1 != null) {
      rate(json, "officialF1", officialF1);
      field(json, "publishedWinnerF1", number(ContestReplay.PUBLISHED_WINNER_F1));
    }
    if (!note.isEmpty()) {
      text(json, "note", note);
    }
    json.setLength(json.length() - 1);
    return json.append('}').toString();
  }

  private static void review(StringBuilder json, SortedMap<Integer, Rate> at) {
    StringBuilder values = new StringBuilder("{");
    StringBuilder intervals = new StringBuilder("{");
    for (int target : Scores.TARGETS) {
      Rate rate = java.util.Objects.requireNonNull(at.get(target));
      field(values, Integer.toString(target), number(rate.value()));
      field(intervals, Integer.toString(target), interval(rate));
    }
    values.setLength(values.length() - 1);
    intervals.setLength(intervals.length() - 1);
    field(json, "reviewedPer1000At", values.append('}').toString());
    field(json, "reviewedPer1000AtInterval", intervals.append('}').toString());
  }

  private static void errors(StringBuilder json, ErrorSplit errors) {
    StringBuilder split = new StringBuilder("{");
    field(split, "wrongOwner", Integer.toString(errors.wrongOwner()));
    field(split, "wrongProduct", Integer.toString(errors.wrongProduct()));
    field(split, "missed", Integer.toString(errors.missed()));
    field(split, "false", Integer.toString(errors.falseUnits()));
    split.setLength(split.length() - 1);
    field(json, "wrongUnits", split.append('}').toString());
  }

  private static void rate(StringBuilder json, String name, Rate rate) {
    field(json, name, number(rate.value()));
    field(json, name + "Interval", interval(rate));
  }

  private static String interval(Rate rate) {
    return "[" + number(rate.low()) + "," + number(rate.high()) + "]";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.5f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static void text(StringBuilder json, String name, String value) {
    field(json, name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  private static void field(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":").append(value).append(',');
  }
}
