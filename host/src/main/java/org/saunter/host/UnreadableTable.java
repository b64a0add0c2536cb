package org.saunter.host;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.saunter.recording.UnreadableCount;
import org.saunter.recording.UnreadableLine.Reason;

/**
 * How many lines could not be read, beside the journal's blocks: such a line is no observation, so
 * it has no place in the chain. The table is made when it is first needed.
 */
final class UnreadableTable {
  private static final String NAME = "unreadable";
  private static final String MAKE =
      "create table if not exists unreadable (store_id text not null, reason text not null, count"
          + " integer not null, rule text not null, maybe text not null, first_nanos integer not"
          + " null, last_nanos integer not null, primary key (store_id, reason)) without rowid";

  private UnreadableTable() {}

  /** Puts counts in place of the earlier ones of the same reasons; returns how many. */
  static int keep(Connection c, String storeId, List<UnreadableCount> counts) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute(MAKE);
    }
    try (PreparedStatement s =
        c.prepareStatement("insert or replace into unreadable values (?,?,?,?,?,?,?)")) {
      for (UnreadableCount count : counts) {
        s.setString(1, storeId);
        s.setString(2, count.reason().name());
        s.setLong(3, count.count());
        s.setString(4, count.rule());
        s.setString(5, count.maybe());
        s.setLong(6, count.firstNanos());
        s.setLong(7, count.lastNanos());
        s.executeUpdate();
      }
    }
    return counts.size();
  }

  /** The counts of a store. A reason that only a newer Saunter knows is left out. */
  static List<UnreadableCount> of(Connection c, String storeId) throws SQLException {
    List<UnreadableCount> counts = new ArrayList<>();
    if (!JournalFile.hasTable(c, NAME)) {
      return counts;
    }
    String sql =
        "select count, rule, maybe, first_nanos, last_nanos from unreadable"
            + " where store_id = ? and reason = ?";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (Reason reason : EnumSet.allOf(Reason.class)) {
        s.setString(1, storeId);
        s.setString(2, reason.name());
        try (ResultSet row = s.executeQuery()) {
          if (row.next()) {
            counts.add(count(reason, row));
          }
        }
      }
    }
    return counts;
  }

  private static UnreadableCount count(Reason reason, ResultSet row) throws SQLException {
    return new UnreadableCount(
        reason, row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5));
  }
}
