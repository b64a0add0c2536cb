package org.saunter.store.attribution;

import java.util.List;

/**
 * The likeliest cart of a visit.
 *
 * @param probability that exactly this is in the cart
 * @param hasUnknown whether it holds something that nobody can name
 */
public record Bill(List<Line> lines, double probability, boolean hasUnknown) {
  public Bill {
    lines = List.copyOf(lines);
  }

  /**
   * One product.
   *
   * @param probability that the cart holds exactly this many of it
   * @param movementIds the movements behind it, oldest first
   */
  public record Line(String sku, int count, double probability, List<Long> movementIds) {
    public Line {
      movementIds = List.copyOf(movementIds);
    }
  }
}
