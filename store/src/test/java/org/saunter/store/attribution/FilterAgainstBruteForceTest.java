package org.saunter.store.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.saunter.model.Catalogue;
import org.saunter.model.Observation.ProductScore;
import org.saunter.model.Product;
import org.saunter.model.Role;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.Hand;
import org.saunter.store.attribution.Evidence.PlateShare;

/** The fast filter against the slow one on small random cases, and what must always hold. */
class FilterAgainstBruteForceTest {
  private static final int CASES = 150;
  private static final double TOLERANCE = 0.02;
  private static final double FAR_TOLERANCE = 0.10;

  /** One random case: both models fed with the same movements. */
  private static final class Case {
    private final SplittableRandom chance;
    private final Parameters p = Parameters.good();
    private final List<Product> list = new ArrayList<>();
    private final List<List<String>> skusOfPlate = new ArrayList<>();
    private final List<String> tracks = new ArrayList<>();
    private final List<Map<Integer, Integer>> carts = new ArrayList<>();
    private final Filter fast;
    private final BruteForce slow;
    private long nanos = 1_000_000_000_000L;
    private long movements;

    private Case(long seed) {
      chance = new SplittableRandom(seed);
      int plates = 2 + chance.nextInt(2);
      for (int plate = 0; plate < plates; plate++) {
        List<String> skus = new ArrayList<>();
        for (int i = 0; i <= chance.nextInt(2); i++) {
          skus.add("s" + list.size());
          list.add(product("s" + list.size(), 60 + 10 * chance.nextInt(30)));
        }
        skusOfPlate.add(skus);
      }
      Catalogue catalogue = Catalogue.accept(list).catalogue();
      fast = new Filter(p, catalogue, plates, Oracle.NONE);
      int people = 1 + chance.nextInt(3);
      for (int i = 0; i < people; i++) {
        tracks.add("t" + i);
        carts.add(new HashMap<>());
        fast.enter(nanos, i + 1, Role.SHOPPER, i + 1, "t" + i, new float[0]);
      }
      slow = new BruteForce(p, catalogue, plates, tracks);
    }

    private static Product product(String sku, double grams) {
      return new Product(
          sku,
          sku,
          List.of(),
          "",
          grams,
          1.5,
          100,
          Product.TaxClass.STANDARD,
          0,
          Product.Temperature.AMBIENT);
    }

    private void play(int length) {
      for (int i = 0; i < length; i++) {
        nanos += 12_000_000_000L;
        Evidence e = movement();
        fast.movement(nanos + 500_000_000L, e);
        slow.movement(e);
      }
    }

    private Evidence movement() {
      int actor = chance.nextInt(tracks.size());
      int plate = chance.nextInt(skusOfPlate.size());
      Map<Integer, Integer> cart = carts.get(actor);
      boolean put = !cart.isEmpty() && chance.nextInt(3) == 0;
      int product;
      int units = 1;
      if (put) {
        product = cart.keySet().stream().sorted().toList().get(chance.nextInt(cart.size()));
        cart.merge(product, -1, (a, b) -> a + b == 0 ? null : a + b);
        units = -1;
      } else {
        List<String> skus = skusOfPlate.get(plate);
        product = Integer.parseInt(skus.get(chance.nextInt(skus.size())).substring(1));
        cart.merge(product, 1, Integer::sum);
      }
      double delta = -units * list.get(product).unitGrams() * (1 + 0.02 * chance.nextGaussian());
      boolean hands = chance.nextInt(3) > 0;
      List<Candidate> candidates = new ArrayList<>();
      for (int k = 0; k < tracks.size(); k++) {
        candidates.add(candidate(tracks.get(k), k == actor, hands));
      }
      return new Evidence(
          ++movements,
          nanos,
          0,
          List.of(new PlateShare(plate, skusOfPlate.get(plate), delta, List.of())),
          List.of(),
          delta,
          0.4,
          candidates,
          chance.nextInt(2) == 0 ? List.of() : List.of(crop(actor, product, units)));
    }

    private Candidate candidate(String track, boolean acts, boolean hands) {
      double x = (acts ? 0.1 : 0.5) * chance.nextGaussian();
      Hand hand =
          acts
              ? new Hand(0.03 * chance.nextGaussian(), 0.05, 0.05, 1.05, 0.06)
              : new Hand(x, 0.4, 0.1 * chance.nextGaussian(), 1.0, 0.06);
      return new Candidate(
          track,
          true,
          x,
          0.5 + 0.12 * chance.nextGaussian(),
          0.08,
          true,
          0.1 * chance.nextDouble(),
          Long.MAX_VALUE, // nobody has stood there before: each acts as if for the first time
          hands ? List.of(hand) : List.of());
    }

    private Crop crop(int actor, int product, int units) {
      double clear = 2 + 4 * chance.nextDouble();
      return new Crop(
          tracks.get(actor),
          units,
          List.of(new ProductScore("s" + product, clear)),
          -clear / 2,
          0.98);
    }
  }

  @Test
  void bothModelsAgreeOnSmallCases() {
    int compared = 0;
    int close = 0;
    double worst = 0;
    List<String> wrong = new ArrayList<>();
    for (long seed = 1; seed <= CASES; seed++) {
      Case c = new Case(seed);
      c.play(2 + (int) (seed % 3));
      for (int party = 0; party < c.tracks.size(); party++) {
        Map<Map<Integer, Integer>, Double> truth = c.slow.carts(party);
        Bill bill = c.fast.bill(party + 1);
        if (bill.hasUnknown()) {
          continue;
        }
        double apart = Math.abs(bill.probability() - truth.getOrDefault(cart(bill), 0.0));
        compared++;
        close += apart <= TOLERANCE ? 1 : 0;
        worst = Math.max(worst, apart);
        double best = truth.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
        boolean misses = best - truth.getOrDefault(cart(bill), 0.0) > FAR_TOLERANCE;
        if (apart > FAR_TOLERANCE || misses) {
          wrong.add("seed " + seed + " party " + party + ": " + bill + " against " + truth);
        }
      }
    }
    System.out.printf(
        "Filter against brute force: %d bills, %d within %.2f, worst %.4f%n",
        compared, close, TOLERANCE, worst);
    assertThat(wrong).isEmpty();
    assertThat(close).isGreaterThan((int) (0.98 * compared));
  }

  @Test
  void theSlowModelIsADistribution() {
    for (long seed = 1; seed <= 30; seed++) {
      Case c = new Case(seed);
      c.play(3);
      for (int party = 0; party < c.tracks.size(); party++) {
        double sum = c.slow.carts(party).values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(sum).isBetween(0.999999, 1.000001);
      }
    }
  }

  @Test
  void readingsOfAMovementNeverExceedOneAndLinesAreNeverNegative() {
    for (long seed = 1; seed <= CASES; seed++) {
      Case c = new Case(seed);
      c.play(4);
      for (long id = 1; id <= 4; id++) {
        double sum = c.fast.explain(id).stream().mapToDouble(Reading::probability).sum();
        assertThat(sum).as("seed %d movement %d", seed, id).isBetween(0.5, 1.01);
      }
      for (int party = 0; party < c.tracks.size(); party++) {
        Bill bill = c.fast.bill(party + 1);
        assertThat(bill.probability()).isBetween(0.0, 1.0);
        bill.lines()
            .forEach(
                line -> {
                  assertThat(line.count()).isPositive();
                  assertThat(line.probability()).isBetween(0.0, 1.0);
                });
      }
    }
  }

  @Test
  void theSameMovementsGiveTheSameBills() {
    for (long seed = 1; seed <= 60; seed++) {
      Case one = new Case(seed);
      Case two = new Case(seed);
      one.play(5);
      two.play(5);
      for (int party = 0; party < one.tracks.size(); party++) {
        assertThat(two.fast.bill(party + 1)).isEqualTo(one.fast.bill(party + 1));
      }
    }
  }

  /** A movement that is taken back leaves the bills as they were without it. */
  @Test
  void aRetractedMovementLeavesNothing() {
    for (long seed = 1; seed <= 100; seed++) {
      Case c = new Case(seed);
      c.play(1);
      c.fast.retract(c.nanos + 1_000_000_000L, 1);
      for (int party = 0; party < c.tracks.size(); party++) {
        assertThat(c.fast.bill(party + 1).lines()).as("seed %d", seed).isEmpty();
      }
    }
  }

  private static Map<Integer, Integer> cart(Bill bill) {
    Map<Integer, Integer> cart = new HashMap<>();
    bill.lines().forEach(l -> cart.put(Integer.parseInt(l.sku().substring(1)), l.count()));
    return cart;
  }
}
