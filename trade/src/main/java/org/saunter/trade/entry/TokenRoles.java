package org.saunter.trade.entry;

import org.jspecify.annotations.Nullable;
import org.saunter.model.Credential;
import org.saunter.model.Role;
import org.saunter.trade.sql.Database;

/**
 * How the visits of a credential are treated: as registered for the token, or else by what kind of
 * credential it is. A badge is staff; whoever comes in on a staff member's word is not tracked; any
 * other is a shopper. Tokens that begin with {@code tester-} are mystery shoppers.
 */
public final class TokenRoles {
  private static final String TESTER = "tester-";

  private final Database database;

  public TokenRoles(Database database) {
    this.database = database;
  }

  /** From now on, visits on this token have this role; inside the caller's transaction. */
  public void register(String retailerId, String token, Role role) {
    database.write(
        "INSERT INTO token_role VALUES (?, ?, ?)"
            + " ON CONFLICT (retailer_id, token) DO UPDATE SET role = excluded.role",
        retailerId,
        token,
        role.name());
  }

  /** The role of a visit on this credential. */
  public Role of(String retailerId, Credential credential) {
    String registered = registered(retailerId, credential.token());
    if (registered != null) {
      return Role.valueOf(registered);
    }
    if (credential.token().startsWith(TESTER)) {
      return Role.TESTER;
    }
    return switch (credential.kind()) {
      case BADGE -> Role.STAFF;
      case STAFF_ADMISSION, NONE -> Role.UNTRACKED;
      case CARD, PHONE, PALM, DEVICE -> Role.SHOPPER;
    };
  }

  private @Nullable String registered(String retailerId, String token) {
    return database.row(
        "SELECT role FROM token_role WHERE retailer_id = ? AND token = ?",
        r -> r.getString(1),
        retailerId,
        token);
  }
}
