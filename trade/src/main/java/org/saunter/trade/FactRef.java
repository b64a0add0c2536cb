package org.saunter.trade;

/**
 * Which fact: the index-th of those that the observation at this journal position of the store
 * caused. Position 0 stands for no fact: the passing of time.
 */
record FactRef(String storeId, long position, int index) {
  static FactRef time(String storeId) {
    return new FactRef(storeId, 0, 0);
  }

  boolean isTime() {
    return position == 0;
  }

  String key() {
    return storeId + ":" + position + ":" + index;
  }
}
