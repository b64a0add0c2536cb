package org.saunter.app.print;

import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.learn.score.Handling;
import org.saunter.learn.score.Rate;
import org.saunter.learn.score.Scores;

/** The fields in which every result says how good receipts were. */
public final class ScoreFields {
  private ScoreFields() {}

  /** Accuracy before anybody looked, and what review would cost. */
  public static JsonText put(JsonText json, Scores scores, Handling handling) {
    json.put("visits", scores.visits())
        .put("receiptsExact", scores.receiptsExact())
        .put("itemF1", scores.itemF1())
        .put("reviewed", handling.reviewed())
        .put("wrongCharged", handling.wrongCharged())
        .put("charged", handling.charged())
        .put("wrongAfterTimeOut", handling.wrongAfterTimeOut())
        .put(
            "exitToReceiptMillis",
            new JsonText()
                .put("p50", handling.exitToReceiptMillisP50())
                .put("p99", handling.exitToReceiptMillisP99()));
    review(json, scores);
    return json.put("calibrationError", scores.calibrationError())
        .put("associationAccuracy", scores.association())
        .put("missingReceipts", scores.missingReceipts())
        .put("extraReceipts", scores.extraReceipts())
        .put("receiptsTooHigh", scores.tooHigh())
        .put("receiptsTooLow", scores.tooLow())
        .put(
            "wrongUnits",
            new JsonText()
                .put("wrongOwner", scores.errors().wrongOwner())
                .put("wrongProduct", scores.errors().wrongProduct())
                .put("missed", scores.errors().missed())
                .put("false", scores.errors().falseUnits()));
  }

  private static void review(JsonText json, Scores scores) {
    JsonText at = new JsonText();
    Map<String, Object> intervals = new LinkedHashMap<>();
    for (int target : Scores.TARGETS) {
      Rate rate = scores.reviewedAt(target);
      at.put(Integer.toString(target), rate.value());
      intervals.put(
          Integer.toString(target),
          new double[] {JsonText.rounded(rate.low()), JsonText.rounded(rate.high())});
    }
    json.put("reviewedPer1000At", at).put("reviewedPer1000AtInterval", intervals);
  }
}
