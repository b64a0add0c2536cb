package org.saunter.vision.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.BadInputException;

/**
 * What products look like: for each the mean of the vectors of a few pictures of it. A new product
 * is a few calls of {@link #add}, and no net learns anything. Not thread-safe.
 */
public final class Prototypes {
  /** How alike, -1 to 1. */
  public record Match(String sku, double cosine) {}

  private record Sum(double[] vector, int count) {}

  private final int dimensions;
  private final Map<String, Sum> sums = new TreeMap<>();

  public Prototypes(int dimensions) {
    this.dimensions = dimensions;
  }

  /** Takes one more picture of a product in. */
  public void add(String sku, float[] vector) {
    check(vector);
    Sum sum = sums.computeIfAbsent(sku, s -> new Sum(new double[dimensions], 0));
    for (int i = 0; i < dimensions; i++) {
      sum.vector[i] += vector[i];
    }
    sums.put(sku, new Sum(sum.vector, sum.count + 1));
  }

  /** Forgets a product. */
  public void remove(String sku) {
    sums.remove(sku);
  }

  /** How many pictures of it were taken in. */
  public int count(String sku) {
    Sum sum = sums.get(sku);
    return sum == null ? 0 : sum.count;
  }

  /** Every product, most alike first; equal ones by name. */
  public List<Match> ranked(float[] vector) {
    check(vector);
    List<Match> matches = new ArrayList<>(sums.size());
    sums.forEach((sku, sum) -> matches.add(new Match(sku, cosine(sum.vector, vector))));
    matches.sort(Comparator.comparingDouble(Match::cosine).reversed());
    return matches;
  }

  private static double cosine(double[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      aa += a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    double lengths = Math.sqrt(aa * bb);
    return lengths > 0 ? dot / lengths : 0;
  }

  private void check(float[] vector) {
    if (vector.length != dimensions) {
      throw new BadInputException(
          "The product vector has (" + vector.length + ") dimensions, not " + dimensions + ".",
          "Maybe it is of another model; take the products in again.");
    }
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw new BadInputException(
            "The product vector holds (" + value + ").", "Maybe the model is damaged.");
      }
    }
  }
}
