package org.saunter.model;

import java.util.List;

/**
 * Which product lies on which plate, from a moment on. A product may lie on several plates of a
 * shelf (wide facings), a plate may hold several products.
 *
 * @param version the retailer's name for this version
 * @param validFromNanos store time from which it holds
 * @param placements one per product and plate
 */
public record Planogram(String version, long validFromNanos, List<Placement> placements) {
  public Planogram {
    Check.id("planogram", version);
    placements = List.copyOf(placements);
  }

  /**
   * One product on one plate.
   *
   * @param plateId the plate
   * @param sku the product
   * @param stock units believed to lie there when the version starts, -1 if not known
   */
  public record Placement(String plateId, String sku, int stock) {
    public Placement {
      Check.id("plate", plateId);
      Check.id("product", sku);
    }
  }
}
