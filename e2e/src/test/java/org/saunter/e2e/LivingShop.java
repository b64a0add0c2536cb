package org.saunter.e2e;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saunter.host.HostSettings;
import org.saunter.host.Step;
import org.saunter.host.StoreHost;
import org.saunter.model.Observation;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.server.ReviewSink;
import org.saunter.server.ServerSettings;
import org.saunter.server.ShopServer;
import org.saunter.server.ShownStore;
import org.saunter.server.TradeReceipts;
import org.saunter.server.live.LiveShop;
import org.saunter.server.wall.CameraWall;
import org.saunter.server.wall.LookLog;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.trade.Trade;
import org.saunter.trade.payment.SandboxProcessor;

/**
 * A whole running shop for browser journeys: simulator, journal, engine, trade, pages. Its own
 * thread lives at a given pace; answers of reviewers come in between.
 */
final class LivingShop implements AutoCloseable {
  private static final long SETTLE_NANOS = 1_000_000_000L;

  private final Simulation simulation;
  private final SandboxProcessor processor;
  private final Trade trade;
  private final StoreHost host;
  private final LiveShop shop;
  private final ShopServer server;
  private final Queue<Observation> reviews = new ArrayDeque<>();
  private final List<Observation> due = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
  private final Thread life;
  private volatile double pace;
  private volatile boolean isClosed;
  private long settledNanos;

  /**
   * Opens the shop and its pages.
   *
   * @param pace store seconds a second; 0 stands still
   */
  LivingShop(Path folder, Scenario scenario, EngineSettings settings, double pace) {
    this(folder, scenario, settings, pace, shop -> CameraWall.NONE);
  }

  /**
   * The same with cameras.
   *
   * @param cameras makes whoever has the pictures of the shop
   */
  LivingShop(
      Path folder,
      Scenario scenario,
      EngineSettings settings,
      double pace,
      Function<LiveShop, CameraWall> cameras) {
    simulation = new Simulation(scenario.withoutAnsweringEntry());
    processor = SandboxProcessor.open(folder.resolve("sandbox.sqlite"));
    trade = Trade.open(folder.resolve("trade.sqlite"), processor);
    trade.register(simulation.setup());
    host =
        StoreHost.open(
            folder.resolve("journal"),
            simulation.setup(),
            settings,
            HostSettings.fast(),
            List.of());
    shop = new LiveShop(simulation.setup());
    server =
        ShopServer.start(
            ServerSettings.local(0),
            List.of(
                new ShownStore(shop, this::review, new TradeReceipts(trade))
                    .withWall(cameras.apply(shop), LookLog.NONE)));
    this.pace = pace;
    life = Thread.ofPlatform().name("living shop").start(this::live);
  }

  LiveShop shop() {
    return shop;
  }

  Trade trade() {
    return trade;
  }

  /** Address of a page of the store, such as {@code /reviews}. */
  String page(String rest) {
    return server.url() + "stores/" + shop.storeId() + rest;
  }

  void setPace(double storeSecondsPerSecond) {
    pace = storeSecondsPerSecond;
  }

  /** A sensor or its driver says something; the store hears it with its next step. */
  synchronized void say(Observation observation) {
    reviews.add(observation);
  }

  private synchronized ReviewSink.Taken review(String storeId, ReviewAnswered answer) {
    reviews.add(answer);
    return ReviewSink.Taken.YES;
  }

  private synchronized List<Observation> takeReviews() {
    List<Observation> taken = new ArrayList<>(reviews);
    reviews.clear();
    return taken;
  }

  private void live() {
    long dueAt = System.nanoTime();
    boolean isGoingOn = true;
    try {
      while (!isClosed) {
        double now = pace;
        List<Observation> batch = takeReviews();
        if (now > 0 && isGoingOn) {
          isGoingOn = simulation.step(batch::add, shop::truth);
          batch.addAll(dueNow());
        }
        take(host.lockstep(batch));
        take(host.flush());
        settle();
        dueAt += (long) (Simulation.TICK_NANOS / Math.max(0.5, now));
        long wait = dueAt - System.nanoTime();
        if (wait > 0) {
          TimeUnit.NANOSECONDS.sleep(wait);
        } else {
          dueAt = System.nanoTime();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      broken.set(e);
    }
  }

  /** Answers of trade whose time has come. */
  private List<Observation> dueNow() {
    List<Observation> now = new ArrayList<>();
    for (Iterator<Observation> all = due.iterator(); all.hasNext(); ) {
      Observation answer = all.next();
      if (answer.atNanos() <= simulation.nowNanos()) {
        all.remove();
        now.add(answer);
        if (answer instanceof EntryAnswered entry) {
          simulation.answerEntry(
              entry.credential().token(), entry.decision() == EntryDecision.ADMITTED);
        }
      }
    }
    return now;
  }

  private void take(List<Step> steps) {
    for (Step step : steps) {
      shop.on(step.observation(), step.facts());
      due.addAll(trade.on(step.storeId(), step.position(), step.facts()));
    }
  }

  private void settle() {
    if (simulation.nowNanos() - settledNanos >= SETTLE_NANOS) {
      settledNanos = simulation.nowNanos();
      due.addAll(trade.settle(shop.storeId(), settledNanos));
    }
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      life.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    server.close();
    host.close();
    trade.close();
    processor.close();
    Throwable e = broken.get();
    if (e != null) {
      throw new AssertionError("The shop broke.", e);
    }
  }
}
