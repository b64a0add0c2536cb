package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes scripts by chance: a workload of shopping mixed with saboteurs. Each seed draws its own
 * weights and leaves some kinds of trouble out altogether, so that all get their turn.
 */
final class RandomScripts {
  private static final String STORE =
      "store gate G1 G2 | bay A: p1 cola 355g 1.99, p2 chips 80g 2.49 & nuts 95g 2.99,"
          + " p3 water 520g 0.99, p4 bar 48g 1.20 | bay B: p5 soap 125g 3.10, p6 rice 1000g 2.20";
  private static final Map<String, List<String>> PRODUCTS =
      Map.of(
          "p1", List.of("cola"),
          "p2", List.of("chips", "nuts"),
          "p3", List.of("water"),
          "p4", List.of("bar"),
          "p5", List.of("soap"),
          "p6", List.of("rice"));
  private static final List<String> PLATES = List.of("p1", "p2", "p3", "p4", "p5", "p6");
  private static final List<String> PLATE_TROUBLE =
      List.of(
          "stuck",
          "silent",
          "twice",
          "swapped",
          "loses 1 in 4",
          "late 0.6s",
          "late 2s",
          "clock -0.4s",
          "clock -3s",
          "noise 5g",
          "drifts 1g/s 20s",
          "reads NaN 1s",
          "reads 1e12 1s",
          "reads -1e7 1s",
          "leant 2000g 4s",
          "shaken 12g 3s",
          "step -90",
          "step 200",
          "flood 2000/s 1s",
          "audited chips x3");
  private static final List<String> OTHER_TROUBLE =
      List.of(
          "cam1 fogged",
          "cam1 down all",
          "cam1 up all",
          "clock back 20s",
          "clock ahead 9h",
          "p77 reads 4",
          "Q1 rita says cola",
          "Q2 rita says nothing",
          "Q1 rita picks nobody",
          "plan p2 chips",
          "plan p4 empty",
          "pay v1 CAPTURE UNKNOWN");

  private final SplittableRandom chance;
  private final List<String> rows = new ArrayList<>();
  private final List<String> inside = new ArrayList<>();
  private final Map<String, List<String>> carts = new HashMap<>();
  private final Map<String, Double> busy = new HashMap<>();
  private double now;
  private int people;

  RandomScripts(long seed) {
    chance = new SplittableRandom(seed);
  }

  String script(int steps) {
    rows.add("Z00 made by chance");
    rows.add(STORE);
    double[] weights = new double[8];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = chance.nextInt(3) == 0 ? 0 : chance.nextDouble();
    }
    weights[0] += 0.6;
    weights[1] += 0.8;
    for (int i = 0; i < steps; i++) {
      now += 0.4 + 3 * chance.nextDouble();
      step(weighted(weights));
    }
    now += 6;
    for (String name : List.copyOf(inside)) {
      now += 3;
      leave(name);
    }
    row("end", "");
    return String.join("\n", rows);
  }

  private void step(int kind) {
    if (kind == 0 || inside.isEmpty()) {
      enter();
      return;
    }
    String name = inside.get(chance.nextInt(inside.size()));
    switch (kind) {
      case 1 -> act(name);
      case 2 -> row(pick(PLATES), pick(PLATE_TROUBLE));
      case 3 -> {
        String[] words = pick(OTHER_TROUBLE).split(" ", 2);
        row(words[0], words[1]);
      }
      case 4 -> leave(name);
      case 5 -> lose(name);
      case 6 -> cross(name);
      default -> hand(name);
    }
  }

  private void enter() {
    if (inside.size() >= 6) {
      return;
    }
    String name = "s" + ++people;
    boolean alone = chance.nextInt(8) == 0;
    if (!alone) {
      String role = chance.nextInt(10) == 0 ? " staff" : "";
      row("G1", name + " card " + people + role);
      now += 0.6;
    }
    row("G1", name + " in" + (alone ? " alone" : chance.nextInt(6) == 0 ? " unnamed" : ""));
    inside.add(name);
    carts.put(name, new ArrayList<>());
    busy.put(name, now + 2);
  }

  private void act(String name) {
    now = Math.max(now, busy.getOrDefault(name, 0.0) + 1.5);
    String plate = pick(PLATES);
    List<String> cart = carts.getOrDefault(name, new ArrayList<>());
    String how = chance.nextBoolean() ? "" : " no hand";
    if (!cart.isEmpty() && chance.nextInt(4) == 0) {
      String sku = cart.remove(chance.nextInt(cart.size()));
      row(plate, name + " puts " + sku + how + sees(sku));
    } else if (chance.nextInt(6) == 0) {
      row(plate, name + " touches 150g 0.4s");
    } else {
      String sku = pick(PRODUCTS.getOrDefault(plate, List.of("cola")));
      cart.add(sku);
      row(plate, name + " takes " + sku + how + sees(sku));
    }
    busy.put(name, now);
  }

  private String sees(String sku) {
    return switch (chance.nextInt(4)) {
      case 0 -> " sees " + sku;
      case 1 -> " sees " + sku + "?";
      default -> "";
    };
  }

  private void leave(String name) {
    now = Math.max(now, busy.getOrDefault(name, 0.0) + 2);
    row(
        chance.nextBoolean() ? "G1" : "G2",
        name + " out" + (chance.nextInt(9) == 0 ? " unseen" : ""));
    inside.remove(name);
  }

  private void lose(String name) {
    row("floor", name + (chance.nextBoolean() ? " lost" : " found"));
  }

  private void cross(String name) {
    String other = inside.get(chance.nextInt(inside.size()));
    if (!other.equals(name)) {
      String how =
          pick(List.of("even", "sure", "wrong", "even looks", "keeping names", "unreported"));
      row("floor", name + " " + other + " cross " + how);
    }
  }

  private void hand(String name) {
    String other = inside.get(chance.nextInt(inside.size()));
    List<String> cart = carts.getOrDefault(name, new ArrayList<>());
    if (other.equals(name) || cart.isEmpty()) {
      return;
    }
    now = Math.max(now, busy.getOrDefault(name, 0.0) + 0.5);
    String sku = cart.removeLast();
    row("floor", name + " hands " + sku + " to " + other + (chance.nextBoolean() ? " seen" : ""));
    carts.getOrDefault(other, new ArrayList<>()).add(sku);
    busy.merge(other, now, Math::max);
  }

  private void row(String source, String event) {
    rows.add(String.format(Locale.ROOT, "%.1f %s %s", now, source, event));
  }

  private String pick(List<String> list) {
    return list.get(chance.nextInt(list.size()));
  }

  private int weighted(double[] weights) {
    double total = 0;
    for (double w : weights) {
      total += w;
    }
    double left = chance.nextDouble() * total;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return 0;
  }
}
