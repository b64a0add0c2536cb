package org.saunter.server;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saunter.model.Product;
import org.saunter.server.Guard.Refused;
import org.saunter.server.live.BillView;
import org.saunter.server.live.LiveShop;
import org.saunter.server.live.QuestionView;
import org.saunter.server.live.ReceiptView;
import org.saunter.server.page.Frame;
import org.saunter.server.page.Frame.Tab;
import org.saunter.server.page.StoreCard;
import org.saunter.server.page.Urls;

/** The pages that people read. */
final class Pages {
  private static final int RECEIPTS_MAX = 200;
  private static final int CLOSED_MAX = 20;
  private static final int FOUND_MAX = 8;
  private static final String EVERYTHING = "floor,moments,bills,receipts,questions,headline";

  private final Stores stores;
  private final Templates templates;
  private final Assets assets;

  Pages(Stores stores, Templates templates, Assets assets) {
    this.stores = stores;
    this.templates = templates;
    this.assets = assets;
  }

  void home(Context ctx) {
    List<Stores.Entry> all = stores.all();
    if (all.size() == 1) {
      ctx.redirect(Urls.store(all.get(0).shop().storeId()));
      return;
    }
    Frame frame = new Frame("Stores", "", "", Tab.NONE, stores.links(), 0, assets.prefix(), "");
    List<StoreCard> cards =
        all.stream()
            .map(
                e ->
                    new StoreCard(
                        e.shop().storeId(),
                        e.shop().setup().profile().name(),
                        e.shop().setup().layout().format(),
                        e.shop().headline(),
                        e.show()))
            .toList();
    render(ctx, "stores.jte", Map.of("frame", frame, "cards", cards));
  }

  void live(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    LiveShop shop = e.shop();
    Map<String, Object> parameters = page(e, "Live", Tab.LIVE, EVERYTHING);
    parameters.put("plan", e.plan());
    parameters.put("wall", e.wall().view());
    parameters.put("headline", shop.headline());
    parameters.put("bills", shop.bills());
    parameters.put("moments", shop.newestMoments());
    parameters.put("receipts", shop.receipts(Fragments.RECEIPTS_SHOWN));
    parameters.put("questions", shop.openQuestions());
    parameters.put("words", shop.words());
    parameters.put("isReadOnly", isReadOnly(e));
    render(ctx, "live.jte", parameters);
  }

  void receipts(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    String find = ctx.queryParam("find");
    String wanted = find == null ? "" : find.strip();
    List<ReceiptView> all = e.shop().receipts(RECEIPTS_MAX);
    Map<String, Object> parameters = page(e, "Receipts", Tab.RECEIPTS, "headline,questions");
    parameters.put("receipts", all.stream().filter(r -> isWanted(r, wanted)).toList());
    parameters.put("find", Guard.clip(wanted));
    parameters.put("remembered", all.size());
    render(ctx, "receipts.jte", parameters);
  }

  private static boolean isWanted(ReceiptView receipt, String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || Long.toString(receipt.visitId()).equals(wanted)
        || receipt.lines().stream()
            .anyMatch(
                l ->
                    l.name().toLowerCase(Locale.ROOT).contains(lower)
                        || l.sku().toLowerCase(Locale.ROOT).equals(lower));
  }

  void receipt(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    long visitId = number(ctx.pathParam("visit"), "visit");
    ReceiptView receipt = e.shop().receipt(visitId);
    if (receipt != null) {
      Map<String, Object> parameters =
          page(e, "Receipt of visit " + visitId, Tab.RECEIPTS, "questions");
      parameters.put("receipt", receipt);
      parameters.put("plan", e.plan());
      parameters.put("words", e.shop().words());
      parameters.put("replayable", e.shop().replayable());
      parameters.put("paid", e.store().money().receipt(e.shop().storeId(), visitId));
      render(ctx, "receipt.jte", parameters);
      return;
    }
    BillView bill = e.shop().bill(visitId);
    if (bill == null) {
      throw new Refused(
          404,
          "There is no receipt of visit (" + visitId + ") here.",
          "Maybe it is older than the last few hundred, which is what the pages remember.");
    }
    Map<String, Object> parameters = page(e, "Visit " + visitId, Tab.RECEIPTS, "bills,questions");
    parameters.put("bill", bill);
    render(ctx, "bill.jte", parameters);
  }

  void reviews(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    Map<String, Object> parameters = page(e, "Reviews", Tab.REVIEWS, "questions");
    parameters.put("questions", e.shop().openQuestions());
    parameters.put("closed", e.shop().closedQuestions(CLOSED_MAX));
    parameters.put("words", e.shop().words());
    render(ctx, "reviews.jte", parameters);
  }

  void review(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    render(ctx, "review.jte", review(e, Reviews.question(e, ctx)));
  }

  private Map<String, Object> review(Stores.Entry e, QuestionView question) {
    Map<String, Object> parameters =
        page(e, "Question " + question.questionId(), Tab.REVIEWS, "questions");
    parameters.put("q", question);
    parameters.put("plan", e.plan());
    parameters.put("words", e.shop().words());
    parameters.put("replayable", e.shop().replayable());
    parameters.put("isReadOnly", isReadOnly(e));
    return parameters;
  }

  void health(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    Map<String, Object> parameters = page(e, "Health", Tab.HEALTH, "health,questions");
    parameters.put("health", e.shop().health());
    parameters.put("layout", e.shop().setup().layout());
    render(ctx, "health.jte", parameters);
  }

  void cameras(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    Map<String, Object> parameters = page(e, "Cameras", Tab.CAMERAS, "cameras,questions");
    parameters.put("wall", e.wall().view());
    render(ctx, "cameras.jte", parameters);
  }

  /** Products whose name or SKU contains a text, as a piece of the review form. */
  void find(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    String q = ctx.queryParam("q");
    String wanted = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
    List<Product> found =
        wanted.isEmpty()
            ? List.of()
            : e.shop().setup().catalogue().products().stream()
                .filter(
                    p ->
                        p.name().toLowerCase(Locale.ROOT).contains(wanted)
                            || p.sku().toLowerCase(Locale.ROOT).contains(wanted)
                            || p.gtins().stream().anyMatch(g -> g.endsWith(wanted)))
                .limit(FOUND_MAX)
                .toList();
    render(
        ctx,
        "part/found.jte",
        Map.of("found", found, "show", e.show(), "wanted", Guard.clip(wanted)));
  }

  void error(Context ctx, int status, String rule, String maybe) {
    Frame frame = new Frame("Error", "", "", Tab.NONE, stores.links(), 0, assets.prefix(), "");
    ctx.status(status);
    render(
        ctx, "error.jte", Map.of("frame", frame, "status", status, "rule", rule, "maybe", maybe));
  }

  static boolean isReadOnly(Stores.Entry e) {
    return e.store().reviews().isReadOnly();
  }

  private Map<String, Object> page(Stores.Entry e, String title, Tab tab, String topics) {
    LiveShop shop = e.shop();
    Frame frame =
        new Frame(
            title,
            shop.storeId(),
            shop.setup().profile().name(),
            tab,
            stores.links(),
            shop.waiting(),
            assets.prefix(),
            topics);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("frame", frame);
    parameters.put("show", e.show());
    return parameters;
  }

  private void render(Context ctx, String template, Map<String, Object> parameters) {
    ctx.contentType("text/html; charset=utf-8").result(templates.render(template, parameters));
  }

  /** A whole positive number of a path. */
  static long number(String text, String what) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Refused(
          404,
          "The " + what + " (" + Guard.clip(text) + ") is not a number.",
          "Maybe the address was cut.");
    }
    return Long.parseLong(text);
  }
}
