package org.saunter.learn.train;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the next few batches on threads of its own while the trainer works. At most {@code ahead}
 * batches exist besides the one in use. Asked by one thread, with rising numbers.
 */
public final class Ahead implements Batches, AutoCloseable {
  private final Batches source;
  private final int ahead;
  private final ExecutorService threads;
  private final Map<Long, Future<Batch>> coming = new HashMap<>();

  public Ahead(Batches source, int threads, int ahead) {
    this.source = source;
    this.ahead = ahead;
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            r -> {
              Thread thread = new Thread(r, "batches");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Batch batch(long number) {
    coming.keySet().removeIf(n -> n < number);
    for (long next = number; next <= number + ahead; next++) {
      long wanted = next;
      coming.computeIfAbsent(wanted, n -> threads.submit(() -> source.batch(n)));
    }
    Future<Batch> mine = coming.remove(number);
    try {
      if (mine == null) {
        throw new IllegalStateException("Batch " + number + " was not asked for.");
      }
      return mine.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while batch " + number + " was made.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("Batch " + number + " was not made.", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
