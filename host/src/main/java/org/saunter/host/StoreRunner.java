package org.saunter.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.saunter.model.Observation;

/** The thread of one store: takes what waits, orders it, runs the engine, writes, delivers. */
final class StoreRunner implements Runnable {
  private static final int TAKE_MAX = 1_024;

  private final Inbox inbox;
  private final Sequencer sequencer;
  private final Pipeline pipeline;
  private final Delivery delivery;
  private final Consumer<Throwable> stopped;

  /**
   * @param stopped told why, if the thread ends by a fault
   */
  StoreRunner(
      Inbox inbox,
      Sequencer sequencer,
      Pipeline pipeline,
      Delivery delivery,
      Consumer<Throwable> stopped) {
    this.inbox = inbox;
    this.sequencer = sequencer;
    this.pipeline = pipeline;
    this.delivery = delivery;
    this.stopped = stopped;
  }

  @Override
  public void run() {
    try {
      delivery.catchUp();
      while (turn()) {
        pipeline.settle(false);
      }
      sequencer.flush(this::take);
      pipeline.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.accept(e);
    } catch (RuntimeException | Error e) {
      stopped.accept(e);
    }
  }

  private void take(Observation observation) {
    pipeline.take(observation);
    if (pipeline.isOverfull()) {
      pipeline.settle(true);
      pipeline.write(inbox::signal);
    }
  }

  /** One turn; false once the inbox is closed and empty. */
  private boolean turn() throws InterruptedException {
    List<Observation> taken = new ArrayList<>();
    inbox.take(taken, TAKE_MAX, pipeline.isWriting() ? 1_000_000_000L : pipeline.waitNanos());
    for (Observation observation : taken) {
      sequencer.offer(observation, this::take);
    }
    pipeline.settle(false);
    if (pipeline.isDue()) {
      pipeline.write(inbox::signal);
    }
    return !taken.isEmpty() || !inbox.isClosed();
  }
}
