package org.saunter.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: what is to stop is told, and the process stays until this is closed, so that files are
 * closed in order. To be the outermost resource.
 */
final class StopSignal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().unstarted(this::onSignal);

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void onSignal() {
    told.countDown();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("Saunter did not stop in time; nothing that was told is lost.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until somebody calls {@link #tell} or presses Ctrl-C. */
  void await() {
    try {
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the waiting, from any thread. */
  void tell() {
    told.countDown();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // the signal came: the hook ends by itself
    }
  }
}
