package org.saunter.trade.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;

/**
 * One connection to one SQLite file: write-ahead log, statements prepared once. What a transaction
 * that has returned survives is said by its {@link Durability}. Not thread-safe: the owner
 * serialises.
 */
public final class Database implements AutoCloseable {
  private final Path file;
  private final Connection connection;
  private final FaultPoint faults;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Database(Path file, Connection connection, FaultPoint faults) {
    this.file = file;
    this.connection = connection;
    this.faults = faults;
  }

  /**
   * Opens or makes the file and brings its schema up to date.
   *
   * @param scripts names of the schema scripts beside {@code owner}, oldest first; the file's
   *     user_version says how many have run
   */
  public static Database open(
      Path file, Class<?> owner, List<String> scripts, Durability durability, FaultPoint faults) {
    Database database = connect(file, faults);
    try {
      database.run("PRAGMA journal_mode=WAL");
      database.run("PRAGMA synchronous=" + durability.synchronous());
      database.run("PRAGMA foreign_keys=ON");
      database.migrate(owner, scripts);
      return database;
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  /** A second connection that only reads; it sees what is committed and waits for nobody. */
  public static Database openReader(Path file) {
    Database database = connect(file, FaultPoint.NONE);
    database.run("PRAGMA query_only=ON");
    return database;
  }

  private static Database connect(Path file, FaultPoint faults) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      Database database = new Database(file, connection, faults);
      database.run("PRAGMA busy_timeout=5000");
      return database;
    } catch (SQLException failed) {
      throw new StorageException(file, failed);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "The folder of (" + file + ") cannot be made.\nMaybe this user may not write there.",
          failed);
    }
  }

  private void migrate(Class<?> owner, List<String> scripts) {
    long version = number("PRAGMA user_version");
    if (version > scripts.size()) {
      throw new BadInputException(
          "The file (" + file + ") has the schema version (" + version + "), which is too new.",
          "Maybe a newer Saunter wrote it: use that one.");
    }
    for (int i = (int) version; i < scripts.size(); i++) {
      String script = read(owner, scripts.get(i));
      int next = i + 1;
      inTransaction(
          () -> {
            run(script);
            run("PRAGMA user_version=" + next);
            return next;
          });
    }
  }

  private static String read(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The schema script " + name + " is not in the jar.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All or nothing: whatever {@code work} throws undoes everything that it wrote. */
  public <T> T inTransaction(Supplier<T> work) {
    run("BEGIN IMMEDIATE");
    T result;
    try {
      result = work.get();
      faults.reached("before commit");
      run("COMMIT");
    } catch (Throwable failed) {
      rollback(failed);
      throw failed;
    }
    faults.reached("after commit");
    return result;
  }

  private void rollback(Throwable because) {
    try {
      run("ROLLBACK");
    } catch (StorageException second) {
      because.addSuppressed(second);
    }
  }

  /** Runs one writing statement and returns how many rows it changed. */
  public int write(String sql, @Nullable Object... values) {
    try {
      return bound(sql, values).executeUpdate();
    } catch (SQLException failed) {
      throw new StorageException(file, failed);
    }
  }

  /** All rows of a query. */
  public <T> List<T> rows(String sql, RowReader<T> reader, @Nullable Object... values) {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException failed) {
      throw new StorageException(file, failed);
    }
  }

  /** The only row of a query, or null if there is none. */
  public <T> @Nullable T row(String sql, RowReader<T> reader, @Nullable Object... values) {
    List<T> found = rows(sql, reader, values);
    if (found.size() > 1) {
      throw new IllegalStateException("More than one row: " + sql);
    }
    return found.isEmpty() ? null : found.get(0);
  }

  /** The one number that a query gives; 0 if it gives none. */
  public long number(String sql, @Nullable Object... values) {
    Long found = row(sql, r -> r.getLong(1), values);
    return found == null ? 0 : found;
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException failed) {
      throw new StorageException(file, failed);
    }
  }

  /** Closes the connection; an open transaction is undone. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new StorageException(file, failed);
    }
  }

  /** Makes a value of the row that the result set stands on. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
