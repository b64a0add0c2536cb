package org.saunter.store.attribution;

import java.util.List;
import org.saunter.store.attribution.Alternative.Move;

/** What the weight of one movement says of each explanation, in natural logarithms. */
final class Weighing {
  /** Of an item that nobody knows: it may weigh anything up to a kilogram. */
  static final double LOG_THOUSAND = StrictMath.log(1000);

  /** Of a plate that staff fill: it may change by anything up to three kilograms. */
  static final double STAFF_GRAMS_LOG = StrictMath.log(3_000);

  static final double LOG_HALF = StrictMath.log(0.5);

  /** Two moves whose weight is so far from what was felt that they need no further look. */
  static final double OUT_OF_REACH = Double.NEGATIVE_INFINITY;

  private final Scene scene;
  private final Parameters p;
  private final Products products;
  private final Likelihood likelihood;
  private final Evidence e;
  private final double gain;
  private final double gainVariance;

  Weighing(Scene scene) {
    this.scene = scene;
    p = scene.p();
    products = scene.products();
    likelihood = scene.likelihood();
    e = scene.e();
    gain = likelihood.gain(e);
    gainVariance = likelihood.gainVariance(e);
  }

  /** W of one move. */
  double fit(Hypothesis h, Move move) {
    if (!scene.isWeighed()) {
      return unfelt(move.product());
    }
    if (move.product() == Products.UNKNOWN) {
      return -LOG_THOUSAND;
    }
    double grams = -move.units() * products.unitGrams(move.product()) * gain;
    return change(
        h,
        grams,
        Math.abs(move.units()) * products.unitVariance(move.product()),
        products.weightVariance(move.product()) + gainVariance);
  }

  /** W of two moves at once, {@link #OUT_OF_REACH} if they cannot be meant. */
  double fitBoth(Hypothesis h, Move a, Move b) {
    double grams =
        -gain
            * (a.units() * products.unitGrams(a.product())
                + b.units() * products.unitGrams(b.product()));
    double spread =
        Math.abs(a.units()) * products.unitVariance(a.product())
            + Math.abs(b.units()) * products.unitVariance(b.product());
    double relative =
        gainVariance
            + Math.max(products.weightVariance(a.product()), products.weightVariance(b.product()));
    double reach = Products.square(e.sdGrams()) + spread + relative * grams * grams + 1;
    return Math.abs(e.deltaGrams() - grams) > 5 * StrictMath.sqrt(reach)
        ? OUT_OF_REACH
        : change(h, grams, spread, relative);
  }

  /** W; a plate that was pressed just before shows the release as well. */
  private double change(Hypothesis h, double grams, double spread, double relative) {
    double own = likelihood.scale(e.deltaGrams(), e.sdGrams(), grams, spread, relative);
    Earlier earlier = scene.earlier();
    if (earlier == null || Hindsight.hasDeeds(h, earlier.evidence().movementId())) {
      return own;
    }
    Evidence both = earlier.together();
    double pressed = likelihood.scale(both.deltaGrams(), both.sdGrams(), grams, spread, relative);
    return Likelihood.logSum(
        StrictMath.log(1 - p.pressedShare) + own, StrictMath.log(p.pressedShare) + pressed);
  }

  /** A plate that works feels what moves, unless it is very light. */
  private double unfelt(int product) {
    if (Double.isInfinite(e.sdGrams())) {
      return LOG_HALF; // the plate is blind
    }
    boolean light = product < products.size() && products.unitGrams(product) < p.unfeltLightGrams;
    return StrictMath.log(light ? p.unfeltLightShare : p.unfeltShare);
  }

  /** Whether the change may be one unit of a product, taken. */
  boolean fitsAlone(int product) {
    if (!scene.isWeighed()) {
      return false;
    }
    double grams = products.unitGrams(product) * gain;
    double sd =
        StrictMath.sqrt(
            Products.square(e.sdGrams())
                + products.unitVariance(product)
                + gainVariance * Products.square(grams));
    return Math.abs(e.deltaGrams() + grams) <= 4.5 * sd + 1;
  }

  /** How well a knock or somebody who leant on the shelf fits. */
  double falseGrams() {
    return likelihood.falseGrams(e.deltaGrams());
  }

  /** The second half of an earlier movement: released after a press, or measured while it swung. */
  double rest(Hypothesis h, Earlier before) {
    List<Deeds> deeds = Hindsight.deedsOf(h, before.evidence().movementId());
    if (!deeds.isEmpty()) {
      if (deeds.stream().anyMatch(d -> d.product() >= Filter.RESTOCK)) {
        return StrictMath.log(p.residualShare) - LOG_THOUSAND; // anything fits what has no weight
      }
      double first = before.hindsight().scale(deeds, before.evidence());
      double both = before.hindsight().scale(deeds, before.together());
      return first <= Hindsight.NO_FIT
          ? Double.NEGATIVE_INFINITY
          : StrictMath.log(p.residualShare) + both - first;
    }
    double left = before.leftGrams(h, e.deltaGrams());
    return Math.abs(left) < Math.max(2.5, 7 * e.sdGrams())
        ? LOG_HALF + Likelihood.logNormal(left, 2.25 + 2 * Products.square(e.sdGrams()))
        : Double.NEGATIVE_INFINITY;
  }
}
