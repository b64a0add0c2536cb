package org.saunter.app.live;

import java.util.List;
import org.saunter.host.HostCounters;
import org.saunter.host.Step;
import org.saunter.host.StoreFleet;
import org.saunter.host.StoreHost;
import org.saunter.host.StoreListener;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.StoreSetup;
import org.saunter.recording.UnreadableCount;
import org.saunter.recording.UnreadableLine;
import org.saunter.server.ObservationSink;
import org.saunter.server.ReviewSink;
import org.saunter.server.ShownStore;
import org.saunter.server.TradeReceipts;
import org.saunter.server.live.HealthView;
import org.saunter.server.live.LiveShop;
import org.saunter.store.EngineSettings;
import org.saunter.trade.Trade;

/** One real store: observations come from outside, in any order, from any thread. */
final class LiveStore implements ReviewSink {
  /** How much of the past the pages are shown again after a restart. */
  private static final long PAST_STEPS = 100_000;

  private static final String CLOCK = "clock";

  private final StoreHost host;
  private final LiveShop shop;
  private final Courier courier;
  private final ShownStore shown;
  private final boolean followsObservations;
  private volatile long newestNanos;
  private List<UnreadableCount> kept;
  private List<HealthView.Fate> fates = List.of(); // by the clock's thread alone

  /**
   * @param followsObservations whether time is what observations say, and no clock ticks
   */
  LiveStore(
      StoreSetup setup,
      EngineSettings settings,
      StoreFleet fleet,
      Trade trade,
      boolean followsObservations) {
    trade.register(setup);
    shop = new LiveShop(setup);
    courier = new Courier(trade, setup.profile().storeId());
    long from = Math.max(0, courier.handledPosition() - PAST_STEPS);
    this.followsObservations = followsObservations;
    host = fleet.add(setup, settings, List.of(courier, new Feed(from)));
    host.unreadable().forEach(shop::unreadable);
    kept = shop.health().unreadable();
    shown = new ShownStore(shop, this, new TradeReceipts(trade), this::observe);
  }

  private final class Feed implements StoreListener {
    private final long from;

    private Feed(long from) {
      this.from = from;
    }

    @Override
    public long handledPosition() {
      return from;
    }

    @Override
    public void on(Step step) {
      newestNanos = Math.max(newestNanos, step.observation().atNanos());
      shop.on(step.observation(), step.facts());
      if (followsObservations) {
        advance();
      }
    }
  }

  ShownStore shown() {
    return shown;
  }

  String storeId() {
    return host.storeId();
  }

  ObservationSink.Taken observe(String storeId, Observation observation) {
    return switch (host.offer(observation)) {
      case QUEUED -> ObservationSink.Taken.YES;
      case QUEUE_FULL -> ObservationSink.Taken.QUEUE_FULL;
      case STOPPED -> ObservationSink.Taken.CLOSED;
    };
  }

  @Override
  public Taken offer(String storeId, ReviewAnswered answer) {
    return switch (host.offer(answer)) {
      case QUEUED -> Taken.YES;
      case QUEUE_FULL -> Taken.BUSY;
      case STOPPED -> Taken.READ_ONLY;
    };
  }

  /** A clock says so: the store's timers run although no sensor speaks. */
  void tick(long nowNanos) {
    host.offer(new Ticked(nowNanos, CLOCK, nowNanos / 1_000));
    courier.advance(nowNanos, host::offer);
  }

  /** Time is what observations say. */
  void advance() {
    courier.advance(newestNanos, host::offer);
  }

  /** A line for this store could not be read. */
  void unreadable(UnreadableLine line) {
    shop.unreadable(UnreadableCount.of(line, shop.nowNanos()));
  }

  /** Keeps the counts of such lines if they changed; what cannot be kept is tried again later. */
  synchronized void keepUnreadable() {
    List<UnreadableCount> now = shop.health().unreadable();
    if (!now.equals(kept)) {
      try {
        host.keepUnreadable(now);
        kept = now;
      } catch (BadInputException e) {
        // the blocks meet the same trouble, and there it stops the store by name
      }
    }
  }

  /** Shows what became of observations on their way, in all runs, if that changed. */
  void showFates() {
    List<HealthView.Fate> now = Fates.of(host.counters().fatesBySource());
    if (!now.equals(fates)) {
      fates = now;
      shop.onTheWay(now);
    }
  }

  HostCounters counters() {
    return host.counters();
  }
}
