package org.saunter.trade.sql;

import java.nio.file.Path;
import java.sql.SQLException;

/** A database file cannot be opened, read or written. The second line of the message is advice. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int PRIMARY_CODE_MASK = 0xff;

  StorageException(Path file, SQLException cause) {
    super(
        "The file ("
            + file
            + ") failed: "
            + cause.getMessage()
            + "\n"
            + advice(cause.getErrorCode()),
        cause);
  }

  private static String advice(int code) {
    return switch (code & PRIMARY_CODE_MASK) {
      case 5, 6 -> "Maybe another Saunter is using it.";
      case 8, 14, 23 -> "Maybe this user may not write there.";
      case 10, 13 -> "Maybe the disk is full.";
      case 11, 26 -> "Maybe it is damaged, or is not a Saunter file.";
      default -> "Maybe it was changed by hand.";
    };
  }
}
