package org.saunter.vision.product;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation.ProductScore;

/**
 * What the products of a store look like: one mean vector each, of pictures that were turned into
 * unit vectors by the product net. A new product is known as soon as its pictures are in, nothing
 * is trained again (prototypes as in Snell et al., NIPS 2017). Not thread-safe.
 */
public final class ProductGallery {
  private static final double LEAST_LENGTH = 1e-6;
  private static final double NEVER = -20; // of what is not listed, if everything is

  /**
   * How pictures speak for each product.
   *
   * @param best the likeliest, best first
   * @param otherLogLikelihoodRatio of every product that is not listed
   */
  public record Scores(List<ProductScore> best, double otherLogLikelihoodRatio) {
    public Scores {
      best = List.copyOf(best);
    }
  }

  private final int dimensions;
  private final double slope;

  /** Sums of vectors: their direction is that of the mean, and more can be added. */
  private final Map<String, double[]> prototypes = new TreeMap<>();

  /**
   * @param dimensions of the vectors
   * @param slope natural logarithms per unit of cosine, as measured on pictures that the net was
   *     not trained on
   */
  public ProductGallery(int dimensions, double slope) {
    if (dimensions < 1 || !(slope > 0)) {
      throw new BadInputException(
          "A gallery of (" + dimensions + ") dimensions and slope (" + slope + ") cannot be.",
          "Maybe the model's card is missing its slope.");
    }
    this.dimensions = dimensions;
    this.slope = slope;
  }

  /** Adds pictures of a product. */
  public void enrol(String sku, List<float[]> vectors) {
    for (float[] vector : vectors) {
      if (vector.length != dimensions) {
        throw new BadInputException(
            "A picture of product ("
                + sku
                + ") has ("
                + vector.length
                + ") dimensions; the gallery has ("
                + dimensions
                + ").",
            "Maybe it was made by another model.");
      }
      double[] sum = prototypes.computeIfAbsent(sku, s -> new double[dimensions]);
      for (int i = 0; i < dimensions; i++) {
        sum[i] += vector[i];
      }
    }
  }

  /** Drops a product that is sold no more. */
  public void forget(String sku) {
    prototypes.remove(sku);
  }

  /** Products that are known. */
  public Set<String> skus() {
    return Set.copyOf(prototypes.keySet());
  }

  public int size() {
    return prototypes.size();
  }

  /**
   * How several pictures of one thing speak for each product. Pictures of one hand err together:
   * they are averaged, not multiplied. The ratio is against a product drawn from the whole gallery.
   *
   * @param most how many are listed at most
   */
  public Scores scores(List<float[]> vectors, int most) {
    if (vectors.isEmpty() || prototypes.isEmpty()) {
      return new Scores(List.of(), 0);
    }
    double[] mean = new double[dimensions];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        mean[i] += vector[i];
      }
    }
    double length = length(mean);
    List<ProductScore> all = new ArrayList<>(prototypes.size());
    double total = 0;
    for (Map.Entry<String, double[]> entry : prototypes.entrySet()) {
      double score = slope * cosine(mean, length, entry.getValue());
      total += StrictMath.exp(score);
      all.add(new ProductScore(entry.getKey(), score));
    }
    double some = StrictMath.log(total / prototypes.size());
    all.sort(
        Comparator.comparingDouble((ProductScore s) -> -s.logLikelihoodRatio())
            .thenComparing(ProductScore::sku));
    int listed = Math.min(most, all.size());
    double rest = 0;
    for (int i = listed; i < all.size(); i++) {
      rest += StrictMath.exp(all.get(i).logLikelihoodRatio() - some);
    }
    List<ProductScore> best = new ArrayList<>(listed);
    for (ProductScore score : all.subList(0, listed)) {
      best.add(new ProductScore(score.sku(), round(score.logLikelihoodRatio() - some)));
    }
    int unlisted = all.size() - listed;
    double other = unlisted == 0 ? NEVER : StrictMath.log(Math.max(1e-9, rest / unlisted));
    return new Scores(best, round(other));
  }

  private static double cosine(double[] mean, double length, double[] sum) {
    double dot = 0;
    for (int i = 0; i < mean.length; i++) {
      dot += mean[i] * sum[i];
    }
    return dot / Math.max(LEAST_LENGTH, length * length(sum));
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double x : vector) {
      squares += x * x;
    }
    return Math.sqrt(squares);
  }

  private static double round(double x) {
    return Math.rint(x * 1e3) / 1e3;
  }
}
