package org.saunter.server;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.BadInputException;
import org.saunter.server.Guard.Refused;
import org.saunter.server.live.LiveShop;
import org.saunter.server.live.ReviewDesk;
import org.saunter.server.page.Frame.StoreLink;
import org.saunter.server.page.Plan;
import org.saunter.server.page.Show;

/** The stores that have pages, by their id. */
final class Stores {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A store with what its pages need. */
  record Entry(
      ShownStore store,
      Plan plan,
      Show show,
      ReviewDesk desk,
      WallBoard wall,
      Broadcast broadcast) {
    LiveShop shop() {
      return store.shop();
    }
  }

  Stores(List<ShownStore> stores, Templates templates, Json json) {
    for (ShownStore store : stores) {
      LiveShop shop = store.shop();
      Show show = new Show(shop.setup().profile());
      WallBoard wall = new WallBoard(store, InstantSource.system());
      Entry entry =
          new Entry(
              store,
              Plan.of(shop.setup().layout()),
              show,
              new ReviewDesk(shop),
              wall,
              new Broadcast(new Fragments(store, wall, show, templates, json)));
      if (entries.put(shop.storeId(), entry) != null) {
        throw new BadInputException(
            "The store (" + shop.storeId() + ") is served twice.",
            "Maybe two folders hold the same store.");
      }
    }
  }

  /** The store that the address names. */
  Entry of(Context ctx) {
    String storeId = ctx.pathParam("store");
    Entry entry = entries.get(storeId);
    if (entry == null) {
      throw new Refused(
          404,
          "There is no store (" + Guard.clip(storeId) + ") here.",
          "Maybe choose one from the list of stores.");
    }
    return entry;
  }

  List<Entry> all() {
    return List.copyOf(entries.values());
  }

  List<StoreLink> links() {
    List<StoreLink> links = new ArrayList<>();
    for (Entry entry : entries.values()) {
      links.add(new StoreLink(entry.shop().storeId(), entry.shop().setup().profile().name()));
    }
    return List.copyOf(links);
  }

  void close() {
    for (Entry entry : entries.values()) {
      entry.broadcast().close();
      entry.wall().looks().close();
    }
  }
}
