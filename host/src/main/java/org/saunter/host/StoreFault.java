package org.saunter.host;

/**
 * Why a store stopped by itself. Its journal is whole up to the last durable step; opening it again
 * is all that is needed once the cause is gone.
 *
 * @param sentence for people
 */
public record StoreFault(String storeId, String sentence, Throwable cause) {
  /** The fault of a store that died of {@code cause}. */
  public static StoreFault of(String storeId, Throwable cause) {
    return new StoreFault(
        storeId, "The store (" + storeId + ") stopped: " + cause.getMessage(), cause);
  }
}
