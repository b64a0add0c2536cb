package org.saunter.server;

import org.saunter.server.live.LiveShop;
import org.saunter.server.wall.CameraWall;
import org.saunter.server.wall.LookLog;

/**
 * A store that has pages.
 *
 * @param shop what is shown
 * @param reviews where answers go
 * @param money the money side of receipts
 * @param observations where observations from outside go
 * @param wall whoever has pictures of its cameras
 * @param looks where it is written down that somebody looked at them
 */
public record ShownStore(
    LiveShop shop,
    ReviewSink reviews,
    ReceiptSource money,
    ObservationSink observations,
    CameraWall wall,
    LookLog looks) {
  /** A store without pictures. */
  public ShownStore(
      LiveShop shop, ReviewSink reviews, ReceiptSource money, ObservationSink observations) {
    this(shop, reviews, money, observations, CameraWall.NONE, LookLog.NONE);
  }

  /** A store without pictures that takes no observations from outside. */
  public ShownStore(LiveShop shop, ReviewSink reviews, ReceiptSource money) {
    this(shop, reviews, money, ObservationSink.NONE);
  }

  /** A store that nobody can answer for and that has no money side. */
  public static ShownStore readOnly(LiveShop shop) {
    return new ShownStore(shop, ReviewSink.READ_ONLY, ReceiptSource.NONE);
  }

  /** This with pictures. */
  public ShownStore withWall(CameraWall other, LookLog log) {
    return new ShownStore(shop, reviews, money, observations, other, log);
  }
}
