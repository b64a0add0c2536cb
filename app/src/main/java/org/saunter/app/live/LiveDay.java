package org.saunter.app.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.saunter.app.day.Day;
import org.saunter.app.day.DayFolder;
import org.saunter.app.day.DayListener;
import org.saunter.app.day.DayPlan;
import org.saunter.app.day.DayPlan.ReviewerKind;
import org.saunter.host.Step;
import org.saunter.host.StoreFault;
import org.saunter.learn.seen.SeenShop;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import org.saunter.server.ReviewSink;
import org.saunter.server.ShownStore;
import org.saunter.server.TradeReceipts;
import org.saunter.server.live.LiveShop;
import org.saunter.server.wall.LookLog;
import org.saunter.sim.Simulation;

/** One synthetic store at the pace of a clock, and as its pages show it. */
final class LiveDay implements ReviewSink {
  private static final long LAG_NANOS_MAX = 1_000_000_000L;

  private final LiveShop shop;
  private final Day day;
  private final ShownStore shown;
  private final double speed;
  private final Runnable ended;
  private @Nullable Thread thread;
  private volatile boolean isStopped;
  private volatile @Nullable StoreFault fault;

  LiveDay(DayPlan plan, StoreSetup setup, DayFolder folder, double speed, Runnable ended) {
    this.speed = speed;
    this.ended = ended;
    shop = new LiveShop(setup);
    day = new Day(plan, folder.fleet(), folder.trade(), List.of(new Feed(shop)));
    ShownStore plain = new ShownStore(shop, this, new TradeReceipts(folder.trade()));
    SeenShop seen = day.seen();
    if (seen == null) {
      shown = plain;
    } else {
      EyesWall wall = new EyesWall();
      seen.watch(wall::take);
      shown = plain.withWall(wall, LookLog.NONE);
    }
  }

  /** The setup that a plan's store has. */
  static StoreSetup setup(DayPlan plan) {
    return new Simulation(plan.scenario()).setup();
  }

  private record Feed(LiveShop shop) implements DayListener {
    @Override
    public void on(Step step) {
      shop.on(step.observation(), step.facts());
    }

    @Override
    public void on(Truth truth) {
      shop.truth(truth);
    }
  }

  ShownStore shown() {
    return shown;
  }

  LiveShop shop() {
    return shop;
  }

  void start() {
    thread = Thread.ofPlatform().name("day-" + shop.storeId()).start(this::run);
  }

  private void run() {
    try {
      long beganNanoTime = System.nanoTime();
      long tickNanos = Math.max(1, (long) (Simulation.TICK_NANOS / speed));
      long ticks = 0;
      while (!isStopped && day.tick()) {
        if (day.isCatchingUp()) {
          beganNanoTime = System.nanoTime();
          ticks = 0;
          continue;
        }
        ticks++;
        long ahead = beganNanoTime + ticks * tickNanos - System.nanoTime();
        if (ahead > 0) {
          LockSupport.parkNanos(ahead);
        } else if (ahead < -LAG_NANOS_MAX) {
          beganNanoTime -= ahead; // the machine cannot keep the pace: do not run after it
        }
      }
    } catch (RuntimeException | Error e) {
      fault = StoreFault.of(shop.storeId(), e);
    } finally {
      day.close();
      ended.run();
    }
  }

  @Override
  public Taken offer(String storeId, ReviewAnswered answer) {
    if (isStopped || isReadOnly()) {
      return Taken.READ_ONLY;
    }
    return day.review(answer) ? Taken.YES : Taken.BUSY;
  }

  /** A day with a simulated reviewer, or none, takes no answers from pages. */
  @Override
  public boolean isReadOnly() {
    return day.plan().reviewer() != ReviewerKind.PAGE;
  }

  /** Why it stopped by itself, if it did. */
  Optional<StoreFault> fault() {
    return Optional.ofNullable(fault);
  }

  void stop() throws InterruptedException {
    isStopped = true;
    Thread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
      running.join();
    }
  }
}
