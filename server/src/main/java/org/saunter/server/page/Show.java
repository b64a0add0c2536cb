package org.saunter.server.page;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.model.Money;
import org.saunter.model.StoreProfile;
import org.saunter.server.live.HealthView.Kind;

/** Writes figures for people: money, times, shares, weights. The same in every locale. */
public final class Show {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
  private static final String NARROW = "\u202f";

  private final String currency;
  private final ZoneId zone;

  /** Figures of one store. */
  public Show(StoreProfile profile) {
    currency = profile.currency();
    zone = zone(profile.timeZone());
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  /** An amount with its sign of currency, for instance {@code €12.34}. */
  public String money(long minor) {
    String digits =
        String.format(
            Locale.ROOT,
            "%,." + Money.minorDigits(currency) + "f",
            BigDecimal.valueOf(Math.abs(minor), Money.minorDigits(currency)));
    return (minor < 0 ? "−" : "") + symbol() + digits;
  }

  private String symbol() {
    try {
      String symbol = Currency.getInstance(currency).getSymbol(Locale.US);
      return symbol.length() > 1 ? symbol + NARROW : symbol;
    } catch (IllegalArgumentException unknown) {
      return currency + NARROW;
    }
  }

  /** IANA name of the store's time zone. */
  public String zone() {
    return zone.getId();
  }

  /** Time of day to the second. */
  public String clock(long nanos) {
    return nanos == 0 ? "–" : CLOCK.format(at(nanos));
  }

  /** Time of day to the minute. */
  public String minute(long nanos) {
    return nanos == 0 ? "–" : MINUTE.format(at(nanos));
  }

  /** Time of day to a tenth of a second. */
  public String tenths(long nanos) {
    return clock(nanos) + "." + Math.floorMod(nanos, 1_000_000_000L) / 100_000_000L;
  }

  /** Day and time. */
  public String day(long nanos) {
    return nanos == 0 ? "–" : DAY.format(at(nanos));
  }

  private java.time.ZonedDateTime at(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
        .atZone(zone);
  }

  /** Parts per million as a percentage that never says 100 % unless it is. */
  public String percent(int ppm) {
    if (ppm >= 1_000_000) {
      return "100" + NARROW + "%";
    }
    if (ppm > 999_000) {
      return "> 99.9" + NARROW + "%";
    }
    if (ppm < 1_000) {
      return ppm <= 0 ? "0" + NARROW + "%" : "< 0.1" + NARROW + "%";
    }
    return ppm >= 990_000 || ppm < 100_000
        ? String.format(Locale.ROOT, "%.1f", ppm / 10_000.0) + NARROW + "%"
        : Math.round(ppm / 10_000.0) + NARROW + "%";
  }

  /** A tax rate in parts per million as a percentage with the digits that it needs. */
  public String rate(int ppm) {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + NARROW + "%";
  }

  /** A share from 0 to 1 as a percentage with one digit; a dash if negative. */
  public String share(double share) {
    return share < 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f", Math.floor(share * 1000) / 10) + NARROW + "%";
  }

  /** A number with thousands set apart. */
  public String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A number with one digit after the point, a dash if negative. */
  public String one(double x) {
    return x < 0 ? "–" : String.format(Locale.ROOT, "%.1f", x);
  }

  /** Milliseconds as seconds, a dash if negative. */
  public String seconds(long millis) {
    return millis < 0
        ? "–"
        : String.format(Locale.ROOT, millis < 9_950 ? "%.1f" : "%.0f", millis / 1e3) + NARROW + "s";
  }

  /** Milligrams as grams with their sign. */
  public String grams(int milligrams) {
    return String.format(Locale.ROOT, "%+.1f", milligrams / 1e3).replace('-', '−') + NARROW + "g";
  }

  /** Milligrams as grams without a sign. */
  public String gramsPlain(int milligrams) {
    return String.format(Locale.ROOT, "%.1f", milligrams / 1e3) + NARROW + "g";
  }

  /** Sources, and how much each has. */
  public String sources(List<Map.Entry<String, Long>> counts) {
    return counts.stream()
        .map(e -> e.getKey() + " (" + count(e.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }

  /** The name of a constant as words. */
  public String words(Enum<?> constant) {
    String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** The css class of a visit's colour. */
  public String hue(long visitId) {
    return visitId == 0 ? "v-none" : "v" + visitId % 10;
  }

  /** What is done about a receipt, in words. */
  public String decision(Decision decision) {
    return switch (decision) {
      case CHARGE -> "Charged";
      case NOTHING_TO_CHARGE -> "Nothing to charge";
      case ASK -> "Waits for a person";
      case NOT_BILLED -> "Not billed";
    };
  }

  /** How bad a state of health is: ok, warn or bad. */
  public String tone(Health health) {
    return switch (health) {
      case OK -> "ok";
      case LEANING, VIBRATING, NOISY, DRIFTING, FOGGED -> "warn";
      case SILENT, DEAD, ABSURD, FLOODING, MOVED, DARK, FROZEN, GARBLED, CLOCK_OFF -> "bad";
    };
  }

  /** How a sensor is, in words; what nobody would say of a camera has words of its own. */
  public String health(Kind kind, Health health) {
    if (kind != Kind.CAMERA) {
      return words(health);
    }
    return switch (health) {
      case OK -> "Up";
      case DEAD -> "Unplugged";
      case ABSURD -> "Makes no sense";
      case LEANING,
          VIBRATING,
          NOISY,
          DRIFTING,
          SILENT,
          FLOODING,
          FOGGED,
          MOVED,
          DARK,
          FROZEN,
          GARBLED,
          CLOCK_OFF ->
          words(health);
    };
  }

  /** What is wrong with a camera, and what may help; empty if it is well. */
  public String cameraFault(Health health) {
    return switch (health) {
      case OK -> "";
      case DEAD -> "Nothing comes from it. Maybe its plug, its cable or the network.";
      case SILENT -> "It has not been heard for a while. Maybe the network is slow.";
      case DARK -> "Its picture is black. Maybe a lens cap, or the light is off.";
      case FROZEN -> "The same picture comes again and again. Maybe it must be started anew.";
      case GARBLED -> "Its pictures cannot be read. Maybe the line loses data.";
      case CLOCK_OFF -> "Its times are not the store's. Maybe it has lost its time server.";
      case FOGGED -> "Its picture is dim and blurred. Maybe its lens must be wiped.";
      case MOVED -> "It looks elsewhere than it was calibrated. Maybe calibrate it again.";
      case VIBRATING -> "Its picture shakes. Maybe its mount is loose.";
      case NOISY -> "Its picture is full of noise. Maybe there is too little light.";
      case FLOODING -> "It sends far too much. Maybe it is set to a wrong frame rate.";
      case LEANING, DRIFTING, ABSURD -> "What it shows cannot be. Maybe calibrate it again.";
    };
  }

  /** An age in words: {@code 0.4 s}, {@code 12 s}, {@code 3 min}, {@code 2 h}. */
  public String age(long millis) {
    if (millis < 60_000) {
      return seconds(millis);
    }
    return millis < 7_200_000
        ? millis / 60_000 + NARROW + "min"
        : count(millis / 3_600_000) + NARROW + "h";
  }

  /** What a payment step was, in words. */
  public String payment(PaymentNoted note) {
    String step =
        switch (note.step()) {
          case HOLD -> "Hold";
          case ADJUST -> "Hold adjusted";
          case CAPTURE -> "Captured";
          case CANCEL -> "Hold released";
          case REFUND -> "Refunded";
        };
    return switch (note.outcome()) {
      case DONE -> step;
      case DECLINED -> step + ": declined";
      case UNKNOWN -> step + ": no answer yet";
    };
  }
}
