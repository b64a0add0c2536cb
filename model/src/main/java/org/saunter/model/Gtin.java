package org.saunter.model;

/**
 * GS1 Global Trade Item Numbers: GTIN-8, -12, -13 and -14 with their check digit, brought to the
 * normal form of 14 digits (GS1 General Specifications, section 7.9). Zero-suppressed UPC-E codes
 * of 6, 7 or 8 digits are expanded first.
 */
public final class Gtin {
  private Gtin() {}

  /**
   * The 14-digit form of a code.
   *
   * @throws BadInputException if it has no known length, a non-digit or a wrong check digit
   */
  public static String normalForm(String code) {
    String digits = code.strip();
    Check.that(
        digits.matches("\\d{6,8}|\\d{12,14}"),
        "The barcode (" + code + ") is not a GTIN of 8, 12, 13 or 14 digits.",
        "Maybe it is an internal number: put it into the SKU instead.");
    String full = hasCheckDigit(digits) && digits.length() >= 8 ? digits : expandUpcE(digits);
    Check.that(
        hasCheckDigit(full),
        "The barcode (" + code + ") has a wrong check digit.",
        "Maybe a digit was mistyped or cut off.");
    return "0".repeat(14 - full.length()) + full;
  }

  /** Whether the last digit is the GS1 check digit of the others. */
  public static boolean hasCheckDigit(String digits) {
    int body = digits.length() - 1;
    return digits.length() >= 8 && checkDigit(digits.substring(0, body)) == digits.charAt(body);
  }

  /** The check digit, as a character, of a code that lacks it. */
  public static char checkDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int weight = (body.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * (body.charAt(i) - '0');
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /**
   * UPC-A of a zero-suppressed UPC-E body of six digits, given bare, with leading 0, or whole with
   * the check digit of its long form; any other code of digits stays as it is.
   */
  public static String expandUpcE(String code) {
    boolean whole = code.length() == 8 && code.charAt(0) == '0';
    String d =
        switch (code.length()) {
          case 6 -> code;
          case 7 -> code.substring(1);
          default -> whole ? code.substring(1, 7) : "";
        };
    if (d.isEmpty() || (code.length() == 7 && code.charAt(0) != '0')) {
      return code;
    }
    char last = d.charAt(5);
    String body =
        switch (last) {
          case '0', '1', '2' -> d.substring(0, 2) + last + "0000" + d.substring(2, 5);
          case '3' -> d.substring(0, 3) + "00000" + d.substring(3, 5);
          case '4' -> d.substring(0, 4) + "00000" + d.charAt(4);
          default -> d.substring(0, 5) + "0000" + last;
        };
    String upcA = "0" + body + checkDigit("0" + body);
    return whole && upcA.charAt(11) != code.charAt(7) ? code : upcA;
  }
}
