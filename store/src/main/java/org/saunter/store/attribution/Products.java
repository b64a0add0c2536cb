package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Catalogue;
import org.saunter.model.Product;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;

/**
 * Products by index, with what was learned about their weight and about the gain of each plate.
 *
 * <p>The learner is a Kalman filter on logarithms: a sure movement says log(change / expected) =
 * log gain + log weight error + noise; the surprise is shared out by variance.
 */
final class Products {
  /** The product that nobody can name. */
  static final int UNKNOWN = Integer.MAX_VALUE;

  private static final double LEARN_GRAMS_MIN = 40;

  private final List<Product> products;
  private final Map<String, Integer> indexBySku = new HashMap<>();
  private final double[] logWeight; // correction to the catalogue's weight
  private final double[] logWeightVariance;
  private final double[] unitVariance;
  private final double[] logGain;
  private final double[] logGainVariance;
  private final double partlyFeltVariance;
  private final double gainPriorVariance;

  Products(Catalogue catalogue, int plates, Parameters parameters) {
    products = new ArrayList<>(catalogue.products());
    for (int i = 0; i < products.size(); i++) {
      indexBySku.put(products.get(i).sku(), i);
    }
    logWeight = new double[products.size()];
    logWeightVariance = new double[products.size()];
    Arrays.fill(logWeightVariance, square(parameters.weightErrorShare));
    unitVariance = new double[products.size()];
    for (int i = 0; i < unitVariance.length; i++) {
      Product p = products.get(i);
      unitVariance[i] =
          p.spreadGrams() > 0
              ? square(p.spreadGrams())
              : square(parameters.unitCvDefault * p.unitGrams())
                  + square(parameters.unitSdDefaultGrams);
    }
    logGain = new double[plates];
    logGainVariance = new double[plates];
    gainPriorVariance = square(parameters.gainSd);
    Arrays.fill(logGainVariance, gainPriorVariance);
    partlyFeltVariance = square(parameters.partlyFeltSd);
  }

  static double square(double x) {
    return x * x;
  }

  int size() {
    return products.size();
  }

  /** Index of a SKU, -1 if the catalogue has none. */
  int indexOf(String sku) {
    return indexBySku.getOrDefault(sku, -1);
  }

  String sku(int index) {
    return index == UNKNOWN ? "" : products.get(index).sku();
  }

  /** Believed weight of one unit in grams. */
  double unitGrams(int index) {
    return products.get(index).unitGrams() * StrictMath.exp(logWeight[index]);
  }

  /** Variance of one unit's weight between units, square grams. */
  double unitVariance(int index) {
    return unitVariance[index];
  }

  /** Relative variance of the believed mean weight: common to all units of the product. */
  double weightVariance(int index) {
    return logWeightVariance[index];
  }

  double gain(int plate) {
    return StrictMath.exp(logGain[plate]);
  }

  /** Relative variance of a plate's gain. */
  double gainVariance(int plate) {
    return logGainVariance[plate];
  }

  /**
   * Learns from a movement that is as good as certain.
   *
   * @param units how many moved, at least 1
   * @param grams size of the change, above 0
   * @param sdGrams of the change
   * @param isWhole false if a neighbour may have felt a part and told nothing: such a lesson once
   *     taught a plate a gain of 0.89 for good
   */
  void learn(
      int product,
      int units,
      int[] plates,
      double[] shares,
      double grams,
      double sdGrams,
      boolean isWhole) {
    double gain = 0;
    double gainVariance = 0;
    for (int i = 0; i < plates.length; i++) {
      gain += shares[i] * gain(plates[i]);
      gainVariance += square(shares[i]) * logGainVariance[plates[i]];
    }
    double expected = units * unitGrams(product) * gain;
    if (expected < LEARN_GRAMS_MIN || grams < 0.7 * expected || grams > 1.4 * expected) {
      return;
    }
    double noise =
        (units * unitVariance[product] + square(sdGrams)) / square(expected)
            + (isWhole ? 0 : partlyFeltVariance);
    double total = gainVariance + logWeightVariance[product] + noise;
    double surprise = StrictMath.log(grams / expected);
    boolean isOdd = surprise * surprise > 9 * total;
    double weight = isOdd ? 9 * total / (surprise * surprise) : 1;
    for (int i = 0; i < plates.length; i++) {
      double share = weight * shares[i] * logGainVariance[plates[i]] / total;
      logGain[plates[i]] += share * surprise;
      double left = Math.max(1e-6, logGainVariance[plates[i]] * (1 - share * shares[i]));
      double doubt = isOdd ? square(shares[i] * surprise / 4) : 0;
      logGainVariance[plates[i]] = Math.min(gainPriorVariance, left + doubt);
    }
    double share = weight * logWeightVariance[product] / total;
    logWeight[product] += share * surprise;
    logWeightVariance[product] = Math.max(1e-7, logWeightVariance[product] * (1 - share));
  }

  void save(StateWriter out) {
    for (int i = 0; i < logWeight.length; i++) {
      out.writeDouble(logWeight[i]);
      out.writeDouble(logWeightVariance[i]);
    }
    for (int i = 0; i < logGain.length; i++) {
      out.writeDouble(logGain[i]);
      out.writeDouble(logGainVariance[i]);
    }
  }

  void load(StateReader in) {
    for (int i = 0; i < logWeight.length; i++) {
      logWeight[i] = in.readDouble();
      logWeightVariance[i] = in.readDouble();
    }
    for (int i = 0; i < logGain.length; i++) {
      logGain[i] = in.readDouble();
      logGainVariance[i] = in.readDouble();
    }
  }
}
