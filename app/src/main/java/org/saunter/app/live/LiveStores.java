package org.saunter.app.live;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.saunter.host.HostCounters;
import org.saunter.host.StoreFleet;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.StoreSetup;
import org.saunter.recording.ObservationLines;
import org.saunter.recording.UnreadableLine;
import org.saunter.server.ObservationSink.Taken;
import org.saunter.server.ServerSettings;
import org.saunter.server.ShopServer;
import org.saunter.store.EngineSettings;
import org.saunter.trade.Trade;

/** Real stores in one process, behind one web server that also takes their observations. */
public final class LiveStores implements AutoCloseable {
  private static final long TICK_MILLIS = 100;
  private static final long PAUSE_NANOS = 1_000_000L;

  private final List<LiveStore> stores = new ArrayList<>();
  private final StoreFleet fleet;
  private final ShopServer server;
  private final ScheduledExecutorService clock;

  /**
   * Starts them.
   *
   * @param wallClock whether this machine's clock drives the stores' timers; else only observations
   * @throws BadInputException if the port is taken or two setups are of one store
   */
  public LiveStores(
      List<StoreSetup> setups,
      EngineSettings engine,
      StoreFleet fleet,
      Trade trade,
      ServerSettings settings,
      boolean wallClock) {
    this.fleet = fleet;
    for (StoreSetup setup : setups) {
      stores.add(new LiveStore(setup, engine, fleet, trade, !wallClock));
    }
    server = ShopServer.start(settings, stores.stream().map(LiveStore::shown).toList());
    fleet.start();
    clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("clock").factory());
    Runnable beat = wallClock ? this::tick : () -> stores.forEach(LiveStore::advance);
    var unused = clock.scheduleAtFixedRate(beat, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    var unusedToo = clock.scheduleAtFixedRate(this::eachSecond, 1, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    Instant now = Instant.now();
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    stores.forEach(store -> store.tick(nanos));
  }

  private void eachSecond() {
    keep();
    stores.forEach(LiveStore::showFates);
  }

  /** Apart from the intake: however fast bad lines come, they cost one write a second. */
  private void keep() {
    stores.forEach(LiveStore::keepUnreadable);
  }

  public String url() {
    return server.url();
  }

  /**
   * Gives a stream of JSON lines to a store until it ends; slows the stream down rather than lose
   * anything.
   */
  public void read(String storeId, InputStream in, Consumer<UnreadableLine> bad) {
    LiveStore store =
        stores.stream()
            .filter(s -> s.storeId().equals(storeId))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "The store (" + storeId + ") does not run here.",
                        "Maybe one of "
                            + stores.stream().map(LiveStore::storeId).toList()
                            + " was meant."));
    ObservationLines.read(
        "stdin",
        in,
        o -> push(store, o),
        line -> {
          store.unreadable(line);
          bad.accept(line);
        });
  }

  private static void push(LiveStore store, Observation observation) {
    while (store.observe(store.storeId(), observation) == Taken.QUEUE_FULL) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** How each store's host is doing. */
  public Map<String, HostCounters> counters() {
    Map<String, HostCounters> all = new TreeMap<>();
    stores.forEach(s -> all.put(s.storeId(), s.counters()));
    return all;
  }

  /**
   * Stops the clock, the pages and the stores; works off what waits. Trade is the caller's, and so
   * is the fleet, which then knows what stopped by itself.
   */
  @Override
  public void close() {
    clock.shutdownNow();
    server.close();
    keep();
    fleet.close();
  }
}
