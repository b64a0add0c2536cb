package org.saunter.app.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.saunter.app.day.DayFolder;
import org.saunter.app.explain.Chain;
import org.saunter.app.explain.ChainPrint;
import org.saunter.app.explain.Evidence;
import org.saunter.host.Journal;
import org.saunter.model.BadInputException;
import org.saunter.recording.Recording;
import org.saunter.trade.Trade;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.receipt.ReceiptPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saunter explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says where each line of a receipt comes from: movements, facts, sensor readings, the moment.",
      "Either the number of a receipt with --data, or a recording with --visit."
    })
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Parameters(
      arity = "0..1",
      paramLabel = "RECEIPT|RECORDING",
      description = "Number of the receipt, or folder of a recording.")
  private @Nullable String what;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of a demo or run; it may be running.")
  private @Nullable Path data;

  @Option(
      names = "--visit",
      paramLabel = "NUMBER",
      description = "Number of the visit, instead of the receipt's.")
  private @Nullable Long visit;

  @Option(
      names = "--store",
      paramLabel = "ID",
      description = "Which store, if the data folder holds several.")
  private @Nullable String store;

  @Override
  public Integer call() {
    if (data != null) {
      ofData(data);
    } else if (what != null && visit != null) {
      ofRecording(Recording.open(Path.of(what)), visit);
    } else {
      throw Misuse.of(
          output.command(),
          "There is neither a data folder nor a recording with a visit.",
          "Maybe 'explain 14 --data .saunter/demo' or 'explain shop7 --visit 10' was meant.");
    }
    return 0;
  }

  private void ofRecording(Recording recording, long visitId) {
    UnaryOperator<String> names = recording.setup().catalogue()::nameOf;
    Chain chain = Chain.of(Evidence.recording(recording), visitId);
    print(new ChainPrint(chain, names), recording.setup().profile().storeId());
  }

  private void ofData(Path folder) {
    String storeId = storeId(folder);
    try (Trade trade = trade(folder)) {
      Receipt receipt = receipt(trade, storeId);
      long visitId = receipt == null ? visitOf() : receipt.visitId();
      Map<String, String> known = new HashMap<>();
      if (receipt != null) {
        receipt.lines().forEach(line -> known.put(line.sku(), line.name()));
        if (!output.isJson()) {
          output.out().println(ReceiptPrinter.printWithEvidence(receipt));
        }
      }
      Chain chain = Chain.of(Evidence.journal(folder, storeId), visitId);
      print(new ChainPrint(chain, sku -> known.getOrDefault(sku, sku)), storeId);
    }
  }

  private String storeId(Path folder) {
    try (Journal journal = Journal.openToRead(folder)) {
      List<String> stores = journal.stores();
      if (store == null && stores.size() == 1) {
        return stores.getFirst();
      }
      if (store != null && stores.contains(store)) {
        return store;
      }
      throw new BadInputException(
          "The data folder (" + folder + ") holds the stores " + stores + ".",
          "Maybe name one with --store.");
    }
  }

  private static Trade trade(Path folder) {
    return DayFolder.tradeToRead(folder)
        .orElseThrow(
            () ->
                new BadInputException(
                    "The folder (" + folder + ") has no receipts.",
                    "Maybe it is not a data folder."));
  }

  private @Nullable Receipt receipt(Trade trade, String storeId) {
    if (visit != null) {
      return trade.receipt(storeId, visit).orElse(null);
    }
    long number = number();
    return trade
        .receiptNumbered(storeId, number)
        .orElseThrow(
            () ->
                new BadInputException(
                    "The store (" + storeId + ") has no receipt (" + number + ").",
                    "Maybe it is not decided yet, or --visit was meant."));
  }

  private long visitOf() {
    return visit == null ? 0 : visit;
  }

  private long number() {
    String text = what == null ? "" : what;
    if (!text.matches("[0-9]{1,18}")) {
      throw Misuse.of(
          output.command(),
          "The receipt (" + text + ") is no number.",
          "Maybe 'explain 14 --data DIR' was meant.");
    }
    return Long.parseLong(text);
  }

  private void print(ChainPrint print, String storeId) {
    if (output.isJson()) {
      output.out().println(print.json(storeId).toLine());
    } else {
      print.text(output.out());
    }
  }
}
