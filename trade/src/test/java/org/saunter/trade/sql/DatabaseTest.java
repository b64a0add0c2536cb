package org.saunter.trade.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;

class DatabaseTest {
  private static final List<String> SCRIPTS = List.of("/org/saunter/trade/schema/sandbox-1.sql");

  @TempDir Path folder;

  private Database open(List<String> scripts) {
    return Database.open(
        folder.resolve("a.db"), DatabaseTest.class, scripts, Durability.POWER_CUT, FaultPoint.NONE);
  }

  @Test
  void scriptsRunOnce() {
    open(SCRIPTS).close();
    try (Database database = open(SCRIPTS)) {
      assertThat(database.number("PRAGMA user_version")).isEqualTo(1);
      assertThat(database.number("PRAGMA synchronous")).isEqualTo(2);
    }
  }

  @Test
  void aNewerFileIsRefused() {
    open(SCRIPTS).close();
    assertThatThrownBy(() -> open(List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("schema version (1)")
        .hasMessageContaining("Maybe a newer Saunter");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("a.db"), "This is a shopping list, not a database.\n".repeat(9));
    assertThatThrownBy(() -> open(SCRIPTS))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("a.db")
        .hasMessageContaining("\nMaybe");
  }

  @Test
  void whatFailsIsUndone() {
    try (Database database = open(SCRIPTS)) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      () -> {
                        database.write(
                            "INSERT INTO hold VALUES ('h', 't', 'EUR', 'OPEN', 1,0,0,0)");
                        return database.write(
                            "INSERT INTO hold VALUES ('h', 't', 'EUR', '', 1,0,0,0)");
                      }))
          .isInstanceOf(StorageException.class);
      assertThat(database.number("SELECT count(*) FROM hold")).isZero();
    }
  }
}
