package org.saunter.server.page;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param title of the page, without the name of the product
 * @param storeId the store that is shown; empty on pages that belong to none
 * @param storeName as on the receipt
 * @param tab which part of the store is shown
 * @param stores every store, for the choice at the top
 * @param waiting questions that wait in this store
 * @param assets start of the address of every asset
 * @param topics what the page wants to hear about; empty if nothing
 */
public record Frame(
    String title,
    String storeId,
    String storeName,
    Tab tab,
    List<StoreLink> stores,
    int waiting,
    String assets,
    String topics) {

  /** Parts of a store. */
  public enum Tab {
    NONE,
    LIVE,
    RECEIPTS,
    REVIEWS,
    CAMERAS,
    HEALTH
  }

  /** A store that can be chosen. */
  public record StoreLink(String storeId, String name) {}

  /** Address of a page of this store; a segment must be safe in a URL. */
  public String to(String rest) {
    return Urls.store(storeId) + rest;
  }

  /** Address of a store. */
  public String store(StoreLink link) {
    return Urls.store(link.storeId());
  }

  /** Marks the current tab for css and screen readers. */
  public String current(Tab other) {
    return tab == other ? "page" : "false";
  }
}
