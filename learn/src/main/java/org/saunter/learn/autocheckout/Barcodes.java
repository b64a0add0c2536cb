package org.saunter.learn.autocheckout;

/** Barcodes as the contest compares them: short zero-suppressed codes are written out. */
public final class Barcodes {
  private Barcodes() {}

  /**
   * The code in its long form. A zero-suppressed code (UPC-E) has 6 digits, or 7 with a leading 0,
   * or 8 with a leading 0 and the check digit of its long form; everything else stays as it is, an
   * EAN-8 among it.
   */
  public static String canonical(String code) {
    if (!code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return code;
    }
    if (code.length() == 6) {
      return expanded(code);
    }
    if (code.length() == 7 && code.startsWith("0")) {
      return expanded(code.substring(1));
    }
    if (code.length() == 8 && code.startsWith("0")) {
      String expanded = expanded(code.substring(1, 7));
      return expanded.charAt(11) == code.charAt(7) ? expanded : code;
    }
    return code;
  }

  /** UPC-A of the six digits of a UPC-E. */
  private static String expanded(String d) {
    String body =
        switch (d.charAt(5)) {
          case '0', '1', '2' -> d.substring(0, 2) + d.charAt(5) + "0000" + d.substring(2, 5);
          case '3' -> d.substring(0, 3) + "00000" + d.substring(3, 5);
          case '4' -> d.substring(0, 4) + "00000" + d.charAt(4);
          default -> d.substring(0, 5) + "0000" + d.charAt(5);
        };
    String eleven = "0" + body;
    return eleven + checkDigit(eleven);
  }

  private static int checkDigit(String eleven) {
    int sum = 0;
    for (int i = 0; i < eleven.length(); i++) {
      sum += (eleven.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return (10 - sum % 10) % 10;
  }
}
