package org.saunter.trade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.EntryRefused;
import org.saunter.model.Fact.EntryRequested;
import org.saunter.model.Fact.IdentityMixed;
import org.saunter.model.Fact.MisplacedItem;
import org.saunter.model.Fact.MovementExplained;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.model.Fact.PersonEntered;
import org.saunter.model.Fact.PersonLeft;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.model.Fact.VisitEnded;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation;
import org.saunter.model.Role;
import org.saunter.model.StoreSetup;
import org.saunter.trade.entry.TokenRoles;
import org.saunter.trade.ledger.LedgerCheck;
import org.saunter.trade.payment.Processor;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.sql.Database;
import org.saunter.trade.sql.Durability;
import org.saunter.trade.sql.FaultPoint;

/**
 * The money side of one or more stores: takes their facts, in order, and answers with observations.
 * Every fact has its effect exactly once, however often it is given and wherever the power fails:
 * effect, ledger and answers of a fact are one transaction under (store, position, index), and each
 * call to the processor has a key that is on disk before the call.
 *
 * <p>An answer's time lies a little after that of its fact: give it to the store when store time
 * has come there. After a crash it may be older than the store; it may be moved forward in time,
 * its number stays.
 *
 * <p>Thread-safe: writers take turns; readers do not wait for them.
 */
public final class Trade implements AutoCloseable {
  /** The source of all observations that trade answers with. */
  public static final String SOURCE = "trade";

  private final Database database;
  private final TradeReader reader;
  private final Payments payments;
  private final Answers answers;
  private final Cashier cashier;
  private final Door door;
  private final Billing billing;
  private final TokenRoles roles;
  private final TradePolicy policy;
  private final Map<String, StoreSetup> setups = new HashMap<>();
  private final Map<String, Long> handedOut = new HashMap<>();
  private final Map<String, Long> nextDueNanos = new HashMap<>();

  private Trade(
      Database database,
      TradeReader reader,
      Processor processor,
      TradePolicy policy,
      FaultPoint faults) {
    this.database = database;
    this.reader = reader;
    this.payments = new Payments(database);
    this.answers = new Answers(database);
    this.cashier = new Cashier(database, processor, policy, faults);
    this.door = new Door(database, policy, cashier);
    this.billing = new Billing(database, cashier);
    this.roles = new TokenRoles(database);
    this.policy = policy;
  }

  /** Opens or makes the file, with the standard policy. */
  public static Trade open(Path sqliteFile, Processor processor) {
    return open(sqliteFile, processor, TradePolicy.standard());
  }

  /** Opens or makes the file. */
  public static Trade open(Path sqliteFile, Processor processor, TradePolicy policy) {
    return open(sqliteFile, processor, policy, Durability.POWER_CUT, FaultPoint.NONE);
  }

  /** The same with what it survives, and with places at which a test may pull the plug. */
  public static Trade open(
      Path sqliteFile,
      Processor processor,
      TradePolicy policy,
      Durability durability,
      FaultPoint faults) {
    Database database =
        Database.open(
            sqliteFile,
            Trade.class,
            List.of("/org/saunter/trade/schema/trade-1.sql"),
            durability,
            faults);
    return new Trade(
        database, new TradeReader(Database.openReader(sqliteFile)), processor, policy, faults);
  }

  /** A store whose facts will come: to be called before the first, at each start. */
  public synchronized void register(StoreSetup setup) {
    var profile = setup.profile();
    setups.put(profile.storeId(), setup);
    database.inTransaction(
        () ->
            database.write(
                "INSERT INTO store VALUES (?, ?, ?, ?, ?) ON CONFLICT (store_id) DO UPDATE SET"
                    + " name = excluded.name, time_zone = excluded.time_zone",
                profile.storeId(),
                profile.retailerId(),
                profile.name(),
                profile.currency(),
                profile.timeZone()));
  }

  /** From now on, visits on this token have this role; a mystery shopper's card for instance. */
  public synchronized void registerToken(String retailerId, String token, Role role) {
    database.inTransaction(
        () -> {
          roles.register(retailerId, token, role);
          return role;
        });
  }

  /**
   * Takes one fact and returns what the store is to be told. Given again, it does nothing and
   * returns the same.
   *
   * @param position of the observation in the store's journal, from 1
   * @param index of the fact among those of the observation, from 0
   */
  public synchronized List<Observation> on(String storeId, long position, int index, Fact fact) {
    FactRef ref = new FactRef(storeId, position, index);
    return switch (fact) {
      case EntryRequested asked ->
          once(ref, () -> door.request(ref, asked, setup(storeId).profile()));
      case VisitOpened visit -> once(ref, () -> door.opened(ref, visit, setup(storeId).profile()));
      case ReceiptDecided receipt -> once(ref, () -> billing.decided(ref, receipt, setup(storeId)));
      case ReceiptCorrected receipt ->
          once(ref, () -> billing.corrected(ref, receipt, setup(storeId)));
      case EntryRefused f -> List.of();
      case PersonEntered f -> List.of();
      case PersonLeft f -> List.of();
      case VisitEnded f -> List.of();
      case IdentityMixed f -> List.of();
      case ShelfMoved f -> List.of();
      case UnweighedMoved f -> List.of();
      case MovementExplained f -> List.of();
      case BillChanged f -> List.of();
      case ReceiptProposed f -> List.of();
      case QuestionAsked f -> List.of();
      case QuestionClosed f -> List.of();
      case PaymentNoted f -> List.of();
      case SensorHealthChanged f -> List.of();
      case MisplacedItem f -> List.of();
      case ObservationRefused f -> List.of();
    };
  }

  /** Takes all facts of one observation, in their order, and returns what the store is told. */
  public List<Observation> on(String storeId, long position, List<Fact> facts) {
    List<Observation> told = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      told.addAll(on(storeId, position, i, facts.get(i)));
    }
    return told;
  }

  private List<Observation> once(FactRef ref, Runnable effect) {
    if (!answers.isHandled(ref)) {
      nextDueNanos.remove(ref.storeId());
      effect.run();
    }
    return answers.of(ref);
  }

  private StoreSetup setup(String storeId) {
    StoreSetup setup = setups.get(storeId);
    if (setup == null) {
      throw new IllegalStateException("The store " + storeId + " was not registered.");
    }
    return setup;
  }

  /**
   * Time has passed: asks a silent processor again where its pause is over, releases holds that no
   * visit followed, and returns what the store is to be told because of it. What one call returned
   * counts as received at the next; after a restart it is returned once more, with the same
   * numbers. Cheap when nothing is due: call it about every second of store time.
   */
  public synchronized List<Observation> settle(String storeId, long nowNanos) {
    Long dueNanos = nextDueNanos.get(storeId);
    if (dueNanos != null && nowNanos < dueNanos && !handedOut.containsKey(storeId)) {
      return List.of();
    }
    Long received = handedOut.remove(storeId);
    if (received != null) {
      database.inTransaction(
          () -> {
            answers.acknowledge(storeId, received);
            return received;
          });
    }
    for (long paymentId : payments.due(storeId, nowNanos)) {
      cashier.drive(paymentId, FactRef.time(storeId), nowNanos);
    }
    door.releaseUnused(storeId, nowNanos);
    List<Observation> told = answers.unacknowledged(storeId);
    if (!told.isEmpty()) {
      handedOut.put(storeId, told.get(told.size() - 1).sequence());
    }
    nextDueNanos.put(storeId, payments.nextDueNanos(storeId, policy.unusedHoldNanos()));
    return told;
  }

  /** Takes up again what was given up; returns how many steps {@link #settle} will try again. */
  public synchronized int retryGivenUp(String storeId, long nowNanos) {
    nextDueNanos.remove(storeId);
    return database.inTransaction(() -> payments.takeUpAgain(storeId, nowNanos));
  }

  /** Everything owed on this token was paid at the till; returns how much, in minor units. */
  public synchronized long paidAtTill(String storeId, String token, long nowNanos) {
    return billing.paidAtTill(setup(storeId).profile().retailerId(), token, nowNanos);
  }

  /**
   * The highest journal position that is known to be handled; 0 if none. After a crash, facts from
   * this position on are to be given again.
   */
  public synchronized long handledPosition(String storeId) {
    return database.number("SELECT max(position) FROM handled WHERE store_id = ?", storeId);
  }

  /** The receipt of a visit in its latest revision; empty while undecided, or if not billed. */
  public Optional<Receipt> receipt(String storeId, long visitId) {
    return reader.ofVisit(storeId, visitId);
  }

  /** The receipt of this number in its latest revision. */
  public Optional<Receipt> receiptNumbered(String storeId, long number) {
    return reader.ofNumber(storeId, number);
  }

  /** All revisions of a visit's receipt, first to last. */
  public List<Receipt> revisions(String storeId, long visitId) {
    return reader.revisions(storeId, visitId);
  }

  /** The last receipts, newest first. */
  public List<Receipt> latestReceipts(String storeId, int countMax) {
    return reader.latest(storeId, countMax);
  }

  /** What is still owed on a token, in minor units. */
  public long outstandingMinor(String retailerId, String token) {
    return reader.outstandingMinor(retailerId, token);
  }

  /** Counters for the page and the doctor. */
  public TradeHealth health() {
    return reader.health();
  }

  /** Whether ledger, payments and receipts agree. Reads everything. */
  public LedgerCheck check() {
    return reader.check();
  }

  @Override
  public synchronized void close() {
    reader.close();
    database.close();
  }
}
