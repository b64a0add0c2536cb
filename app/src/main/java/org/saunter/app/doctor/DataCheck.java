package org.saunter.app.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.saunter.app.day.DayFolder;
import org.saunter.app.live.Fates;
import org.saunter.host.Journal;
import org.saunter.host.JournalCheck;
import org.saunter.host.Step;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.recording.UnreadableCount;
import org.saunter.server.live.HealthView;
import org.saunter.trade.Trade;
import org.saunter.trade.TradeHealth;
import org.saunter.trade.ledger.LedgerCheck;

/** The journal, the sensors and the books of a data folder, also while it is in use. */
public final class DataCheck {
  private static final int SHOWN = 10;

  private final List<Finding> found = new ArrayList<>();

  private DataCheck() {}

  /** Looks at a data folder. */
  public static List<Finding> look(Path folder) {
    DataCheck check = new DataCheck();
    try (Journal journal = Journal.openToRead(folder)) {
      List<String> stores = journal.stores();
      if (stores.isEmpty()) {
        check.found.add(
            Finding.note("journal", "The journal holds no store.", "Maybe it was just begun."));
      }
      stores.forEach(store -> check.store(journal, store));
    } catch (BadInputException bad) {
      check.found.add(Finding.trouble("journal", bad.rule(), bad.maybe()));
    }
    check.books(folder);
    return check.found;
  }

  private void store(Journal journal, String storeId) {
    chain(journal, storeId);
    journal.unreadable(storeId).forEach(lines -> found.add(unreadable(storeId, lines)));
    Fates.of(journal.fates(storeId)).forEach(fate -> found.add(arrivals(storeId, fate)));
  }

  /** What has no advice, as something put back in its place, is fine. */
  private static Finding arrivals(String storeId, HealthView.Fate fate) {
    String worst =
        fate.worst().stream()
            .map(source -> "(" + source.getKey() + ": " + source.getValue() + ")")
            .collect(Collectors.joining(", "));
    return new Finding(
        "arrivals " + storeId,
        fate.maybe().isEmpty() ? Finding.State.FINE : Finding.State.NOTE,
        fate.title()
            + ": ("
            + fate.count()
            + ") observations from ("
            + fate.sources().size()
            + ") sources, most from "
            + worst
            + ". "
            + fate.rule(),
        fate.maybe(),
        fate.name(),
        fate.count());
  }

  private static Finding unreadable(String storeId, UnreadableCount lines) {
    return Finding.counted(
        "lines " + storeId,
        lines.reason(),
        lines.count(),
        "("
            + lines.count()
            + ") lines could not be read: "
            + lines.reason()
            + ", the last: "
            + lines.rule(),
        lines.maybe());
  }

  private void chain(Journal journal, String storeId) {
    JournalCheck whole = journal.verify(storeId);
    if (whole.isWhole()) {
      found.add(
          Finding.fine(
              "journal " + storeId,
              "The journal is whole: ("
                  + whole.steps()
                  + ") observations, ("
                  + whole.facts()
                  + ") facts, hash ("
                  + whole.factsHash()
                  + ")."));
      sensors(journal, storeId);
    } else {
      found.add(
          Finding.trouble(
              "journal " + storeId,
              whole.problem(),
              "Maybe restore the journal from a copy: what follows cannot be trusted."));
    }
  }

  private void sensors(Journal journal, String storeId) {
    Map<Refusal, Map<String, Long>> refused = new EnumMap<>(Refusal.class);
    Map<String, SensorHealthChanged> health = new TreeMap<>();
    journal.steps(storeId, 1, step -> collect(step, refused, health));
    if (refused.isEmpty()) {
      found.add(Finding.fine("observations " + storeId, "Every observation was used."));
    }
    refused.forEach((kind, sources) -> found.add(notUsed(storeId, kind, sources)));
    List<SensorHealthChanged> unwell =
        health.values().stream().filter(h -> h.health() != Health.OK).toList();
    if (unwell.isEmpty()) {
      found.add(Finding.fine("sensors " + storeId, "No sensor is known to be unwell."));
    }
    unwell.stream()
        .limit(SHOWN)
        .forEach(
            h ->
                found.add(
                    Finding.note(
                        "sensors " + storeId,
                        "The sensor (" + h.sensorId() + ") is " + words(h) + ".",
                        "Maybe look at it, or count its plate.")));
    if (unwell.size() > SHOWN) {
      found.add(
          Finding.note(
              "sensors " + storeId,
              "(" + (unwell.size() - SHOWN) + ") more sensors are unwell.",
              "Maybe look at the health page."));
    }
  }

  private static String words(SensorHealthChanged h) {
    return h.detail().isEmpty() ? h.health().toString() : h.health() + ", " + h.detail();
  }

  private static Finding notUsed(String storeId, Refusal kind, Map<String, Long> sources) {
    long all = sources.values().stream().mapToLong(Long::longValue).sum();
    String most = Collections.max(sources.entrySet(), Map.Entry.comparingByValue()).getKey();
    return Finding.counted(
        "observations " + storeId,
        kind,
        all,
        "("
            + all
            + ") observations were not used: "
            + kind
            + ", from ("
            + sources.size()
            + ") sources, most from ("
            + most
            + ").",
        "Maybe look at the health page.");
  }

  private static void collect(
      Step step, Map<Refusal, Map<String, Long>> refused, Map<String, SensorHealthChanged> health) {
    for (var fact : step.facts()) {
      if (fact instanceof ObservationRefused no) {
        refused
            .computeIfAbsent(no.refusal(), kind -> new TreeMap<>())
            .merge(no.source(), no.count(), Long::sum);
      } else if (fact instanceof SensorHealthChanged changed) {
        health.put(changed.sensorId(), changed);
      }
    }
  }

  private void books(Path folder) {
    Optional<Trade> opened = DayFolder.tradeToRead(folder);
    if (opened.isEmpty()) {
      found.add(
          Finding.note("ledger", "There is no money side here.", "Maybe no shop was open yet."));
      return;
    }
    try (Trade trade = opened.get()) {
      LedgerCheck check = trade.check();
      TradeHealth health = trade.health();
      check
          .problems()
          .forEach(
              p -> found.add(Finding.trouble("ledger", p, "Maybe call whoever keeps the books.")));
      if (check.isFine()) {
        found.add(
            Finding.fine(
                "ledger",
                "The books agree: ("
                    + health.receipts()
                    + ") receipts, ("
                    + check.transfers()
                    + ") transfers."));
      }
      if (health.givenUpSteps() > 0) {
        found.add(
            Finding.trouble(
                "payments",
                "(" + health.givenUpSteps() + ") calls to the processor were given up.",
                "Maybe ask the processor, then take them up again."));
      }
    }
  }
}
