package org.saunter.store.attribution;

import java.util.List;
import org.saunter.store.attribution.Alternative.Move;

/** What the weight of one movement says of each explanation, in natural logarithms. */
final class Weighing {
  /** Of an item that nobody knows: it may weigh anything up to a kilogram. */
  static final double LOG_THOUSAND = StrictMath.log(1000);

  /** Of a plate that staff clear or fill with something else: by anything up to three kilograms. */
  private static final double STAFF_GRAMS_LOG = StrictMath.log(3_000);

  private static final int RESTOCKED_MAX = 8;
  private static final double UNHEARD_MIN_GRAMS = 4;
  private static final int PARTS = 4;

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
  private final double felt;

  Weighing(Scene scene) {
    this.scene = scene;
    p = scene.p();
    products = scene.products();
    likelihood = scene.likelihood();
    e = scene.e();
    gain = likelihood.gain(e);
    gainVariance = likelihood.gainVariance(e);
    felt = likelihood.felt(e);
  }

  /** W of one move. */
  double fit(Hypothesis h, Move move) {
    if (!scene.isWeighed() || e.isVain()) {
      return unfelt(move.product());
    }
    if (move.product() == Products.UNKNOWN) {
      return -LOG_THOUSAND;
    }
    double grams = -move.units() * products.unitGrams(move.product()) * gain;
    double spread = Math.abs(move.units()) * products.unitVariance(move.product());
    double relative = products.weightVariance(move.product()) + gainVariance;
    double whole = change(h, grams, spread, relative);
    whole = move.units() == -1 && move.from() < 0 ? putBack(h, move, whole) : whole;
    double unheard = move.home() ? unheardGrams(move.product()) : 0;
    return unheard < UNHEARD_MIN_GRAMS
        ? whole
        : Likelihood.logSum(LOG_HALF + whole, LOG_HALF + partly(h, grams, unheard, spread));
  }

  /**
   * W of one unit that the same party took before: it weighs what it weighed then, whatever others
   * of its kind weigh.
   *
   * @param byCatalogue W of any unit of its kind
   */
  private double putBack(Hypothesis h, Move move, double byCatalogue) {
    int units = 0;
    double sum = Double.NEGATIVE_INFINITY;
    for (Deeds d = h.deeds[move.party()]; d != null; d = d.earlier()) {
      if (d.product() == move.product() && d.units() > 0) {
        units += d.units();
        sum = Likelihood.logSum(sum, asTaken(h, d, byCatalogue));
      }
    }
    return units == 0 ? byCatalogue : sum - StrictMath.log(units);
  }

  private double asTaken(Hypothesis h, Deeds taken, double byCatalogue) {
    Posterior.Memory memory = scene.memories().get(taken.movementId());
    Evidence then = memory == null ? null : memory.evidence();
    if (then == null
        || taken.units() > 1
        || !(then.deltaGrams() < 0)
        || then.isExchange()
        || Hindsight.deedsOf(h, taken.movementId()).size() > 1) {
      return StrictMath.log(taken.units()) + byCatalogue;
    }
    double ratio = gain / likelihood.gain(then);
    double variance = Products.square(then.sdGrams()) + Products.square(p.scaleSdGrams);
    double gains = e.isOnPlatesOf(then) ? 0 : gainVariance + likelihood.gainVariance(then);
    double own = change(h, -then.deltaGrams() * ratio, variance * Products.square(ratio), gains);
    return Likelihood.logSum(
        StrictMath.log(p.sameUnitShare) + own, StrictMath.log(1 - p.sameUnitShare) + byCatalogue);
  }

  /** A neighbour too noisy to tell bore some of it: any part up to what it would have noticed. */
  private double partly(Hypothesis h, double grams, double unheard, double spread) {
    double most = Math.min(unheard, Math.abs(grams) / 2); // most of it lay on what told
    double sum = Double.NEGATIVE_INFINITY;
    for (int part = 1; part <= PARTS; part++) {
      double felt = grams - StrictMath.copySign(most * part / PARTS, grams);
      double step = Products.square(most / PARTS) / 4;
      sum = Likelihood.logSum(sum, change(h, felt, spread + step, gainVariance));
    }
    return sum - StrictMath.log(PARTS);
  }

  private double unheardGrams(int product) {
    double sum = 0;
    for (Evidence.Deaf deaf : e.beside()) {
      sum += deaf.skus().contains(products.sku(product)) ? deaf.leastGrams() : 0;
    }
    return sum;
  }

  /** W of several moves at once, {@link #OUT_OF_REACH} if they cannot be meant. */
  double fitAll(Hypothesis h, List<Move> moves) {
    double grams = 0;
    double spread = likelihood.exchangeVariance(e);
    double weight = 0;
    for (Move move : moves) {
      grams -= gain * move.units() * products.unitGrams(move.product());
      spread += Math.abs(move.units()) * products.unitVariance(move.product());
      weight = Math.max(weight, products.weightVariance(move.product()));
    }
    double relative = gainVariance + weight;
    double reach = Products.square(e.sdGrams()) + spread + relative * grams * grams + 1;
    double off = Math.abs(felt - grams);
    if (scene.earlier() != null) {
      off = Math.min(off, Math.abs(scene.earlier().together().deltaGrams() - grams));
    }
    return off > 5 * StrictMath.sqrt(reach) ? OUT_OF_REACH : change(h, grams, spread, relative);
  }

  /** W; a plate that was pressed just before shows the release as well. */
  private double change(Hypothesis h, double grams, double spread, double relative) {
    double own = likelihood.scale(felt, e.sdGrams(), grams, spread, relative);
    Earlier earlier = scene.earlier();
    if (earlier == null || Hindsight.hasDeeds(h, earlier.evidence().movementId())) {
      return own;
    }
    Evidence both = earlier.together();
    double all = earlier.leftGrams(h, e.deltaGrams()); // it was pressed down little by little
    double pressed =
        Likelihood.logSum(
                likelihood.scale(both.deltaGrams(), both.sdGrams(), grams, spread, relative),
                likelihood.scale(all, both.sdGrams(), grams, spread, relative))
            + LOG_HALF;
    return Likelihood.logSum(
        StrictMath.log(1 - p.pressedShare) + own, StrictMath.log(p.pressedShare) + pressed);
  }

  /**
   * W of staff who put some units of a product where it belongs, or do anything else.
   *
   * @param home products that belong there
   * @param beside what shoppers did at the same time
   */
  double restocked(int[] home, List<Move> beside) {
    double grams = 0;
    double spread = likelihood.exchangeVariance(e);
    for (Move move : beside) {
      grams -= move.units() * products.unitGrams(move.product());
      spread += Math.abs(move.units()) * products.unitVariance(move.product());
    }
    double sum = StrictMath.log(1 - p.restockedHomeShare) - STAFF_GRAMS_LOG;
    double each = StrictMath.log(p.restockedHomeShare / (Math.max(1, home.length) * RESTOCKED_MAX));
    for (int product : home) {
      double relative = products.weightVariance(product) + gainVariance;
      for (int units = 1; units <= RESTOCKED_MAX; units++) {
        double change = gain * (grams + units * products.unitGrams(product));
        double variance = spread + units * products.unitVariance(product);
        double fit = likelihood.scale(felt, e.sdGrams(), change, variance, relative);
        sum = Likelihood.logSum(sum, each + fit);
      }
    }
    return sum;
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
    return Math.abs(felt + grams) <= 4.5 * sd + 1;
  }

  /** How well a knock or somebody who leant on the shelf fits. */
  double falseGrams() {
    return likelihood.falseGrams(Likelihood.knockGrams(e));
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
