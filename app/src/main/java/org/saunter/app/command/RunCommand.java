package org.saunter.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.day.DayFolder;
import org.saunter.app.live.LiveStores;
import org.saunter.app.live.StoresStopped;
import org.saunter.host.HostSettings;
import org.saunter.host.StoreFleet;
import org.saunter.learn.SensorSettings;
import org.saunter.model.StoreSetup;
import org.saunter.recording.SetupFiles;
import org.saunter.recording.UnreadableLine;
import org.saunter.server.ServerSettings;
import org.saunter.trade.Trade;
import org.saunter.trade.TradePolicy;
import org.saunter.trade.payment.Processor;
import org.saunter.trade.payment.SandboxProcessor;
import org.saunter.trade.sql.Durability;
import org.saunter.trade.sql.FaultPoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs real stores. Their sensors, or a third party's vision, send observations as JSON lines"
          + " to POST /api/stores/STORE/observations, or on standard input.",
      "What a line looks like: docs/reference/recording-format.md. Payment is the sandbox's."
    })
public final class RunCommand implements Callable<Integer> {
  private static final int BAD_SHOWN = 20;

  /** What drives the stores' timers. */
  enum ClockKind {
    WALL,
    OBSERVATIONS
  }

  private final FaultPoint faults;

  @Mixin private final Output output = new Output();

  @Option(
      names = {"--setup", "--recording-setup"},
      paramLabel = "DIR",
      required = true,
      description =
          "Folder with store.json, catalogue.json and planogram.json, for instance of a recording;"
              + " may be given more than once.")
  private List<Path> setups = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Data folder: journal, money, receipts.")
  private Path data = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + LiveOptions.PORT,
      description = "Port of pages and intake; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = LiveOptions.PORT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen at; there is no log-in, so only put it into a network that you trust"
              + " (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--sensors",
      paramLabel = "CLASS",
      defaultValue = "mid",
      description = "How well the sensors see: poor, mid or good (default: ${DEFAULT-VALUE}).")
  private String sensors = "mid";

  @Option(
      names = "--threshold",
      paramLabel = "PPM",
      defaultValue = "950000",
      description =
          "A receipt at least this sure is charged unseen, parts per million"
              + " (default: ${DEFAULT-VALUE}).")
  private int thresholdPpm = 950_000;

  @Option(
      names = "--clock",
      paramLabel = "WHICH",
      defaultValue = "wall",
      description =
          "What drives the stores' timers: wall (this machine's clock) or observations (only what"
              + " comes in) (default: ${DEFAULT-VALUE}).")
  private ClockKind clock = ClockKind.WALL;

  @Option(
      names = "--stdin",
      paramLabel = "STORE",
      description = "Read observations of this store from standard input; its end ends the run.")
  private @Nullable String stdin;

  public RunCommand() {
    this(FaultPoint.NONE);
  }

  /** The same with places on the money side at which a test may let a store die. */
  public RunCommand(FaultPoint faults) {
    this.faults = faults;
  }

  @Override
  public Integer call() {
    List<StoreSetup> read = new ArrayList<>();
    long nowNanos = System.currentTimeMillis() * 1_000_000L;
    for (Path folder : setups) {
      SetupFiles.Read found = SetupFiles.read(folder, nowNanos);
      found.problems().forEach(p -> output.err().println(p.rule() + "\n" + p.maybe()));
      read.add(found.setup());
    }
    try (StopSignal stop = new StopSignal();
        StoreFleet fleet = StoreFleet.open(data, HostSettings.standard());
        SandboxProcessor processor = SandboxProcessor.open(data.resolve(DayFolder.SANDBOX));
        Trade trade = openTrade(processor)) {
      serve(read, fleet, trade, stop);
      StoresStopped.check(fleet.faults()); // closed by now: also what failed at the very end
      return 0;
    }
  }

  private Trade openTrade(Processor processor) {
    return Trade.open(
        data.resolve(DayFolder.TRADE),
        processor,
        TradePolicy.standard(),
        Durability.POWER_CUT,
        faults);
  }

  private void serve(List<StoreSetup> read, StoreFleet fleet, Trade trade, StopSignal stop) {
    try (LiveStores stores =
        new LiveStores(
            read,
            SensorSettings.of(sensors).withChargeCertaintyPpm(thresholdPpm),
            fleet,
            trade,
            ServerSettings.local(port).withHost(host),
            clock == ClockKind.WALL)) {
      PrintWriter out = output.out();
      out.println("Open: " + stores.url());
      out.flush();
      feed(stores, stop);
      stop.await();
      stores
          .counters()
          .forEach((id, c) -> out.println("Store " + id + ": " + c.position() + ", " + c.fates()));
      out.flush();
    }
  }

  private void feed(LiveStores stores, StopSignal stop) {
    String store = stdin;
    if (store != null) {
      List<UnreadableLine> bad = new ArrayList<>();
      stores.read(store, System.in, line -> bad(bad, line));
      stop.tell();
    }
  }

  private void bad(List<UnreadableLine> shown, UnreadableLine line) {
    if (shown.size() < BAD_SHOWN) {
      shown.add(line);
      output.err().println(line + "\n" + line.maybe());
    }
  }
}
