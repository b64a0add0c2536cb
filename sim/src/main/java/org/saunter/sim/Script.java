package org.saunter.sim;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saunter.model.BadInputException;
import org.saunter.model.StoreSetup;

/**
 * What is to happen in a real shop: who comes and what they do when, for instance as somebody
 * labelled it. {@link ScriptedSimulation} plays it with simulated sensors.
 *
 * @param setup the shop, as the engine is told about it
 * @param families name of a group of products that look alike, one a product of the catalogue
 * @param visitors credential tokens, in the order in which they come
 * @param deeds everything that is done, sorted by time here
 * @param startNanos first moment; a multiple of 0.2 s
 */
public record Script(
    StoreSetup setup,
    List<String> families,
    List<String> visitors,
    List<Deed> deeds,
    long startNanos) {
  public Script {
    families = List.copyOf(families);
    visitors = List.copyOf(visitors);
    deeds = deeds.stream().sorted(Comparator.comparingLong(Deed::atNanos)).toList();
    if (families.size() != setup.catalogue().products().size()) {
      throw new BadInputException(
          "The script names (" + families.size() + ") families, one a product is needed.",
          "Maybe the catalogue left out a product.");
    }
    Set<String> known = new HashSet<>(visitors);
    for (Deed deed : deeds) {
      if (!known.contains(deed.visitor())) {
        throw new BadInputException(
            "The script has a deed of (" + deed.visitor() + ") who does not come.",
            "Maybe add that visitor.");
      }
      if (setup.catalogue().find(deed.sku()) == null) {
        throw new BadInputException(
            "The script moves the product (" + deed.sku() + ") that is not in the catalogue.",
            "Maybe it has no weight.");
      }
    }
  }

  /**
   * One unit that one visitor takes or puts.
   *
   * @param atNanos when it leaves or touches the shelf
   * @param visitor token of who does it
   * @param take whether it is taken; otherwise put
   * @param plateIds the plates that feel it, main plate first, at least one
   */
  public record Deed(
      long atNanos, String visitor, boolean take, String sku, List<String> plateIds) {
    public Deed {
      plateIds = List.copyOf(plateIds);
      if (plateIds.isEmpty()) {
        throw new BadInputException(
            "A deed with the product (" + sku + ") touches no plate.",
            "Maybe its label is incomplete.");
      }
    }
  }
}
