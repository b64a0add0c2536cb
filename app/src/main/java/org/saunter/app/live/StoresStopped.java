package org.saunter.app.live;

import java.util.List;
import org.saunter.host.StoreFault;

/**
 * Stores stopped by themselves, be it of an exception or of an error: the command that ran them
 * says why and fails. The stores' threads have caught the causes already; this carries them to
 * whoever waits.
 */
public final class StoresStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<StoreFault> faults;

  private StoresStopped(List<StoreFault> faults) {
    super(faults.getFirst().sentence(), faults.getFirst().cause());
    this.faults = List.copyOf(faults);
  }

  /** Throws if there is a fault. */
  public static void check(List<StoreFault> faults) {
    if (!faults.isEmpty()) {
      throw new StoresStopped(faults);
    }
  }

  /** Each store with its cause. */
  public List<StoreFault> faults() {
    return faults;
  }
}
