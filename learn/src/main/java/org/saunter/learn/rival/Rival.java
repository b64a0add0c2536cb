package org.saunter.learn.rival;

import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.StoreSetup;

/** Another system that turns observations into receipts. Single-threaded. */
public interface Rival {
  /** Names of the rivals that can be built. */
  List<String> NAMES = List.of("nearest", "winner-rule", "faim-rule");

  /** Name of the system, one of {@link #NAMES}. */
  String name();

  /** Takes one observation, in the order in which the engine gets it. */
  void on(Observation observation);

  /** Receipts of all visits so far, in the order in which they began. */
  List<RivalReceipt> receipts();

  /** The rival of that name in a store. */
  static Rival named(String name, StoreSetup setup) {
    RivalShop shop = new RivalShop(setup);
    return switch (name) {
      case "nearest" -> new RuleRival(name, shop, new NearestRule(shop));
      case "winner-rule" -> new RuleRival(name, shop, new WinnerRule(shop));
      case "faim-rule" -> new RuleRival(name, shop, new FaimRule(shop));
      default ->
          throw new BadInputException(
              "The rival (" + name + ") is not known.",
              "Maybe nearest, winner-rule or faim-rule was meant.");
    };
  }
}
