package org.saunter.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.saunter.app.day.DayFolder;
import org.saunter.app.day.DayPlan;
import org.saunter.host.StoreFault;
import org.saunter.server.ServerSettings;
import org.saunter.server.ShopServer;
import org.saunter.server.ShownStore;
import org.saunter.server.live.HeadlineView;

/** Synthetic stores in real time, each in a thread of its own, behind one web server. */
public final class LiveDays implements AutoCloseable {
  private final List<LiveDay> days = new ArrayList<>();
  private final Runnable over;
  private final AtomicInteger running = new AtomicInteger();
  private final ShopServer server;

  /**
   * Starts them.
   *
   * @param speed how many seconds of the shop go by in one of ours
   * @param over told when the last day is over
   * @throws org.saunter.model.BadInputException if the port is taken
   */
  public LiveDays(
      List<DayPlan> plans, DayFolder folder, ServerSettings settings, double speed, Runnable over) {
    this.over = over;
    for (DayPlan plan : plans) {
      days.add(new LiveDay(plan, LiveDay.setup(plan), folder, speed, this::ended));
    }
    List<ShownStore> shown = days.stream().map(LiveDay::shown).toList();
    server = ShopServer.start(settings, shown);
    running.set(days.size());
    days.forEach(LiveDay::start);
  }

  private void ended() {
    if (running.decrementAndGet() == 0) {
      over.run();
    }
  }

  public String url() {
    return server.url();
  }

  /** The headline of the first store. */
  public HeadlineView headline() {
    return days.getFirst().shop().headline();
  }

  /** Why stores stopped by themselves. */
  public List<StoreFault> faults() {
    return days.stream().flatMap(day -> day.fault().stream()).toList();
  }

  /** Stops the stores, then the pages. The folder is the caller's. */
  @Override
  public void close() {
    try {
      for (LiveDay day : days) {
        day.stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.close();
    }
  }
}
