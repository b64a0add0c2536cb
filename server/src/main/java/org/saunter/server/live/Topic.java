package org.saunter.server.live;

/** Parts of a shop's picture that change at their own pace. */
public enum Topic {
  FLOOR,
  MOMENTS,
  BILLS,
  RECEIPTS,
  QUESTIONS,
  HEALTH,
  CAMERAS,
  HEADLINE
}
