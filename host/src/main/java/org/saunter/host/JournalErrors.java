package org.saunter.host;

import java.nio.file.Path;
import java.sql.SQLException;
import org.saunter.model.BadInputException;
import org.sqlite.SQLiteErrorCode;

/** What SQLite complains about, in words for the person who can mend it. */
final class JournalErrors {
  private JournalErrors() {}

  static BadInputException explain(Path file, SQLException e) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    String journal = "The journal (" + file + ") ";
    BadInputException bad =
        switch (code) {
          case SQLITE_FULL ->
              new BadInputException(
                  journal + "cannot grow: its disk is full.",
                  "Maybe free some space and start again; nothing that was acknowledged is lost.");
          case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN ->
              new BadInputException(
                  journal + "cannot be written.",
                  "Maybe the folder belongs to somebody else: check its permissions.");
          case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
              new BadInputException(
                  journal + "is locked by another program.",
                  "Maybe a database tool has it open: close it and start again.");
          case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT ->
              new BadInputException(
                  journal + "is damaged or no journal at all.",
                  "Maybe restore it from a copy, or move it away to begin anew.");
          case SQLITE_IOERR ->
              new BadInputException(
                  journal + "cannot be read or written: the disk reports an error.",
                  "Maybe the disk is broken or was taken out.");
          default ->
              new BadInputException(
                  journal + "failed with (" + e.getMessage() + ").",
                  "Maybe run doctor on its folder.");
        };
    bad.initCause(e);
    return bad;
  }
}
