package org.saunter.store.attribution;

import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.Hand;
import org.saunter.store.attribution.Evidence.PlateShare;

/** The factors of one movement, in natural logarithms (docs/math/Attribution.md, section 3). */
final class Likelihood {
  static final double LOG_TWO = StrictMath.log(2);
  private static final double LOG_2_PI = StrictMath.log(2 * StrictMath.PI);
  private static final double FLOOR = -14;
  private static final double NOT_THERE = -30;

  private final Parameters p;
  private final Products products;

  Likelihood(Parameters parameters, Products products) {
    this.p = parameters;
    this.products = products;
  }

  /** log N(u; 0, variance). */
  static double logNormal(double u, double variance) {
    return -0.5 * (LOG_2_PI + StrictMath.log(variance) + u * u / variance);
  }

  static double logSum(double a, double b) {
    double high = Math.max(a, b);
    if (high == Double.NEGATIVE_INFINITY) {
      return high;
    }
    return high + StrictMath.log1p(StrictMath.exp(Math.min(a, b) - high));
  }

  /**
   * W: how well the change fits.
   *
   * @param expectedGrams signed change that the deed would make on true plates
   * @param unitVariance square grams between units
   * @param weightVariance relative variance of the expected weight, plate gain included
   */
  double scale(
      double deltaGrams,
      double sdGrams,
      double expectedGrams,
      double unitVariance,
      double weightVariance) {
    double miss = deltaGrams - expectedGrams;
    double base = Products.square(sdGrams) + Products.square(p.scaleSdGrams);
    double spread = unitVariance + weightVariance * Products.square(expectedGrams);
    double wide = base * Products.square(p.scaleTailFactor) + 4 * spread;
    double felt =
        logSum(
            StrictMath.log(1 - p.scaleTailShare) + logNormal(miss, base + spread),
            StrictMath.log(p.scaleTailShare) + logNormal(miss, wide));
    double odd = wide + Products.square(p.oddShareOfWeight * expectedGrams);
    felt = logSum(felt, StrictMath.log(p.oddShare) + logNormal(miss, odd));
    if (miss <= 0 || deltaGrams * expectedGrams <= 0) {
      return felt;
    }
    double leant = logNormal(miss, wide + Products.square(p.leantSdGrams)); // who leans adds load
    return logSum(StrictMath.log(1 - p.leantShare) + felt, StrictMath.log(p.leantShare) + leant);
  }

  /** Shelves are knocked a little often and leant on hard now and then. */
  double falseGrams(double deltaGrams) {
    return logSum(
        StrictMath.log(1 - p.falseWideShare)
            + logNormal(deltaGrams, Products.square(p.falseSdGrams)),
        StrictMath.log(p.falseWideShare)
            + logNormal(deltaGrams, Products.square(p.falseWideSdGrams)));
  }

  /** What a knock must have done: the larger part, if some plates lost what others gained. */
  static double knockGrams(Evidence e) {
    double largest = e.deltaGrams();
    for (PlateShare share : e.plates()) {
      if (Math.abs(share.deltaGrams()) > Math.abs(largest)) {
        largest = share.deltaGrams();
      }
    }
    return largest;
  }

  /**
   * A_k of one candidate who may have acted on any of the plates that moved, each at its moment;
   * most likely on those that moved most.
   */
  double actor(Candidate c, Evidence e) {
    double total = 0;
    for (PlateShare share : e.plates()) {
      total += Products.square(share.deltaGrams());
    }
    if (!c.located() || e.plates().size() < 2 || !(total > 0)) {
      return actor(c);
    }
    double sum = Double.NEGATIVE_INFINITY;
    for (PlateShare share : e.plates()) {
      Candidate there = share.near().isEmpty() ? c : share.candidate(c.trackId());
      double log = StrictMath.log(Math.max(1e-9, Products.square(share.deltaGrams()) / total));
      sum = logSum(sum, log + (there == null ? NOT_THERE : actor(there)));
    }
    return sum;
  }

  /** A_k: what body, speed and hand of one candidate are worth. */
  double actor(Candidate c) {
    if (!c.located()) {
      return 0;
    }
    return ActorOdds.of(Math.max(FLOOR, body(c) + speed(c)) + hand(c), !c.hands().isEmpty());
  }

  private double body(Candidate c) {
    double extra =
        Products.square(c.sdMetres()) + (c.detected() ? 0 : Products.square(p.undetectedSdMetres));
    double x = c.xMetres();
    double y = c.yMetres() - p.bodyYMetres;
    double xv = Products.square(p.bodyXSdMetres) + extra;
    double yv = Products.square(p.bodyYSdMetres) + extra;
    double wide = Products.square(p.bodyOutlierSdMetres);
    double near = logNormal(x, xv) + logNormal(y, yv);
    double far = logNormal(x, xv + wide) + logNormal(y, yv + wide);
    return mix(near, far, p.bodyOutlierShare) + StrictMath.log(p.areaSquareMetres);
  }

  private static double mix(double likely, double rare, double share) {
    return logSum(StrictMath.log(1 - share) + likely, StrictMath.log(share) + rare);
  }

  private double speed(Candidate c) {
    double v = c.speedMetresPerSecond();
    if (!c.detected() || Double.isNaN(v)) {
      return 0;
    }
    double still = logNormal(v, 0.13 * 0.13) + LOG_TWO;
    double others = mix(logNormal(v - 0.9, 0.4 * 0.4), still, Math.min(0.999, p.standingShare));
    return Math.max(-6, still - others);
  }

  private double hand(Candidate c) {
    if (c.hands().isEmpty()) {
      return 0;
    }
    Hand h = c.hands().get(0);
    double s = Products.square(p.handSdMetres) + Products.square(h.sdMetres()) * 0.3;
    double wide = Products.square(p.handOutlierSdMetres);
    double y = h.yMetres() - 0.05;
    double acting = mix(three(h, y, s), three(h, y, s + wide), p.handOutlierShare);
    double dx = h.xMetres() - c.xMetres() + 0.03;
    double dy = h.yMetres() - c.yMetres() + 0.12;
    double idle =
        logNormal(dx, 0.30 * 0.30 + s)
            + logNormal(dy, 0.25 * 0.25 + s)
            + logNormal(h.heightMetres() - 1.05, 0.28 * 0.28 + s);
    return Math.max(FLOOR, acting) - Math.max(-8, idle);
  }

  private static double three(Hand h, double y, double variance) {
    return logNormal(h.xMetres(), variance)
        + logNormal(y, variance)
        + logNormal(h.zMetres() - 0.05, variance);
  }

  /** Vis of one crop for a product; UNKNOWN has the ratio of an average product. */
  double vision(Crop crop, int product) {
    return product == Products.UNKNOWN ? 0 : p.visionSlope * crop.scoreOf(products.sku(product));
  }

  /** Hold: whether the crop's holder is the actor. */
  double holder(Crop crop, String trackId, int candidates) {
    return crop.trackId().equals(trackId)
        ? StrictMath.log(p.holderAccuracy)
        : StrictMath.log((1 - p.holderAccuracy) / Math.max(1, candidates - 1));
  }

  /** A crop that says "taking" speaks against a deed that puts, and the other way round. */
  double direction(Crop crop, int units) {
    if (crop.taking() == 0) {
      return 0;
    }
    return Integer.signum(units) == crop.taking()
        ? StrictMath.log(1 - p.directionErrorShare)
        : StrictMath.log(p.directionErrorShare);
  }

  /**
   * What a crop says of a deed, when it may also show something else near by: what it looks like is
   * then one of the many products there.
   *
   * @param reading what it says if it shows the deed; minus infinity if nothing was done
   * @param candidates who may be the holder of something else
   */
  double about(Crop crop, double reading, int candidates) {
    double other =
        Math.max(0, p.visionSlope * crop.bestScore() - p.elsewhereNats)
            + StrictMath.log(1 - crop.aboutShare())
            - StrictMath.log(Math.max(1, candidates));
    return logSum(StrictMath.log(crop.aboutShare()) + reading, other);
  }

  /** How well the shares of the plates fit a product that lies only on some of them. */
  double shares(Evidence e, String sku, boolean foreign) {
    if (foreign || e.plates().size() < 2 || Double.isNaN(e.deltaGrams())) {
      return 0;
    }
    double elsewhere = 0;
    for (PlateShare share : e.plates()) {
      if (!share.skus().contains(sku)) {
        elsewhere += Math.abs(share.deltaGrams());
      }
    }
    double sd = 2 + 0.03 * Math.abs(e.deltaGrams());
    return Math.max(-8, -0.5 * Products.square(elsewhere / sd));
  }

  /** Gain with which the plates of a movement see grams. */
  double gain(Evidence e) {
    double sum = 0;
    double total = 0;
    for (PlateShare share : e.plates()) {
      double w = Math.abs(share.deltaGrams());
      sum += w * products.gain(share.plate());
      total += w;
    }
    return total == 0 ? 1 : sum / total;
  }

  /**
   * The change as one plate with {@link #gain} would have felt it. What went from a plate to its
   * neighbour leaves something behind if they weigh differently.
   */
  double felt(Evidence e) {
    if (!e.isExchange()) {
      return e.deltaGrams();
    }
    double gain = gain(e);
    double sum = 0;
    for (PlateShare share : e.plates()) {
      sum += share.deltaGrams() * gain / products.gain(share.plate());
    }
    return sum;
  }

  /** Relative variance of that gain. */
  double gainVariance(Evidence e) {
    double sum = 0;
    double total = 0;
    for (PlateShare share : e.plates()) {
      double w = Math.abs(share.deltaGrams());
      sum += w * w * products.gainVariance(share.plate());
      total += w;
    }
    return total == 0 ? 0 : sum / (total * total);
  }

  /** Square grams by which {@link #felt} may be off because of the gains of an exchange. */
  double exchangeVariance(Evidence e) {
    double sum = 0;
    if (e.isExchange()) {
      for (PlateShare share : e.plates()) {
        sum += Products.square(share.deltaGrams()) * products.gainVariance(share.plate());
      }
    }
    return sum;
  }
}
