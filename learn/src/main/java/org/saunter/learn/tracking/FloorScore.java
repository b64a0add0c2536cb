package org.saunter.learn.tracking;

import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.learn.score.tracking.ClearMot;
import org.saunter.learn.score.tracking.Hota;
import org.saunter.learn.score.tracking.IdF1;

/**
 * How one floor tracker did in one simulated shop.
 *
 * @param clear detection and switches by the tracker's own names, within half a metre
 * @param hota by its own names
 * @param tracklets IDF1 by its own names, which end in every crossing
 * @param people IDF1 by who the joint solution says is behind each name
 * @param peopleSwitches switches of those
 * @param errorMedianMm distance of matched places, likewise that of nine in ten
 * @param purity share of the time of all tracklets that belongs to the person whom each follows
 *     most
 * @param crossings told
 * @param personMinutes of everybody inside
 * @param exits people who went out
 * @param wrongByMotion of those, told as somebody else if each crossing is decided by motion
 * @param wrongJointly the same if all crossings are decided together, with clothing
 */
record FloorScore(
    ClearMot clear,
    Hota hota,
    IdF1 tracklets,
    IdF1 people,
    int peopleSwitches,
    double errorMedianMm,
    double errorNineTenthsMm,
    double purity,
    int crossings,
    double personMinutes,
    int exits,
    int wrongByMotion,
    int wrongJointly) {

  /** Everything by name. */
  Map<String, Double> figures() {
    Map<String, Double> f = new LinkedHashMap<>();
    f.put("recall", clear.recall());
    f.put("precision", clear.precision());
    f.put("errorMedianMm", errorMedianMm);
    f.put("errorNineTenthsMm", errorNineTenthsMm);
    f.put("idF1", people.value());
    f.put("trackletIdF1", tracklets.value());
    f.put("hota", hota.hota());
    f.put("switchesPerPersonMinute", peopleSwitches / personMinutes);
    f.put("purity", purity);
    f.put("crossingsPerPersonMinute", crossings / personMinutes);
    f.put("exits", (double) exits);
    f.put("wrongByMotion", (double) wrongByMotion / Math.max(1, exits));
    f.put("wrongJointly", (double) wrongJointly / Math.max(1, exits));
    f.put("personMinutes", personMinutes);
    return f;
  }
}
