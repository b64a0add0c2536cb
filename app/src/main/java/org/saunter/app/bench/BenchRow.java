package org.saunter.app.bench;

import java.util.Locale;

/**
 * One measured speed.
 *
 * @param bench what was done
 * @param system who did it: ours, or a rival or floor beside it
 * @param value how much
 * @param unit of what
 */
public record BenchRow(String bench, String system, double value, String unit) {
  /** For people. */
  public String toText() {
    return String.format(Locale.ROOT, "%-10s %-28s %,16.1f %s", bench, system, value, unit);
  }
}
