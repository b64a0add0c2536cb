package org.saunter.app.command;

import java.io.PrintWriter;
import org.saunter.app.day.Day;
import org.saunter.app.day.DayResult;
import org.saunter.app.print.Table;
import org.saunter.trade.Trade;
import org.saunter.trade.ledger.LedgerCheck;
import org.saunter.trade.receipt.ReceiptPrinter;

/** How a headless day went, for people. */
final class DayTable {
  private static final int LATEST = 20;

  private DayTable() {}

  static void print(PrintWriter out, Day day, Trade trade, DayResult result) {
    trade.latestReceipts(day.host().storeId(), LATEST).stream()
        .filter(r -> r.lines().size() >= 2)
        .findFirst()
        .ifPresent(r -> out.println(ReceiptPrinter.printWithEvidence(r)));
    LedgerCheck check = trade.check();
    new Table(out)
        .scores(result.scores(), result.handling())
        .row("observations", day.counts().observations())
        .row("observations per second", result.observationsPerSecond())
        .row("not used, by reason", day.counts().refused())
        .row("ledger", check.isFine() ? "agrees" : String.join(" ", check.problems()))
        .row("hash of all facts", day.host().factsHash())
        .measured(day.simulation().measured().figures());
  }
}
