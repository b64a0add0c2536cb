package org.saunter.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saunter.app.day.DayFolder;
import org.saunter.app.day.DayPlan;
import org.saunter.app.live.LiveDays;
import org.saunter.app.live.StoresStopped;
import org.saunter.host.HostSettings;
import org.saunter.server.ServerSettings;
import org.saunter.server.live.HeadlineView;
import picocli.CommandLine.Option;

/** A demo in real time behind pages. */
final class LiveOptions {
  static final int PORT = ServerSettings.DEFAULT_PORT;
  private static final int STORES_MAX = 16;
  private static final long SECOND_NANOS = 1_000_000_000L;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + PORT,
      description = "Port of the pages; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = PORT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen at; the pages have no log-in, so 0.0.0.0 shows them to everybody who"
              + " can reach this machine (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "How fast the shop's time goes by (default: ${DEFAULT-VALUE}).")
  private double speed = 1;

  @Option(
      names = "--stores",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "How many stores, each with the next seed (default: ${DEFAULT-VALUE}).")
  private int stores = 1;

  /** Where the launcher keeps its things: a folder that can be written. */
  static Path state() {
    return Path.of(System.getProperty("saunter.state", ".saunter"));
  }

  int run(Output output, DayPlan plan, @Nullable Path data) {
    check(output);
    Path path = data == null ? state().resolve("demo") : data;
    try (StopSignal stop = new StopSignal()) {
      if (data == null) {
        DayFolder.clear(path);
      }
      List<DayPlan> plans = plans(plan, DayFolder.startNanos(path, nowSecondNanos()));
      try (DayFolder folder = DayFolder.open(path, plans, HostSettings.standard())) {
        return serve(output, plans, folder, stop);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Output output) {
    if (!(speed > 0 && speed <= 1_000)) {
      throw Misuse.of(
          output.command(),
          "The speed (" + speed + ") cannot be.",
          "Maybe a number above 0 and up to 1000 was meant.");
    }
    if (stores < 1 || stores > STORES_MAX) {
      throw Misuse.of(
          output.command(),
          "A demo of (" + stores + ") stores cannot be made.",
          "Maybe a number from 1 to " + STORES_MAX + " was meant.");
    }
  }

  private static long nowSecondNanos() {
    return Math.multiplyExact(System.currentTimeMillis() / 1_000, SECOND_NANOS);
  }

  private List<DayPlan> plans(DayPlan plan, long startNanos) {
    List<DayPlan> plans = new ArrayList<>();
    for (int i = 0; i < stores; i++) {
      String id = i == 0 ? "demo" : "demo-" + (i + 1);
      plans.add(plan.inStore(id, plan.scenario().seed() + i, startNanos));
    }
    return plans;
  }

  private int serve(Output output, List<DayPlan> plans, DayFolder folder, StopSignal stop) {
    PrintWriter out = output.out();
    try (LiveDays days =
        new LiveDays(plans, folder, ServerSettings.local(port).withHost(host), speed, stop::tell)) {
      out.println("The shop is open: " + days.url());
      out.println("Ctrl-C closes it.");
      out.flush();
      stop.await();
      HeadlineView headline = days.headline();
      StoresStopped.check(days.faults());
      out.printf(
          Locale.ROOT,
          "The shop is closed after %s and %s, %d of %d exact.%n",
          count(headline.visits(), "visit"),
          count(headline.receipts(), "receipt"),
          headline.exact(),
          headline.judged());
      out.flush();
      return 0;
    }
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
