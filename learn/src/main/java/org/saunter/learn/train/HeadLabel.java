package org.saunter.learn.train;

import java.util.List;
import org.saunter.sim.picture.Picture;

/**
 * What is known of one person in a picture, in pixels. Points may lie outside the picture.
 *
 * @param headXPx middle of the head
 * @param footXPx the point on the floor between the feet
 * @param leftPx bounds of the whole body, hidden parts too; likewise the others
 * @param visibleShare how much of the body is in the picture and not hidden, 0 to 1
 * @param headVisibleShare the same for the head
 */
public record HeadLabel(
    double headXPx,
    double headYPx,
    double footXPx,
    double footYPx,
    double leftPx,
    double topPx,
    double rightPx,
    double bottomPx,
    double visibleShare,
    double headVisibleShare,
    List<HandLabel> hands) {

  /**
   * A hand of that person.
   *
   * @param zMm height over the floor
   * @param holding whether it holds something
   */
  public record HandLabel(
      double xPx, double yPx, double zMm, double visibleShare, boolean holding) {}

  public HeadLabel {
    hands = List.copyOf(hands);
  }

  /** From what the renderer knows. */
  public static HeadLabel of(Picture.PersonLabel p) {
    return new HeadLabel(
        p.headXPx(),
        p.headYPx(),
        p.footXPx(),
        p.footYPx(),
        p.leftPx(),
        p.topPx(),
        p.rightPx(),
        p.bottomPx(),
        p.visibleShare(),
        p.headVisibleShare(),
        p.hands().stream()
            .map(
                h -> new HandLabel(h.xPx(), h.yPx(), h.zMm(), h.visibleShare(), !h.sku().isEmpty()))
            .toList());
  }

  /** Whether a detector must find the head: enough of body and head is seen. */
  public boolean isSeen() {
    return visibleShare >= Targets.VISIBLE_MIN && headVisibleShare >= Targets.HEAD_VISIBLE_MIN;
  }
}
