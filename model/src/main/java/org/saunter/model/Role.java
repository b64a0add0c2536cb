package org.saunter.model;

/** How a visit is treated. Only a SHOPPER is billed. */
public enum Role {
  SHOPPER,
  STAFF,
  TESTER,
  UNTRACKED
}
