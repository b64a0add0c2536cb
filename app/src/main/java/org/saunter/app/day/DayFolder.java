package org.saunter.app.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.saunter.host.HostSettings;
import org.saunter.host.Journal;
import org.saunter.host.StoreFleet;
import org.saunter.model.BadInputException;
import org.saunter.trade.Trade;
import org.saunter.trade.TradePolicy;
import org.saunter.trade.payment.ProcessorAnswer;
import org.saunter.trade.payment.SandboxProcessor;
import org.saunter.trade.sql.Durability;
import org.saunter.trade.sql.FaultPoint;

/** The data folder of a demo: its plan, the journal, the money side and the sandbox processor. */
public final class DayFolder implements AutoCloseable {
  /** Name of the file that says which days a data folder holds. */
  public static final String PLAN = "demo.jsonl";

  /** Name of the money side's file. */
  public static final String TRADE = "trade.db";

  /** Name of the sandbox processor's file. */
  public static final String SANDBOX = "sandbox.db";

  private static final Pattern START = Pattern.compile("\"startNanos\":(\\d{1,19})");

  private final Path path;
  private final boolean isTemporary;
  private final StoreFleet fleet;
  private final SandboxProcessor processor;
  private final Trade trade;

  private DayFolder(
      Path path, boolean isTemporary, StoreFleet fleet, SandboxProcessor processor, Trade trade) {
    this.path = path;
    this.isTemporary = isTemporary;
    this.fleet = fleet;
    this.processor = processor;
    this.trade = trade;
  }

  /** A folder that is gone when it is closed, for days that nobody wants to look at again. */
  public static DayFolder temporary(List<DayPlan> plans) {
    try {
      Path path = Files.createTempDirectory("saunter-demo-");
      return open(path, plans, HostSettings.fast(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a folder, makes it if need be.
   *
   * @throws BadInputException if it holds other days, or cannot be used
   */
  public static DayFolder open(Path path, List<DayPlan> plans, HostSettings settings) {
    return open(path, plans, settings, false);
  }

  private static DayFolder open(
      Path path, List<DayPlan> plans, HostSettings settings, boolean temporary) {
    StoreFleet fleet = StoreFleet.open(path, settings);
    try {
      plan(path, plans);
      boolean isFast = settings.durability() == org.saunter.host.Durability.KILL;
      Durability durability = isFast ? Durability.KILL : Durability.POWER_CUT;
      SandboxProcessor processor =
          SandboxProcessor.open(path.resolve(SANDBOX), durability, FaultPoint.NONE);
      Trade trade =
          Trade.open(
              path.resolve(TRADE), processor, TradePolicy.standard(), durability, FaultPoint.NONE);
      return new DayFolder(path, temporary, fleet, processor, trade);
    } catch (IOException e) {
      fleet.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  private static void plan(Path path, List<DayPlan> plans) throws IOException {
    Path file = path.resolve(PLAN);
    List<String> lines = plans.stream().map(DayPlan::toLine).toList();
    if (!Files.exists(file)) {
      Files.write(file, lines);
      return;
    }
    List<String> known = Files.readAllLines(file);
    if (!known.equals(lines)) {
      throw new BadInputException(
          "The data folder (" + path + ") holds another day: (" + String.join("; ", known) + ").",
          "Maybe give the same options, or name an empty folder.");
    }
  }

  /** When the days of a folder began; {@code otherwise} if it holds none. */
  public static long startNanos(Path path, long otherwise) throws IOException {
    Path file = path.resolve(PLAN);
    if (!Files.isRegularFile(file)) {
      return otherwise;
    }
    Matcher start = START.matcher(Files.readString(file));
    return start.find() ? Long.parseLong(start.group(1)) : otherwise;
  }

  /**
   * Removes what an earlier demo left in a folder; leaves a folder alone that is none of ours.
   *
   * @throws BadInputException if that demo still runs
   */
  public static void clear(Path path) throws IOException {
    if (!Files.exists(path.resolve(PLAN))) {
      return;
    }
    Journal.open(path).close(); // refuses a folder that is in use
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(path)) {
      all.filter(DayFolder::isOurs).forEach(files::add);
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private static boolean isOurs(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals(PLAN)
        || name.startsWith("journal.")
        || name.startsWith(TRADE)
        || name.startsWith(SANDBOX);
  }

  /** The money side of a data folder, to be looked at; empty if there is none. */
  public static Optional<Trade> tradeToRead(Path path) {
    Path file = path.resolve(TRADE);
    return Files.isRegularFile(file)
        ? Optional.of(Trade.open(file, request -> new ProcessorAnswer.Silent("nobody is asked")))
        : Optional.empty();
  }

  public StoreFleet fleet() {
    return fleet;
  }

  public Trade trade() {
    return trade;
  }

  @Override
  public void close() {
    try {
      fleet.close();
    } finally {
      trade.close();
      processor.close();
      if (isTemporary) {
        remove(path);
      }
    }
  }

  /** Takes a folder away with all that is in it. */
  public static void remove(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
