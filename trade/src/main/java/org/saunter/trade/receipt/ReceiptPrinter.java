package org.saunter.trade.receipt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.saunter.model.Money;
import org.saunter.model.Product.TaxClass;

/** A receipt as the printer at a till would print it: 42 columns of plain text. */
public final class ReceiptPrinter {
  /** Columns of a line. */
  public static final int WIDTH = 42;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final String RULE = "-".repeat(WIDTH) + "\n";

  private ReceiptPrinter() {}

  /** What the shopper gets. */
  public static String print(Receipt receipt) {
    return print(receipt, false);
  }

  /** The same, with certainty and movements under each line: where it comes from. */
  public static String printWithEvidence(Receipt receipt) {
    return print(receipt, true);
  }

  private static String print(Receipt r, boolean evidence) {
    StringBuilder out = new StringBuilder(1_000);
    out.append(centred(r.storeName()));
    String name = "Receipt " + r.number() + (r.revision() > 1 ? " rev " + r.revision() : "");
    out.append(row(name, time(r, r.decidedNanos())));
    if (!r.reason().isEmpty()) {
      out.append(row("Corrected: " + r.reason(), ""));
    }
    out.append(RULE);
    r.lines().forEach(line -> line(out, r, line, evidence));
    if (r.lines().isEmpty()) {
      out.append(row("Nothing was taken", ""));
    }
    out.append(RULE);
    if (!r.pricesIncludeTax()) {
      taxes(out, r, "plus tax ");
    }
    out.append(row("TOTAL " + r.currency(), amount(r, r.totalMinor())));
    if (r.pricesIncludeTax()) {
      taxes(out, r, "  tax ");
    }
    paid(out, r);
    out.append(RULE);
    out.append(row("Visit " + r.visitId() + ", certainty", percent(r.certaintyPpm())));
    if (r.reviewed()) {
      out.append(row("Checked by a person", ""));
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Receipt r, Receipt.Line line, boolean evidence) {
    out.append(row(line.name(), amount(r, line.listMinor()) + " " + letter(line.taxClass())));
    if (line.count() > 1) {
      out.append(row("  " + line.count() + " x " + amount(r, line.unitMinor()), ""));
    }
    if (evidence) {
      String movements =
          line.movementIds().stream().map(String::valueOf).collect(Collectors.joining(" "));
      out.append(row("  " + percent(line.certaintyPpm()) + " movements " + movements, ""));
    }
  }

  private static void taxes(StringBuilder out, Receipt r, String lead) {
    for (TaxAmount tax : r.taxes()) {
      String rate = BigDecimal.valueOf(tax.ratePpm(), 4).setScale(2, RoundingMode.HALF_UP) + " %";
      out.append(row(lead + letter(tax.taxClass()) + " " + rate, amount(r, tax.taxMinor())));
    }
  }

  private static void paid(StringBuilder out, Receipt r) {
    Receipt.Paid paid = r.paid();
    amountRow(out, r, "Paid by card", paid.capturedMinor());
    amountRow(out, r, "Paid back to the card", -paid.refundedMinor());
    amountRow(out, r, "Paid at the till", paid.tillMinor());
    long open = r.totalMinor() - paid.capturedMinor() + paid.refundedMinor() - paid.tillMinor();
    amountRow(out, r, open > 0 ? "Still to be paid" : "Still to be paid back", open);
  }

  private static void amountRow(StringBuilder out, Receipt r, String label, long minor) {
    if (minor != 0) {
      out.append(row(label, amount(r, minor)));
    }
  }

  private static char letter(TaxClass taxClass) {
    return switch (taxClass) {
      case STANDARD -> 'A';
      case REDUCED -> 'B';
      case ZERO -> 'C';
    };
  }

  private static String amount(Receipt r, long minor) {
    return BigDecimal.valueOf(minor, Money.minorDigits(r.currency())).toPlainString();
  }

  /** Rounded down: a receipt never looks surer than it is. */
  private static String percent(int ppm) {
    return BigDecimal.valueOf(ppm, 4).setScale(2, RoundingMode.DOWN) + " %";
  }

  private static String time(Receipt r, long nanos) {
    Instant at = Instant.ofEpochSecond(0, nanos);
    return MINUTE.format(at.atZone(zone(r.timeZone())));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  private static String centred(String text) {
    String cut = cut(text, WIDTH);
    return " ".repeat((WIDTH - cut.length()) / 2) + cut + "\n";
  }

  private static String row(String left, String right) {
    int room = WIDTH - right.length() - (right.isEmpty() ? 0 : 1);
    String cut = cut(left, room);
    return right.isEmpty()
        ? cut + "\n"
        : cut + " ".repeat(WIDTH - right.length() - cut.length()) + right + "\n";
  }

  private static String cut(String text, int columns) {
    return text.length() <= columns ? text : text.substring(0, Math.max(0, columns));
  }
}
