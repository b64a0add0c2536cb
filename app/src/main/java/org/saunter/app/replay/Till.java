package org.saunter.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.saunter.app.day.DayFolder;
import org.saunter.model.Fact;
import org.saunter.model.Fact.EntryRequested;
import org.saunter.model.StoreSetup;
import org.saunter.trade.Trade;
import org.saunter.trade.TradePolicy;
import org.saunter.trade.payment.SandboxProcessor;
import org.saunter.trade.receipt.Receipt;
import org.saunter.trade.sql.Durability;
import org.saunter.trade.sql.FaultPoint;

/**
 * The money side of a replay, in a temporary folder with the sandbox processor: for printed
 * receipts. Who was admitted stands in the recording and is not decided again.
 */
public final class Till implements AutoCloseable {
  private final Path folder;
  private final SandboxProcessor processor;
  private final Trade trade;
  private final String storeId;
  private long position;

  public Till(StoreSetup setup) {
    try {
      folder = Files.createTempDirectory("saunter-replay-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    processor =
        SandboxProcessor.open(folder.resolve(DayFolder.SANDBOX), Durability.KILL, FaultPoint.NONE);
    trade =
        Trade.open(
            folder.resolve(DayFolder.TRADE),
            processor,
            TradePolicy.standard(),
            Durability.KILL,
            FaultPoint.NONE);
    trade.register(setup);
    storeId = setup.profile().storeId();
  }

  /** Takes the facts of one observation. */
  public void on(List<Fact> facts) {
    position++;
    for (int i = 0; i < facts.size(); i++) {
      if (!(facts.get(i) instanceof EntryRequested)) {
        trade.on(storeId, position, i, facts.get(i));
      }
    }
  }

  /** The receipt of a visit; empty while undecided, or if not billed. */
  public Optional<Receipt> receipt(long visitId) {
    return trade.receipt(storeId, visitId);
  }

  @Override
  public void close() {
    trade.close();
    processor.close();
    DayFolder.remove(folder);
  }
}
