package org.saunter.server;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saunter.model.Product;
import org.saunter.server.Guard.Refused;
import org.saunter.server.live.HeadlineView;
import org.saunter.server.live.ReceiptView;

/** The same as the pages, as JSON. */
final class Api {
  private static final int RECEIPTS_DEFAULT = 50;
  private static final int RECEIPTS_MAX = 500;
  private static final int PRODUCTS_MAX = 50;

  private final Stores stores;

  Api(Stores stores) {
    this.stores = stores;
  }

  void stores(Context ctx) {
    ctx.json(
        stores.all().stream()
            .map(e -> Map.of("storeId", e.shop().storeId(), "name", name(e)))
            .toList());
  }

  private static String name(Stores.Entry e) {
    return e.shop().setup().profile().name();
  }

  void headline(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("storeId", e.shop().storeId());
    answer.put("name", name(e));
    answer.put("currency", e.shop().setup().profile().currency());
    HeadlineView headline = e.shop().headline();
    answer.put("headline", headline);
    answer.put("reviewedPer1000", headline.reviewedPer1000());
    ctx.json(answer);
  }

  void layout(Context ctx) {
    ctx.json(stores.of(ctx).shop().setup().layout());
  }

  void floor(Context ctx) {
    ctx.json(stores.of(ctx).shop().floor());
  }

  void moments(Context ctx) {
    ctx.json(stores.of(ctx).shop().newestMoments());
  }

  void bills(Context ctx) {
    ctx.json(stores.of(ctx).shop().bills());
  }

  void receipts(Context ctx) {
    String max = ctx.queryParam("max");
    long wanted = max == null ? RECEIPTS_DEFAULT : Pages.number(max, "max");
    ctx.json(stores.of(ctx).shop().receipts((int) Math.min(RECEIPTS_MAX, wanted)));
  }

  void receipt(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    long visitId = Pages.number(ctx.pathParam("visit"), "visit");
    ReceiptView receipt = e.shop().receipt(visitId);
    if (receipt == null) {
      throw new Refused(
          404, "There is no receipt of visit (" + visitId + ") here.", "Maybe it is not decided.");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("receipt", receipt);
    var paid = e.store().money().receipt(e.shop().storeId(), visitId);
    if (paid != null) {
      answer.put("paid", paid);
    }
    ctx.json(answer);
  }

  void questions(Context ctx) {
    ctx.json(stores.of(ctx).shop().openQuestions());
  }

  void question(Context ctx) {
    ctx.json(Reviews.question(stores.of(ctx), ctx));
  }

  void health(Context ctx) {
    ctx.json(stores.of(ctx).shop().health());
  }

  void catalogue(Context ctx) {
    String q = ctx.queryParam("q");
    String wanted = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
    List<Product> found =
        stores.of(ctx).shop().setup().catalogue().products().stream()
            .filter(
                p ->
                    p.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || p.sku().toLowerCase(Locale.ROOT).contains(wanted))
            .limit(PRODUCTS_MAX)
            .toList();
    ctx.json(found);
  }
}
