package org.saunter.store.attribution;

/**
 * Everything that may be tuned in the filter. Grams, metres, seconds, natural logarithms; names and
 * defaults follow {@code docs/math/Attribution.md}.
 */
public final class Parameters {
  // Search
  int beam = 64;
  double pruneNats = 9;
  int candidatesMax = 6;
  int partiesMax = 24;

  // Scale
  double scaleSdGrams = 0.6;
  double scaleTailShare = 0.02;
  double scaleTailFactor = 6;
  double oddShare = 0.002;
  double oddShareOfWeight = 0.08;
  double leantShare = 0.004;
  double leantSdGrams = 250;
  double unitCvDefault = 0.008;
  double unitSdDefaultGrams = 0.4;
  double weightErrorShare = 0.004;
  double gainSd = 0.04;
  double partlyFeltSd = 0.01;

  // Place
  double bodyXSdMetres = 0.33;
  double bodyYMetres = 0.5;
  double bodyYSdMetres = 0.17;
  double undetectedSdMetres = 0.37;
  double bodyOutlierShare = 0.015;
  double bodyOutlierSdMetres = 0.55;
  double areaSquareMetres = 5.1;
  double standingShare = 0.6;
  double handSdMetres = 0.07;
  double handOutlierShare = 0.01;
  double handOutlierSdMetres = 0.45;

  // Product vision
  double visionSlope = 1.0;
  double holderAccuracy = 0.98;
  double directionErrorShare = 0.01;
  double elsewhereNats = 5; // a picture of something else shows one of about 150 products

  // Behaviour
  double[] unitsShare = {0.90, 0.075, 0.02, 0.005};
  double foreignShare = 0.25;
  double falseShare = 0.006;
  double falseSdGrams = 15;
  double falseWideShare = 0.05;
  double falseWideSdGrams = 250;
  double unknownShare = 0.0015;
  double usualSeconds = 1.15;
  double samePairShare = 0.012;
  double samePairGrowth = 2;
  double samePairMost = 0.04;
  double restockedHomeShare = 0.9;
  double undoneShare = 0.005;
  double twoPairShare = 0.003;
  double twoPairLeast = 0.0003;
  double twoPairGrowth = 3;
  double twoPairMost = 0.004;
  double recentFactor = 0.05;
  double ghostShare = 0.004;
  double unfeltShare = 0.001;
  double unfeltLightShare = 0.5;
  double unfeltLightGrams = 9;
  double residualShare = 0.03;
  double pressedShare = 0.1;
  double sameUnitShare = 0.9;
  double handOverShare = 0.004;

  // Identity
  double crossingSlope = 1.0;
  double appearanceNoise = 0.9;
  double anchorNoise = 0.35;
  double clothingSd = 1; // between people

  /** Start values for sensors of the middle class. */
  public static Parameters start() {
    return new Parameters();
  }

  /** Values that fit good ceiling cameras (four views). */
  public static Parameters good() {
    Parameters p = new Parameters();
    p.appearanceNoise = 0.7;
    p.holderAccuracy = 0.985;
    return p;
  }
}
