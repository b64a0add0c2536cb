package org.saunter.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.saunter.model.Catalogue;
import org.saunter.model.Credential;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.EntryRequested;
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Planogram;
import org.saunter.model.Product;
import org.saunter.model.Product.TaxClass;
import org.saunter.model.Product.Temperature;
import org.saunter.model.Role;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import org.saunter.trade.ledger.LedgerCheck;
import org.saunter.trade.payment.SandboxProcessor;
import org.saunter.trade.sql.Durability;
import org.saunter.trade.sql.FaultPoint;

/** A small shop with trade and a sandbox processor in files, driven by lines of text. */
final class Shop implements AutoCloseable {
  static final String STORE = "s1";
  private static final long START_NANOS = 1_767_254_400_000_000_000L;

  final SandboxProcessor sandbox;
  final Trade trade;
  private long position;

  Shop(Path folder, FaultPoint faults, boolean pricesIncludeTax) {
    sandbox = SandboxProcessor.open(folder.resolve("sandbox.db"), Durability.KILL, faults);
    trade =
        Trade.open(
            folder.resolve("trade.db"), sandbox, TradePolicy.standard(), Durability.KILL, faults);
    trade.register(setup(pricesIncludeTax));
  }

  Shop(Path folder) {
    this(folder, FaultPoint.NONE, true);
  }

  static StoreSetup setup(boolean pricesIncludeTax) {
    StoreProfile profile =
        new StoreProfile(
            STORE,
            "r1",
            "Corner Shop",
            "EUR",
            "UTC",
            pricesIncludeTax,
            Map.of(TaxClass.STANDARD, 190_000, TaxClass.REDUCED, 70_000));
    Catalogue catalogue =
        Catalogue.accept(
                List.of(
                    product("cola", 199, TaxClass.STANDARD),
                    product("chips", 249, TaxClass.REDUCED),
                    product("wine", 1_299, TaxClass.STANDARD),
                    product("stamp", 95, TaxClass.ZERO)))
            .catalogue();
    return new StoreSetup(profile, layout(), catalogue, planogram());
  }

  private static Layout layout() {
    return new Layout(STORE, "KIOSK", List.of(), List.of(), List.of(), List.of());
  }

  private static Planogram planogram() {
    return new Planogram("p1", 0, List.of());
  }

  private static Product product(String sku, long priceMinor, TaxClass tax) {
    return new Product(sku, sku, List.of(), "", 100, 1, priceMinor, tax, 0, Temperature.AMBIENT);
  }

  /** Runs the lines and compares what follows "->" on each of them. */
  void run(String script) {
    List<String> seen = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (String line : script.lines().filter(l -> !l.isBlank()).toList()) {
      String[] parts = line.split("->", 2);
      String call = parts[0].strip();
      wanted.add(call + " -> " + (parts.length > 1 ? parts[1].strip() : ""));
      seen.add(call + " -> " + step(call));
    }
    assertThat(String.join("\n", seen)).isEqualTo(String.join("\n", wanted));
    conserved();
  }

  /** One line: seconds, verb, arguments. Answers in words. */
  String step(String call) {
    String[] words = call.split(" +", -1);
    long nanos = nanos(words[0]);
    return switch (words[1]) {
      case "settle" -> words(trade.settle(STORE, nanos));
      case "till" -> amount(trade.paidAtTill(STORE, words[2], nanos));
      case "retry" -> Integer.toString(trade.retryGivenUp(STORE, nanos));
      case "tester" -> {
        trade.registerToken("r1", words[2], Role.TESTER);
        yield "";
      }
      default -> words(trade.on(STORE, ++position, 0, fact(nanos, words)));
    };
  }

  /** One call as the fact at this position; time is no fact. */
  List<Observation> give(long at, String call) {
    String[] words = call.split(" +", -1);
    long nanos = nanos(words[0]);
    return words[1].equals("settle")
        ? trade.settle(STORE, nanos)
        : trade.on(STORE, at, 0, fact(nanos, words));
  }

  static Fact fact(long nanos, String[] words) {
    return switch (words[1]) {
      case "ask" ->
          new EntryRequested(
              nanos, "in", credential(words[2]), words.length > 3 ? Integer.parseInt(words[3]) : 1);
      case "open" ->
          new VisitOpened(
              nanos,
              Long.parseLong(words[2]),
              "in",
              credential(words[3]),
              words.length > 4 ? Role.valueOf(words[4]) : Role.SHOPPER,
              1);
      case "decide" -> decided(nanos, Long.parseLong(words[2]), words);
      case "correct" -> {
        List<BillLine> lines = lines(words);
        yield new ReceiptCorrected(
            nanos, Long.parseLong(words[2]), lines, total(lines), "seen on the clip");
      }
      default -> throw new IllegalArgumentException(words[1]);
    };
  }

  private static ReceiptDecided decided(long nanos, long visitId, String[] words) {
    if (words[3].equals("not-billed")) {
      return new ReceiptDecided(
          nanos, visitId, List.of(), 0, 1_000_000, Decision.NOT_BILLED, false);
    }
    List<BillLine> lines = lines(words);
    Decision decision = lines.isEmpty() ? Decision.NOTHING_TO_CHARGE : Decision.CHARGE;
    return new ReceiptDecided(nanos, visitId, lines, total(lines), 998_712, decision, false);
  }

  private static List<BillLine> lines(String[] words) {
    List<BillLine> lines = new ArrayList<>();
    for (int i = 3; i < words.length; i++) {
      if (!words[i].equals("nothing")) {
        String[] item = words[i].split("\\*", -1);
        Product product = setup(true).catalogue().find(item[0]);
        lines.add(
            new BillLine(
                item[0],
                item.length > 1 ? Integer.parseInt(item[1]) : 1,
                product == null ? 100 : product.priceMinor(),
                999_000,
                List.of(10L + i)));
      }
    }
    return lines;
  }

  private static long total(List<BillLine> lines) {
    return lines.stream().mapToLong(l -> l.unitMinor() * l.count()).sum();
  }

  private static Credential credential(String token) {
    Credential.Kind kind =
        switch (token.split("-", -1)[0]) {
          case "badge" -> Credential.Kind.BADGE;
          case "none" -> Credential.Kind.NONE;
          case "guest" -> Credential.Kind.STAFF_ADMISSION;
          case "palm" -> Credential.Kind.PALM;
          default -> Credential.Kind.CARD;
        };
    return new Credential(kind, token);
  }

  static long nanos(String seconds) {
    return START_NANOS + new BigDecimal(seconds).movePointRight(9).longValueExact();
  }

  static String words(List<Observation> answers) {
    return answers.stream().map(Shop::words).collect(Collectors.joining("; "));
  }

  private static String words(Observation answer) {
    return switch (answer) {
      case EntryAnswered a -> a.decision() + " " + a.role() + " " + a.reason();
      case PaymentAnswered a ->
          ("visit "
                  + a.visitId()
                  + " "
                  + a.step()
                  + " "
                  + a.outcome()
                  + " "
                  + amount(a.amountMinor())
                  + " "
                  + a.detail())
              .strip();
      default -> throw new IllegalStateException("Not an answer of trade: " + answer);
    };
  }

  private static String amount(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }

  /** Money is conserved: in our books, and between ours and the processor's. */
  void conserved() {
    LedgerCheck check = trade.check();
    assertThat(check.problems()).isEmpty();
    TradeHealth health = trade.health();
    if (health.pendingSteps() == 0 && health.givenUpSteps() == 0) {
      SandboxProcessor.Books books =
          sandbox.books().getOrDefault("EUR", new SandboxProcessor.Books(0, 0, 0));
      assertThat(check.balanceMinor("EUR", "processor:owes"))
          .isEqualTo(books.capturedMinor() - books.refundedMinor());
      assertThat(check.balanceMinor("EUR", "processor:held")).isEqualTo(books.reservedMinor());
    }
  }

  @Override
  public void close() {
    trade.close();
    sandbox.close();
  }
}
