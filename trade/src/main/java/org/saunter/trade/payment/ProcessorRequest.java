package org.saunter.trade.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.saunter.model.Observation.PaymentStep;

/**
 * One call to a card processor.
 *
 * @param key idempotency key; the same key always stands for the same request
 * @param token whose card, as the gate gave it
 * @param holdKey key of the hold that is adjusted, captured, cancelled or refunded; for a HOLD its
 *     own key
 * @param amountMinor the new amount of a hold or adjusted hold, or what is captured or refunded; 0
 *     for a CANCEL
 * @param atNanos store time of the call; not part of what the key stands for
 */
public record ProcessorRequest(
    String key,
    PaymentStep step,
    String token,
    String holdKey,
    long amountMinor,
    String currency,
    long atNanos) {

  /** SHA-256 of all that the key stands for, in hexadecimal. */
  public String hash() {
    String text =
        String.join("\n", key, step.name(), token, holdKey, Long.toString(amountMinor), currency);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256.", missing);
    }
  }
}
