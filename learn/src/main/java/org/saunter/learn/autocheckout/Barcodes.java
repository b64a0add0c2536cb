package org.saunter.learn.autocheckout;

import org.saunter.model.Gtin;

/** Barcodes as the contest compares them: short zero-suppressed codes are written out. */
public final class Barcodes {
  private Barcodes() {}

  /**
   * The code in its long form. A zero-suppressed code (UPC-E) has 6 digits, or 7 with a leading 0,
   * or 8 with a leading 0 and the check digit of its long form; everything else stays as it is, an
   * EAN-8 among it.
   */
  public static String canonical(String code) {
    boolean isNumber = code.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Gtin.expandUpcE(code) : code;
  }
}
