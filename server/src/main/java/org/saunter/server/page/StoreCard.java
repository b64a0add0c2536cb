package org.saunter.server.page;

import org.saunter.server.live.HeadlineView;

/** A store in the list of stores. */
public record StoreCard(
    String storeId, String name, String format, HeadlineView headline, Show show) {
  /** Address of its live page. */
  public String address() {
    return Urls.store(storeId);
  }
}
