package org.saunter.learn.autocheckout;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.saunter.learn.score.Rate;

/**
 * The score of the AutoCheckout contest, as it was found to work: in each case F1 over the multiset
 * of (shopper, barcode), then the plain mean over cases.
 */
public final class OfficialScore {
  private static final int ROUNDS = 2_000;

  private OfficialScore() {}

  /** One unit-carrying key of a case. */
  public record Bought(String targetId, String barcode) implements Comparable<Bought> {
    /** The key with its barcode in the long form. */
    public static Bought of(String targetId, String barcode) {
      return new Bought(targetId, Barcodes.canonical(barcode));
    }

    @Override
    public int compareTo(Bought other) {
      int byTarget = targetId.compareTo(other.targetId);
      return byTarget != 0 ? byTarget : barcode.compareTo(other.barcode);
    }
  }

  /** Units picked less units put back, by key; nothing counts below 0. */
  public static Map<Bought, Integer> clipped(Map<Bought, Integer> net) {
    Map<Bought, Integer> kept = new TreeMap<>();
    net.forEach(
        (key, count) -> {
          if (count > 0) {
            kept.put(key, count);
          }
        });
    return kept;
  }

  /** F1 of one case; 1 if there is nothing on either side. */
  public static double f1(Map<Bought, Integer> predicted, Map<Bought, Integer> truth) {
    int right = 0;
    for (Map.Entry<Bought, Integer> line : predicted.entrySet()) {
      right += Math.min(line.getValue(), truth.getOrDefault(line.getKey(), 0));
    }
    int units = units(predicted) + units(truth);
    return units == 0 ? 1 : 2.0 * right / units;
  }

  /** Units of a multiset. */
  public static int units(Map<Bought, Integer> multiset) {
    return multiset.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Mean over cases with a 95 % interval that draws whole cases again. */
  public static Rate mean(List<Double> caseF1) {
    double value = caseF1.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    if (caseF1.isEmpty()) {
      return new Rate(value, 0, 1);
    }
    SplittableRandom random = new SplittableRandom(30);
    double[] means = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      double sum = 0;
      for (int i = 0; i < caseF1.size(); i++) {
        sum += caseF1.get(random.nextInt(caseF1.size()));
      }
      means[round] = sum / caseF1.size();
    }
    Arrays.sort(means);
    return new Rate(value, means[(int) (0.025 * ROUNDS)], means[(int) (0.975 * ROUNDS)]);
  }
}
