package org.saunter.store.attribution;

import org.saunter.model.Role;

/** The people of one visit: one payer, one cart. */
final class Party {
  final long visitId;
  Role role;

  /** Probability that was pruned and might have changed this party's cart. */
  double lost;

  Party(long visitId, Role role) {
    this.visitId = visitId;
    this.role = role;
  }
}
