package org.saunter.host;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.host.Fates.Met;

/**
 * How many observations of each source met which fate, beside the journal's blocks: this depends on
 * how they arrived, not on what they say, so it has no place in the chain. Counts are written with
 * the blocks of a commit; after a crash they miss at most what was counted since the last one. The
 * table is made when it is first needed.
 */
final class FateTable {
  private static final String NAME = "fate";
  private static final String MAKE =
      "create table if not exists fate (store_id text not null, fate text not null, source text not"
          + " null, count integer not null, primary key (store_id, fate, source)) without rowid";

  private FateTable() {}

  /** Puts counts in place of the earlier ones; those that are not named stay. */
  static void keep(Connection c, String storeId, Map<Met, Long> counts) throws SQLException {
    if (counts.isEmpty()) {
      return;
    }
    try (Statement s = c.createStatement()) {
      s.execute(MAKE);
    }
    try (PreparedStatement s = c.prepareStatement("insert or replace into fate values (?,?,?,?)")) {
      for (Map.Entry<Met, Long> entry : counts.entrySet()) {
        s.setString(1, storeId);
        s.setString(2, entry.getKey().fate().name());
        s.setString(3, entry.getKey().source());
        s.setLong(4, entry.getValue());
        s.executeUpdate();
      }
    }
  }

  /** The counts of a store by source. A fate that only a newer Saunter knows is left out. */
  static Map<Fate, Map<String, Long>> of(Connection c, String storeId) throws SQLException {
    Map<Fate, Map<String, Long>> counts = new EnumMap<>(Fate.class);
    if (!JournalFile.hasTable(c, NAME)) {
      return counts;
    }
    String sql = "select source, count from fate where store_id = ? and fate = ?";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (Fate fate : Fate.values()) {
        s.setString(1, storeId);
        s.setString(2, fate.name());
        try (ResultSet row = s.executeQuery()) {
          while (row.next()) {
            counts
                .computeIfAbsent(fate, f -> new TreeMap<>())
                .put(row.getString(1), row.getLong(2));
          }
        }
      }
    }
    return counts;
  }
}
