package org.saunter.learn.autocheckout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.saunter.learn.autocheckout.LabelledCase.Event;
import org.saunter.learn.autocheckout.LabelledCase.Item;
import org.saunter.model.Catalogue;
import org.saunter.model.Layout;
import org.saunter.model.Planogram;
import org.saunter.model.Planogram.Placement;
import org.saunter.model.Product;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Script;
import org.saunter.sim.Script.Deed;
import org.saunter.sim.ScriptedSimulation;

/** Makes a script of a labelled case: what lies where, who comes, what is done when. */
final class CasePlan {
  private static final long SECOND = 1_000_000_000L;
  private static final int STOCK = 6;

  private final Layout layout;
  private final Map<String, Item> items;
  private final Map<String, String> usual;

  /**
   * A plan for all cases of one shop.
   *
   * @param usual product that lies on a plate where the case itself does not say otherwise
   * @param items every product by its barcode or other key
   */
  CasePlan(Layout layout, Map<String, Item> items, Map<String, String> usual) {
    this.layout = layout;
    this.items = new LinkedHashMap<>(items);
    this.usual = new TreeMap<>(usual);
  }

  /** The script of a case; the seed decides at what part of its labelled second each deed is. */
  Script script(LabelledCase of, long startNanos, long seed) {
    List<String> tokens = of.targets().stream().map(t -> token(of, t)).toList();
    Catalogue catalogue = catalogue(of);
    return new Script(
        new StoreSetup(profile(), layout, catalogue, planogram(of)),
        catalogue.products().stream().map(Product::family).toList(),
        tokens,
        deeds(of, startNanos, seed),
        startNanos);
  }

  static String token(LabelledCase of, String targetId) {
    return of.name() + ":" + targetId;
  }

  /** All products; those of the case with the weight that its own labels give. */
  private Catalogue catalogue(LabelledCase of) {
    Map<String, Item> here = new LinkedHashMap<>(items);
    of.events().forEach(e -> e.products().forEach(item -> here.put(item.barcode(), item)));
    List<Product> products = new ArrayList<>();
    here.forEach(
        (sku, item) ->
            products.add(
                new Product(
                    sku,
                    item.name(),
                    List.of(),
                    family(item.name()),
                    item.grams(),
                    0,
                    100,
                    Product.TaxClass.STANDARD,
                    0,
                    Product.Temperature.AMBIENT)));
    return Catalogue.accept(products).catalogue();
  }

  /** Products whose names begin with the same word look alike: mostly the brand. */
  private static String family(String name) {
    String[] words = name.strip().toLowerCase(java.util.Locale.ROOT).split("\\s+", 2);
    return words[0].isEmpty() ? name : words[0];
  }

  private static StoreProfile profile() {
    return new StoreProfile("nanostore", "contest", "NanoStore", "USD", "UTC", false, Map.of());
  }

  /**
   * On plates from which the case takes something, that; elsewhere what usually lies there. The
   * contest gave every case its planogram, so this tells no more than its teams knew.
   */
  Planogram planogram(LabelledCase of) {
    Map<String, Set<String>> own = new TreeMap<>();
    Map<String, Set<String>> put = new TreeMap<>();
    for (Event event : of.events()) {
      for (Item item : event.kinds()) {
        List<String> plates = event.platesOf(item);
        boolean wasPut =
            plates.stream().anyMatch(p -> put.getOrDefault(p, Set.of()).contains(item.barcode()));
        Map<String, Set<String>> lies = event.putBack() ? put : own;
        if (event.putBack() || !wasPut) {
          plates.forEach(
              p -> lies.computeIfAbsent(p, k -> new LinkedHashSet<>()).add(item.barcode()));
        }
      }
    }
    List<Placement> placements = new ArrayList<>();
    for (Layout.Plate plate : layout.plates()) {
      Set<String> there = own.get(plate.id());
      String otherwise = usual.get(plate.id());
      if (there == null && otherwise != null) {
        there = Set.of(otherwise);
      }
      if (there != null) {
        there.forEach(sku -> placements.add(new Placement(plate.id(), sku, STOCK)));
      }
    }
    return new Planogram(of.name(), 0, placements);
  }

  private List<Deed> deeds(LabelledCase of, long startNanos, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long first = of.events().get(0).second();
    long zero = startNanos + ScriptedSimulation.leadNanos(of.targets().size());
    List<Deed> deeds = new ArrayList<>();
    for (int i = 0; i < of.events().size(); i++) {
      Event event = of.events().get(i);
      long at =
          zero
              + (event.second() - first) * SECOND
              + (long) (partOfSecond(of.events(), i, random) * SECOND);
      for (Item item : event.products()) {
        deeds.add(
            new Deed(
                at,
                token(of, event.targetId()),
                !event.putBack(),
                item.barcode(),
                event.platesOf(item)));
        at += (long) (random.nextDouble() * 0.06 * SECOND);
      }
    }
    return deeds;
  }

  /** Events of one shopper in one second follow each other in the order of the labels. */
  private static double partOfSecond(List<Event> events, int index, SplittableRandom random) {
    Event event = events.get(index);
    int before = 0;
    int all = 0;
    for (int i = 0; i < events.size(); i++) {
      Event other = events.get(i);
      if (other.second() == event.second() && other.targetId().equals(event.targetId())) {
        before += i < index ? 1 : 0;
        all++;
      }
    }
    return (before + random.nextDouble()) / all;
  }
}
