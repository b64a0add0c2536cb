package org.saunter.server;

import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;
import org.saunter.server.live.HeadlineView;
import org.saunter.server.live.LiveShop;

/** Figures for machines, in the text form of Prometheus. */
final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics(Stores stores, Stream stream) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    Gauge.builder("saunter.pages.watching", stream, Stream::open).register(registry);
    for (Stores.Entry entry : stores.all()) {
      bind(entry.shop());
      looks(entry, "saunter.cameras.looks", Looks::begun);
      looks(entry, "saunter.cameras.pictures.shown", Looks::pictures);
    }
  }

  private void bind(LiveShop shop) {
    counter(shop, "saunter.observations", HeadlineView::observations);
    counter(shop, "saunter.observations.refused", HeadlineView::refused);
    counter(shop, "saunter.visits", HeadlineView::visits);
    counter(shop, "saunter.receipts", HeadlineView::receipts);
    counter(shop, "saunter.receipts.asked", HeadlineView::asked);
    counter(shop, "saunter.receipts.judged", HeadlineView::judged);
    counter(shop, "saunter.receipts.exact", HeadlineView::exact);
    gauge(shop, "saunter.people.inside", HeadlineView::peopleInside);
    gauge(shop, "saunter.questions.waiting", HeadlineView::waiting);
    gauge(shop, "saunter.sensors.unwell", HeadlineView::sensorsUnwell);
    gauge(shop, "saunter.exit.to.receipt.p50.seconds", h -> seconds(h.exitToReceiptP50Millis()));
    gauge(shop, "saunter.exit.to.receipt.p99.seconds", h -> seconds(h.exitToReceiptP99Millis()));
  }

  private void looks(Stores.Entry entry, String name, ToDoubleFunction<Looks> figure) {
    FunctionCounter.builder(name, entry.wall().looks(), figure)
        .tag("store", entry.shop().storeId())
        .register(registry);
  }

  private static double seconds(long millis) {
    return millis < 0 ? Double.NaN : millis / 1e3;
  }

  private void counter(LiveShop shop, String name, ToDoubleFunction<HeadlineView> figure) {
    FunctionCounter.builder(name, shop, s -> figure.applyAsDouble(s.headline()))
        .tag("store", shop.storeId())
        .register(registry);
  }

  private void gauge(LiveShop shop, String name, ToDoubleFunction<HeadlineView> figure) {
    Gauge.builder(name, shop, s -> figure.applyAsDouble(s.headline()))
        .tag("store", shop.storeId())
        .register(registry);
  }

  void scrape(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }
}
