package org.saunter.host;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saunter.model.BadInputException;
import org.sqlite.SQLiteConfig;

/** The SQL of the journal. */
final class JournalFile {
  /** Version of the tables. */
  private static final int SCHEMA = 1;

  private static final int PAGE_BYTES = 16_384;
  private static final int BUSY_MILLIS = 3_000;

  private static final List<String> TABLES =
      List.of(
          "create table if not exists store (store_id text primary key, setup_hash blob not null)",
          "create table if not exists block (store_id text not null, first_position integer not"
              + " null, count integer not null, first_nanos integer not null, last_nanos integer"
              + " not null, facts_hash blob not null, previous_hash blob not null, hash blob not"
              + " null, facts blob not null, observations blob not null)",
          "create unique index if not exists block_position on block (store_id, first_position)",
          "create table if not exists snapshot (store_id text not null, position integer not null,"
              + " block_hash blob not null, facts_hash blob not null, engine_version integer not"
              + " null, state blob not null, hash blob not null, primary key (store_id, position))",
          "pragma user_version = " + SCHEMA);

  private static final String BLOCK_COLUMNS =
      "store_id, first_position, count, first_nanos, last_nanos, observations, facts, facts_hash,"
          + " previous_hash, hash";

  private JournalFile() {}

  static Connection openToWrite(Path file, Durability durability, long bytesMax)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE_BYTES);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(durability.mode());
    config.setBusyTimeout(BUSY_MILLIS);
    config.setJournalSizeLimit(64 << 20);
    config.enforceForeignKeys(true);
    Connection c = config.createConnection("jdbc:sqlite:" + file);
    try (Statement s = c.createStatement()) {
      requireKnown(file, s);
      for (String sql : TABLES) {
        s.execute(sql);
      }
      if (bytesMax > 0) {
        s.execute("pragma max_page_count = " + Math.max(16, bytesMax / PAGE_BYTES));
      }
      c.setAutoCommit(false);
      return c;
    } catch (SQLException | BadInputException e) {
      c.close();
      throw e;
    }
  }

  static Connection openToRead(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    Connection c = config.createConnection("jdbc:sqlite:" + file);
    try (Statement s = c.createStatement()) {
      s.execute("pragma query_only = true");
      requireKnown(file, s);
      return c;
    } catch (SQLException | BadInputException e) {
      c.close();
      throw e;
    }
  }

  private static void requireKnown(Path file, Statement s) throws SQLException {
    try (ResultSet row = s.executeQuery("pragma user_version")) {
      int version = row.next() ? row.getInt(1) : 0;
      if (version > SCHEMA) {
        throw new BadInputException(
            "The journal (" + file + ") has the version (" + version + "), newer than this one.",
            "Maybe start the Saunter that wrote it.");
      }
    }
  }

  /** Whether a table that is made when it is first needed is there. */
  static boolean hasTable(Connection c, String name) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select 1 from sqlite_schema where name = ?")) {
      s.setString(1, name);
      try (ResultSet row = s.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The set-up hash that a store is known by; the given one if it is new. */
  static byte[] register(Connection c, String storeId, byte[] setupHash) throws SQLException {
    String sql = "insert into store (store_id, setup_hash) values (?, ?) on conflict do nothing";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, storeId);
      s.setBytes(2, setupHash);
      s.executeUpdate();
    }
    String query = "select setup_hash from store where store_id = ?";
    try (PreparedStatement s = c.prepareStatement(query)) {
      s.setString(1, storeId);
      try (ResultSet row = s.executeQuery()) {
        return row.next() ? row.getBytes(1) : setupHash;
      }
    }
  }

  /** Adds blocks and returns how many. */
  static int append(Connection c, List<Block> blocks) throws SQLException {
    String sql = "insert into block (" + BLOCK_COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (Block block : blocks) {
        requireNext(c, block);
        bind(s, block);
        s.executeUpdate();
      }
    }
    return blocks.size();
  }

  /** Throws unless the block follows the last one of its store. */
  private static void requireNext(Connection c, Block block) throws SQLException {
    String sql =
        "select first_position + count, hash from block where store_id = ?"
            + " order by first_position desc limit 1";
    long next = 1;
    byte[] hash = new byte[FactsHash.BYTES];
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, block.storeId());
      try (ResultSet row = s.executeQuery()) {
        if (row.next()) {
          next = row.getLong(1);
          hash = row.getBytes(2);
        }
      }
    }
    if (block.firstPosition() != next || !Arrays.equals(block.previousHash(), hash)) {
      throw new BadInputException(
          "The journal of store ("
              + block.storeId()
              + ") goes on at step ("
              + next
              + "), not at ("
              + block.firstPosition()
              + ").",
          "Maybe an earlier write failed: start the store again.");
    }
  }

  private static void bind(PreparedStatement s, Block block) throws SQLException {
    s.setString(1, block.storeId());
    s.setLong(2, block.firstPosition());
    s.setInt(3, block.count());
    s.setLong(4, block.firstNanos());
    s.setLong(5, block.lastNanos());
    s.setBytes(6, block.observations());
    s.setBytes(7, block.facts());
    s.setBytes(8, block.factsHash());
    s.setBytes(9, block.previousHash());
    s.setBytes(10, block.hash());
  }

  static Optional<Block> last(Connection c, String storeId) throws SQLException {
    String sql =
        "select "
            + BLOCK_COLUMNS
            + " from block where store_id = ? order by first_position desc limit 1";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, storeId);
      try (ResultSet row = s.executeQuery()) {
        return row.next() ? Optional.of(block(row)) : Optional.empty();
      }
    }
  }

  /** Up to some blocks from a position on: the one that holds it, and those that follow. */
  static List<Block> some(Connection c, String storeId, long fromPosition, int max)
      throws SQLException {
    String sql =
        "select "
            + BLOCK_COLUMNS
            + " from block where store_id = ? and first_position >="
            + " coalesce((select max(first_position) from block where store_id = ? and"
            + " first_position <= ?), 0) order by first_position limit ?";
    List<Block> blocks = new ArrayList<>();
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, storeId);
      s.setString(2, storeId);
      s.setLong(3, fromPosition);
      s.setInt(4, max);
      try (ResultSet row = s.executeQuery()) {
        while (row.next()) {
          blocks.add(block(row));
        }
      }
    }
    blocks.removeIf(b -> b.lastPosition() < fromPosition);
    return blocks;
  }

  private static Block block(ResultSet row) throws SQLException {
    return new Block(
        row.getString(1),
        row.getLong(2),
        row.getInt(3),
        row.getLong(4),
        row.getLong(5),
        row.getBytes(6),
        row.getBytes(7),
        row.getBytes(8),
        row.getBytes(9),
        row.getBytes(10));
  }

  static int keep(Connection c, Snapshot snapshot) throws SQLException {
    String insert =
        "insert into snapshot (store_id, position, block_hash, facts_hash, engine_version, state,"
            + " hash) values (?,?,?,?,?,?,?) on conflict do nothing";
    try (PreparedStatement s = c.prepareStatement(insert)) {
      s.setString(1, snapshot.storeId());
      s.setLong(2, snapshot.tail().position());
      s.setBytes(3, snapshot.tail().hash());
      s.setBytes(4, snapshot.tail().factsHash());
      s.setInt(5, snapshot.engineVersion());
      s.setBytes(6, snapshot.state());
      s.setBytes(7, snapshot.hash());
      s.executeUpdate();
    }
    String drop =
        "delete from snapshot where store_id = ? and position not in (select position from"
            + " snapshot where store_id = ? order by position desc limit 2)";
    try (PreparedStatement s = c.prepareStatement(drop)) {
      s.setString(1, snapshot.storeId());
      s.setString(2, snapshot.storeId());
      return s.executeUpdate();
    }
  }

  static List<Snapshot> snapshots(Connection c, String storeId) throws SQLException {
    String sql =
        "select position, block_hash, facts_hash, engine_version, state, hash from snapshot"
            + " where store_id = ? order by position desc";
    List<Snapshot> all = new ArrayList<>();
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, storeId);
      try (ResultSet row = s.executeQuery()) {
        while (row.next()) {
          Tail tail = new Tail(row.getLong(1), row.getBytes(2), row.getBytes(3));
          all.add(new Snapshot(storeId, tail, row.getInt(4), row.getBytes(5), row.getBytes(6)));
        }
      }
    }
    return all;
  }
}
