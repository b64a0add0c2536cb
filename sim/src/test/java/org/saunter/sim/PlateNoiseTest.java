package org.saunter.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saunter.model.Observation.PlateWeighed;

/**
 * The plates' noise against what was measured on the AutoCheckout recording (294 real plates, 33.6
 * seconds at 60 Hz): each quantile between 25 and 90 % within a fifth.
 */
class PlateNoiseTest {
  private static final int SHOPS = 6;
  private static final int SECONDS = 34;
  private static final double WITHIN = 0.20;
  private static final double[] QUANTILES = {0.25, 0.50, 0.75, 0.90};

  /** One plate: 60 readings a second. */
  private record Trace(int shelf, double[] grams) {
    double mean(double from, double to) {
      return Arrays.stream(grams, (int) (from * 60), (int) (to * 60)).average().orElse(0);
    }

    double sd(double from, double to) {
      double mean = mean(from, to);
      return Math.sqrt(
          Arrays.stream(grams, (int) (from * 60), (int) (to * 60))
              .map(g -> (g - mean) * (g - mean))
              .average()
              .orElse(0));
    }

    double[] secondSds() {
      double[] sds = new double[SECONDS - 1];
      for (int i = 0; i < sds.length; i++) {
        sds[i] = sd(i, i + 1);
      }
      Arrays.sort(sds);
      return sds;
    }

    double largestDeviation() {
      double[] sorted = grams.clone();
      Arrays.sort(sorted);
      double median = sorted[sorted.length / 2];
      return Math.max(sorted[sorted.length - 1] - median, median - sorted[0]);
    }

    /** Largest change of the mean over {@code window} seconds from one to the next. */
    double largestChange(double window) {
      double largest = 0;
      for (double t = 0; t + 3 * window < SECONDS - 1; t += 0.1) {
        double change = mean(t + 2 * window, t + 3 * window) - mean(t, t + window);
        largest = Math.max(largest, Math.abs(change));
      }
      return largest;
    }
  }

  @Test
  void noiseIsThatOfRealPlates() {
    List<Trace> traces = new ArrayList<>();
    List<double[]> pairs = new ArrayList<>();
    for (int seed = 1; seed <= SHOPS; seed++) {
      List<Trace> shop = record(seed);
      traces.addAll(shop);
      pairs.addAll(correlations(shop));
    }
    Map<String, double[]> real = new LinkedHashMap<>();
    Map<String, double[]> ours = new LinkedHashMap<>();
    put(real, ours, "sd, first 6 s", of(traces, t -> t.sd(0, 6)), 0.65, 0.90, 1.39, 3.48);
    put(
        real,
        ours,
        "floor, median of 1 s sds",
        of(traces, t -> t.secondSds()[(SECONDS - 1) / 2]),
        0.54,
        0.69,
        0.98,
        2.98);
    put(
        real,
        ours,
        "burst, 95 % of 1 s sds",
        of(traces, t -> t.secondSds()[(int) (0.95 * (SECONDS - 1))]),
        1.70,
        2.24,
        3.10,
        7.24);
    put(real, ours, "sd, whole recording", of(traces, t -> t.sd(0, 33.6)), 0.88, 1.12, 1.47, 3.86);
    put(
        real,
        ours,
        "largest deviation",
        of(traces, Trace::largestDeviation),
        7.7,
        10.9,
        15.9,
        42.4);
    put(
        real,
        ours,
        "drift over the recording",
        of(traces, t -> Math.abs(t.mean(31.6, 33.6) - t.mean(0, 2))),
        0.03,
        0.09,
        0.18,
        0.35);
    put(
        real,
        ours,
        "largest change of 0.5 s mean",
        of(traces, t -> t.largestChange(0.5)),
        0.63,
        0.91,
        1.57,
        3.60);
    List<String> misses = compare(real, ours);
    correlationLine(pairs);
    assertThat(misses).as("quantiles off by more than a fifth").isEmpty();
  }

  private static void put(
      Map<String, double[]> real,
      Map<String, double[]> ours,
      String name,
      double[] values,
      double... quantiles) {
    Arrays.sort(values);
    double[] found = new double[QUANTILES.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = values[(int) (QUANTILES[i] * (values.length - 1))];
    }
    real.put(name, quantiles);
    ours.put(name, found);
  }

  private static double[] of(List<Trace> traces, java.util.function.ToDoubleFunction<Trace> f) {
    return traces.stream().mapToDouble(f).toArray();
  }

  private static List<String> compare(Map<String, double[]> real, Map<String, double[]> ours) {
    List<String> misses = new ArrayList<>();
    System.out.printf("%-30s %s%n", "plate noise, grams", "25/50/75/90 %: ours (real)");
    real.forEach(
        (name, wanted) -> {
          double[] found = ours.getOrDefault(name, new double[wanted.length]);
          StringBuilder line = new StringBuilder(String.format("%-30s", name));
          for (int i = 0; i < wanted.length; i++) {
            boolean off = !(Math.abs(found[i] - wanted[i]) <= WITHIN * wanted[i]); // NaN too
            line.append(String.format(" %7.2f (%.2f)%s", found[i], wanted[i], off ? "!" : " "));
            if (off) {
              misses.add(name + " at " + Math.round(100 * QUANTILES[i]) + " %");
            }
          }
          System.out.println(line);
        });
    return misses;
  }

  /** Correlation of pairs on a shelf in the first six seconds: median per shelf. */
  private static List<double[]> correlations(List<Trace> shop) {
    List<double[]> shelves = new ArrayList<>();
    int shelfCount = shop.stream().mapToInt(Trace::shelf).max().orElse(0) + 1;
    for (int shelf = 0; shelf < shelfCount; shelf++) {
      int own = shelf;
      List<Trace> plates = shop.stream().filter(t -> t.shelf() == own).toList();
      List<Double> all = new ArrayList<>();
      for (int i = 0; i < plates.size(); i++) {
        for (int j = i + 1; j < plates.size(); j++) {
          all.add(correlation(plates.get(i).grams(), plates.get(j).grams()));
        }
      }
      all.sort(null);
      shelves.add(new double[] {all.get(all.size() / 2), ratio(plates)});
    }
    return shelves;
  }

  private static double correlation(double[] a, double[] b) {
    int n = 360;
    double ma = Arrays.stream(a, 0, n).average().orElse(0);
    double mb = Arrays.stream(b, 0, n).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < n; i++) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** Sd of a shelf's sum over what independent plates would give. */
  private static double ratio(List<Trace> plates) {
    double independent = 0;
    double[] sum = new double[plates.get(0).grams().length];
    for (Trace plate : plates) {
      independent += plate.sd(0, 6) * plate.sd(0, 6);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += plate.grams()[i];
      }
    }
    return new Trace(0, sum).sd(0, 6) / Math.sqrt(independent);
  }

  private static void correlationLine(List<double[]> shelves) {
    double[] r = shelves.stream().mapToDouble(s -> s[0]).sorted().toArray();
    double[] ratios = shelves.stream().mapToDouble(s -> s[1]).sorted().toArray();
    int n = r.length;
    System.out.printf(
        "pairs on a shelf, correlation 10/50/90 %%: %.2f %.2f %.2f (0.27 0.36 0.47);"
            + " shelf sum over independence: %.2f %.2f %.2f (1.73 1.96 2.30, twelve plates)%n",
        r[n / 10], r[n / 2], r[n * 9 / 10], ratios[n / 10], ratios[n / 2], ratios[n * 9 / 10]);
    assertThat(r[n / 2]).isBetween(0.36 * 0.8, 0.36 * 1.2);
    assertThat(r[n / 10]).isBetween(0.27 * 0.6, 0.27 * 1.4);
    assertThat(r[n * 9 / 10]).isBetween(0.47 * 0.8, 0.47 * 1.2);
  }

  /** Half a minute of all plates of one shop while nothing is taken. */
  private static List<Trace> record(long seed) {
    Scenario scenario = Scenario.standard(1, seed);
    Chance root = new Chance(seed);
    Shop shop = ShopBuilder.build(scenario.format(), seed, 0.2, "noise");
    Stock stock = new Stock(shop, root.fork("stock"));
    long start = Scenario.START_NANOS;
    Scales scales = new Scales(shop, scenario.sensors(), stock, root.fork("scales"), start);
    Map<String, Integer> index = new LinkedHashMap<>();
    for (int i = 0; i < shop.plates().size(); i++) {
      index.put(shop.plates().get(i).id(), i);
    }
    double[][] grams = new double[index.size()][SECONDS * 60];
    for (int shelf = 0; shelf < shop.rowOfShelf().length; shelf++) {
      for (int second = 1; second <= SECONDS; second++) {
        scales.wake(shelf, start + second * 1_000_000_000L);
      }
    }
    for (int batch = 0; batch < SECONDS * 5; batch++) {
      int at = batch * Scales.BATCH;
      scales.weigh(
          start + (batch + 1) * Scales.BATCH_NANOS,
          o -> copy(o, grams[index.getOrDefault(o.plateId(), 0)], at));
    }
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < grams.length; i++) {
      traces.add(new Trace(shop.shelfOfPlate()[i], grams[i]));
    }
    return traces;
  }

  private static void copy(PlateWeighed batch, double[] trace, int at) {
    for (int i = 0; i < batch.grams().size(); i++) {
      trace[at + i] = batch.grams().gramsAt(i);
    }
  }
}
