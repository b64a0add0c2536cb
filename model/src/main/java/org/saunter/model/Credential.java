package org.saunter.model;

/**
 * What a shopper shows at a gate, as far as the shop may know it: an opaque token, never a card
 * number, palm template or name.
 *
 * @param kind how it was shown
 * @param token opaque; the same instrument gives the same token within one retailer
 */
public record Credential(Kind kind, String token) {
  public Credential {
    Check.id("credential", token);
  }

  /** How a credential is shown. */
  public enum Kind {
    CARD,
    PHONE,
    BADGE,
    PALM,
    DEVICE,
    STAFF_ADMISSION,
    NONE
  }
}
