package org.saunter.learn.tracking;

import java.util.Locale;
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
    int wrongJointly,
    double seconds) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "rec %.4f prec %.4f err %.0f/%.0f mm IDF1 %.4f (own %.4f) HOTA %.3f IDs/pmin %.3f (own"
            + " %.3f) purity %.5f cross/pmin %.2f wrong %d / %d of %d = %.2f%% / %.2f%% in %.1f s",
        clear.recall(),
        clear.precision(),
        errorMedianMm,
        errorNineTenthsMm,
        people.value(),
        tracklets.value(),
        hota.hota(),
        peopleSwitches / personMinutes,
        clear.switches() / personMinutes,
        purity,
        crossings / personMinutes,
        wrongByMotion,
        wrongJointly,
        exits,
        100.0 * wrongByMotion / Math.max(1, exits),
        100.0 * wrongJointly / Math.max(1, exits),
        seconds);
  }
}
