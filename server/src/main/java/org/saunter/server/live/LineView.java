package org.saunter.server.live;

import java.util.List;

/**
 * One product on a bill or receipt.
 *
 * @param unitMinor price of one, minor units of the store's currency
 * @param certaintyPpm that exactly this many are held
 * @param isSolid whether it is shown as certain; otherwise the shop is still checking
 * @param minimumAgeYears 0 where anybody may buy it
 */
public record LineView(
    String sku,
    String name,
    int count,
    long unitMinor,
    int certaintyPpm,
    boolean isSolid,
    int minimumAgeYears,
    List<Long> movementIds) {

  /** Price of all of them. */
  public long totalMinor() {
    return Math.multiplyExact(unitMinor, (long) count);
  }
}
