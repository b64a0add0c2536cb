package org.saunter.server.live;

import java.util.concurrent.atomic.AtomicLong;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Observation.Verdict;

/**
 * Numbers the answers of one store's reviewers. Numbers start at the store time of the first
 * answer, so that they keep growing over restarts without being stored.
 */
public final class ReviewDesk {
  /** The source of every answer that is given on the pages. */
  public static final String SOURCE = "review-desk";

  private final LiveShop shop;
  private final AtomicLong sequence = new AtomicLong();

  public ReviewDesk(LiveShop shop) {
    this.shop = shop;
  }

  /** The next number; larger than every one before, also before a restart. */
  public long nextSequence() {
    return sequence.updateAndGet(last -> Math.max(last + 1, shop.nowNanos() / 1_000));
  }

  /** The answer as the store engine takes it. */
  public ReviewAnswered answer(long number, long questionId, String reviewerId, Verdict verdict) {
    return new ReviewAnswered(shop.nowNanos(), SOURCE, number, questionId, reviewerId, verdict);
  }
}
