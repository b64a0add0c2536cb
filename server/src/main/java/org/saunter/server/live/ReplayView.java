package org.saunter.server.live;

import java.util.List;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.HandPoint;

/**
 * The seconds around one movement, to be played again: tracks, hands, products in hands and weights
 * as they were reported. No picture and no clothing.
 *
 * @param fromNanos store time of its first millisecond
 * @param lengthMillis how long it is
 * @param onsetMillis when the shelf began to move, after {@code fromNanos}; likewise when it lay
 *     still again
 * @param isWhole false while its last seconds have not happened yet
 * @param plates what each plate saw
 * @param people everybody who came near, nearest first
 * @param leftOut how many more were in the shop, too far away to matter
 * @param items products that were seen in hands
 * @param curves weights of the plates that moved
 */
public record ReplayView(
    long movementId,
    long fromNanos,
    int lengthMillis,
    int onsetMillis,
    int settleMillis,
    boolean isWhole,
    List<PlateDelta> plates,
    List<Person> people,
    int leftOut,
    List<Item> items,
    List<Curve> curves) {
  public ReplayView {
    plates = List.copyOf(plates);
    people = List.copyOf(people);
    items = List.copyOf(items);
    curves = List.copyOf(curves);
  }

  /**
   * One track.
   *
   * @param visitId the likeliest visit behind it; 0 if nobody knows
   * @param ppm belief in that
   * @param spots where it was, oldest first
   */
  public record Person(String trackId, long visitId, int ppm, List<Spot> spots) {
    public Person {
      spots = List.copyOf(spots);
    }
  }

  /**
   * Where a track was at one moment.
   *
   * @param sdMm standard deviation of the floor point along each axis
   * @param detected false if it was only predicted
   */
  public record Spot(
      int atMillis, int xMm, int yMm, int sdMm, boolean detected, List<HandPoint> hands) {}

  /**
   * A product seen in a hand.
   *
   * @param sku the likeliest product; empty if the picture names none
   * @param name of that product
   */
  public record Item(
      int atMillis,
      String trackId,
      HandAction action,
      int xMm,
      int yMm,
      int zMm,
      String sku,
      String name) {}

  /** What a plate carried, oldest first. */
  public record Curve(String plateId, List<Weight> weights) {}

  /** A mean over 60 ms. */
  public record Weight(int atMillis, double grams) {}

  /** Roughly what this takes in memory. */
  int bytes() {
    int bytes = 300 + 64 * items.size();
    for (Person person : people) {
      bytes += 100;
      for (Spot spot : person.spots()) {
        bytes += 56 + 40 * spot.hands().size();
      }
    }
    for (Curve curve : curves) {
      bytes += 100 + 32 * curve.weights().size();
    }
    return bytes;
  }
}
