package org.saunter.trade.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saunter.model.Product.TaxClass;
import org.saunter.trade.Trade;
import org.saunter.trade.receipt.TaxAmount;
import org.saunter.trade.sql.Database;
import org.saunter.trade.sql.Durability;
import org.saunter.trade.sql.FaultPoint;
import org.saunter.trade.sql.StorageException;

/** The ledger lets nothing be changed, and books each cause once. */
class AppendOnlyTest {
  private static final Ledger.Cause CAUSE = new Ledger.Cause("s1:1:0", "s1", 1, "EUR", 5);
  private static final List<TaxAmount> SALE = List.of(new TaxAmount(TaxClass.STANDARD, 0, 100, 19));

  @TempDir Path folder;
  private @Nullable Database opened;

  @BeforeEach
  void open() {
    Database database =
        Database.open(
            folder.resolve("trade.db"),
            Trade.class,
            List.of("/org/saunter/trade/schema/trade-1.sql"),
            Durability.KILL,
            FaultPoint.NONE);
    opened = database;
    database.write("INSERT INTO store VALUES ('s1', 'r1', 'Shop', 'EUR', 'UTC')");
    new Ledger(database).bookSale(CAUSE, 1, List.of(), SALE);
  }

  @AfterEach
  void close() {
    database().close();
  }

  private Database database() {
    return Objects.requireNonNull(opened);
  }

  @Test
  void aCauseIsBookedOnce() {
    new Ledger(database()).bookSale(CAUSE, 1, List.of(), SALE);
    LedgerCheck check = LedgerCheck.of(database());
    assertThat(check.isFine()).isTrue();
    assertThat(check.transfers()).isEqualTo(2);
    assertThat(check.balanceMinor("EUR", "shopper:owes")).isEqualTo(119);
    assertThat(check.balanceMinor("EUR", "tax:STANDARD")).isEqualTo(-19);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ledger_transfer SET amount_minor = 1",
        "UPDATE ledger_transfer SET currency = 'USD' WHERE transfer_id = 1",
        "DELETE FROM ledger_transfer",
        "INSERT OR REPLACE INTO ledger_transfer SELECT * FROM ledger_transfer",
      })
  void nothingIsChanged(String attempt) {
    assertThatThrownBy(() -> database().write(attempt))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("append-only");
    assertThat(LedgerCheck.of(database()).balanceMinor("EUR", "shopper:owes")).isEqualTo(119);
  }

  @Test
  void theSameCauseWithAnotherAmountIsNotBooked() {
    database()
        .write(
            "INSERT OR REPLACE INTO ledger_transfer (cause, store_id, payment_id, at_nanos, kind,"
                + " debit, credit, amount_minor, currency)"
                + " SELECT cause, 's1', 1, 5, 'SALE', 'a', 'b', 7, 'EUR' FROM ledger_transfer");
    LedgerCheck check = LedgerCheck.of(database());
    assertThat(check.transfers()).isEqualTo(2);
    assertThat(check.balanceMinor("EUR", "a")).isZero();
  }

  @Test
  void aWrongPaymentIsFound() {
    database()
        .write(
            "INSERT INTO payment (store_id, retailer_id, credential_kind, token, gate_id,"
                + " party_size, currency, opened_nanos, entry_position, entry_index,"
                + " cause_position, cause_index, visit_id, state, decided, due_minor)"
                + " VALUES ('s1', 'r1', 'CARD', 't', 'in', 1, 'EUR', 0, 1, 0, 1, 0, 1,"
                + " 'OUTSTANDING', 1, 118)");
    assertThat(LedgerCheck.of(database()).problems())
        .singleElement()
        .asString()
        .contains("is owed (118)", "(119)");
  }
}
