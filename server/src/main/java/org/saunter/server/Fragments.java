package org.saunter.server;

import java.util.Map;
import org.saunter.server.live.LiveShop;
import org.saunter.server.live.Topic;
import org.saunter.server.page.Show;
import org.saunter.server.page.Urls;

/** One store's news as text: the floor as JSON, everything else as a piece of a page. */
final class Fragments {
  static final int RECEIPTS_SHOWN = 8;

  private final ShownStore store;
  private final LiveShop shop;
  private final WallBoard wall;
  private final Show show;
  private final Templates templates;
  private final Json json;

  Fragments(ShownStore store, WallBoard wall, Show show, Templates templates, Json json) {
    this.store = store;
    this.wall = wall;
    shop = store.shop();
    this.show = show;
    this.templates = templates;
    this.json = json;
  }

  long version(Topic topic) {
    return topic == Topic.CAMERAS ? wall.version() : shop.version(topic);
  }

  String render(Topic topic) {
    String base = Urls.store(shop.storeId());
    return switch (topic) {
      case FLOOR -> json.text(shop.floor());
      case MOMENTS ->
          templates.render(
              "part/moments.jte", Map.of("moments", shop.newestMoments(), "show", show));
      case BILLS ->
          templates.render(
              "part/bills.jte", Map.of("bills", shop.bills(), "show", show, "base", base));
      case RECEIPTS ->
          templates.render(
              "part/receiptRows.jte",
              Map.of("receipts", shop.receipts(RECEIPTS_SHOWN), "show", show, "base", base));
      case QUESTIONS ->
          templates.render(
              "part/questions.jte",
              Map.of(
                  "questions",
                  shop.openQuestions(),
                  "show",
                  show,
                  "base",
                  base,
                  "words",
                  shop.words()));
      case HEALTH ->
          templates.render(
              "part/health.jte",
              Map.of("health", shop.health(), "layout", shop.setup().layout(), "show", show));
      case CAMERAS ->
          templates.render("part/cameras.jte", Map.of("wall", wall.view(), "show", show));
      case HEADLINE ->
          templates.render(
              "part/headline.jte",
              Map.of(
                  "h",
                  shop.headline(),
                  "show",
                  show,
                  "isReadOnly",
                  store.reviews().isReadOnly(),
                  "wall",
                  wall.view(),
                  "base",
                  base));
    };
  }
}
