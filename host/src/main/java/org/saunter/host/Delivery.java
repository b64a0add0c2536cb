package org.saunter.host;

import java.util.List;

/** Hands durable steps to the listeners, to each from where it left off. */
final class Delivery {
  private final Journal journal;
  private final String storeId;
  private final List<StoreListener> listeners;
  private final long[] handled;

  Delivery(Journal journal, String storeId, List<StoreListener> listeners) {
    this.journal = journal;
    this.storeId = storeId;
    this.listeners = List.copyOf(listeners);
    handled = listeners.stream().mapToLong(StoreListener::handledPosition).toArray();
  }

  /** Gives a step to all who have not handled it. */
  void deliver(Step step) {
    for (int i = 0; i < handled.length; i++) {
      if (handled[i] == StoreListener.ONLY_NEW || handled[i] < step.position()) {
        listeners.get(i).on(step);
      }
    }
  }

  /** Gives those who remember a position everything in the journal after it. */
  void catchUp() {
    long from = Long.MAX_VALUE;
    for (long position : handled) {
      from = Math.min(from, position);
    }
    if (from != StoreListener.ONLY_NEW) {
      journal.steps(storeId, from + 1, this::deliverOld);
    }
  }

  private void deliverOld(Step step) {
    for (int i = 0; i < handled.length; i++) {
      if (handled[i] < step.position()) {
        listeners.get(i).on(step);
        handled[i] = step.position();
      }
    }
  }
}
