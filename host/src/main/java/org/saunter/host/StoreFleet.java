package org.saunter.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.model.BadInputException;
import org.saunter.model.StoreSetup;
import org.saunter.store.EngineSettings;

/**
 * Many stores in one process: a thread for each, one journal and one writer for all. A fault stops
 * its own store only. Thread-safe.
 */
public final class StoreFleet implements AutoCloseable {
  private final HostSettings settings;
  private final Journal journal;
  private final GroupCommitter committer;
  private final Map<String, StoreHost> stores = new TreeMap<>();
  private boolean closed;

  private StoreFleet(Journal journal, HostSettings settings) {
    this.journal = journal;
    this.settings = settings;
    committer = new GroupCommitter(journal);
  }

  /** Opens the journal of a data folder, makes it if need be. */
  public static StoreFleet open(Path folder, HostSettings settings) {
    return new StoreFleet(
        Journal.open(folder, settings.durability(), settings.journalBytesMax()), settings);
  }

  /** Opens and recovers a store; it waits to be started. */
  public synchronized StoreHost add(
      StoreSetup setup, EngineSettings engineSettings, List<StoreListener> listeners) {
    String storeId = setup.profile().storeId();
    if (stores.containsKey(storeId)) {
      throw new BadInputException(
          "The store (" + storeId + ") runs already.", "Maybe give the second one another id.");
    }
    StoreHost host =
        new StoreHost(journal, committer, setup, engineSettings, settings, listeners, null);
    stores.put(storeId, host);
    return host;
  }

  /** Opens the only store of this fleet; closing the store closes the fleet. */
  StoreHost addOwner(
      StoreSetup setup, EngineSettings engineSettings, List<StoreListener> listeners) {
    return new StoreHost(journal, committer, setup, engineSettings, settings, listeners, this);
  }

  /** Starts every store that was added, each in its own thread. */
  public void start() {
    stores().forEach(StoreHost::start);
  }

  /** All stores, by id. */
  public synchronized List<StoreHost> stores() {
    return List.copyOf(stores.values());
  }

  /** The store of that id. */
  public synchronized StoreHost store(String storeId) {
    StoreHost host = stores.get(storeId);
    if (host == null) {
      throw new BadInputException(
          "The store (" + storeId + ") does not run here.", "Maybe its id is spelt otherwise.");
    }
    return host;
  }

  /** Why stores stopped by themselves. */
  public List<StoreFault> faults() {
    return stores().stream().flatMap(host -> host.fault().stream()).toList();
  }

  /** Closes every store, writes what waits, and closes the journal. */
  @Override
  public void close() {
    List<StoreHost> open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = new ArrayList<>(stores.values());
    }
    try {
      open.forEach(StoreHost::close);
    } finally {
      committer.close();
      journal.close();
    }
  }
}
