package org.saunter.sim.picture;

import java.util.List;

/**
 * What one camera took at one moment, and what is on it. Glass hides nothing, fogged or not.
 *
 * @param rgb three bytes a pixel, row by row from the top left
 * @param instances {@link Instance} of each pixel
 * @param depthMm distance from the camera of each pixel, infinite where there is nothing
 * @param people everybody of whom at least a part may be in the image, by number
 */
public record Picture(
    String cameraId,
    long atNanos,
    int widthPx,
    int heightPx,
    byte[] rgb,
    int[] instances,
    float[] depthMm,
    List<PersonLabel> people) {
  public Picture {
    people = List.copyOf(people);
  }

  /**
   * One person in the image. Points may lie outside it; they are NaN where the lens cannot look.
   *
   * @param number of {@link org.saunter.sim.Stage.Figure#number}
   * @param leftPx bounds of the whole body, hidden parts too, without aid and bag; likewise the
   *     others
   * @param headXPx middle of the head
   * @param footXPx the point on the floor between the feet
   * @param bodyPixels how many pixels of the body are seen, head and hands included
   * @param visibleShare of points spread over the body, how many are in the image and not hidden by
   *     others, 0 to 1: what the person hides of themselves counts as seen
   * @param headVisibleShare the same for the head, which the person's own body may hide too
   */
  public record PersonLabel(
      int number,
      double leftPx,
      double topPx,
      double rightPx,
      double bottomPx,
      double headXPx,
      double headYPx,
      double footXPx,
      double footYPx,
      int bodyPixels,
      double visibleShare,
      double headVisibleShare,
      List<HandLabel> hands) {
    public PersonLabel {
      hands = List.copyOf(hands);
    }
  }

  /**
   * One hand in the image.
   *
   * @param xMm middle of the hand in the store, likewise y and z
   * @param visibleShare of points of the hand and what it holds, how many are in the image with
   *     nothing else before them, 0 to 1
   * @param sku what it holds; empty if nothing
   */
  public record HandLabel(
      boolean left,
      double xPx,
      double yPx,
      double xMm,
      double yMm,
      double zMm,
      double visibleShare,
      String sku) {}
}
