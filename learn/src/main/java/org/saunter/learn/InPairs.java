package org.saunter.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Works off independent pieces two at a time and tells their results in the order of the pieces.
 */
final class InPairs {
  private static final int AT_A_TIME = 2;

  private InPairs() {}

  /** One piece. */
  @FunctionalInterface
  interface Work<T> {
    List<T> run();
  }

  static <T> void run(List<Work<T>> pieces, Consumer<T> out) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<List<T>>> results = new ArrayList<>();
      for (Work<T> piece : pieces) {
        results.add(pool.submit(piece::run));
      }
      for (Future<List<T>> result : results) {
        result.get().forEach(out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The evaluation was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
