package org.saunter.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a simulation really did, to be held against what was measured in real shops. */
public final class Measured {
  private final Shop shop;
  private long takes;
  private long takesWhileFilled;
  private long putBacks;
  private long putElsewhere;
  private long multiPlate;
  private long events;
  private long contacts;
  private long crossings;
  private long hands;
  private long handsSeen;
  private long crops;
  private long cropsMade;
  private long frames;
  private long framesMissed;
  private long personTicks;
  private long shopTicks;
  private long visits;
  private long itemsLeft;

  Measured(Shop shop) {
    this.shop = shop;
  }

  void take(int plates, boolean filled) {
    takes++;
    takesWhileFilled += filled ? 1 : 0;
    events++;
    multiPlate += plates > 1 ? 1 : 0;
  }

  void put(int plates, boolean elsewhere) {
    putBacks++;
    events++;
    putElsewhere += elsewhere ? 1 : 0;
    multiPlate += plates > 1 ? 1 : 0;
  }

  void contact() {
    contacts++;
  }

  void crossing() {
    crossings++;
  }

  void hand(boolean seen) {
    hands++;
    handsSeen += seen ? 1 : 0;
  }

  void crop(boolean made) {
    crops++;
    cropsMade += made ? 1 : 0;
  }

  void bodyFrame(boolean missed) {
    frames++;
    framesMissed += missed ? 1 : 0;
  }

  void tick(int inside) {
    shopTicks += inside > 0 ? 1 : 0;
    personTicks += inside;
  }

  void visit(int items) {
    visits++;
    itemsLeft += items;
  }

  /** Average number of people inside while anybody is. */
  public double occupancy() {
    return shopTicks == 0 ? 0 : personTicks / (double) shopTicks;
  }

  /**
   * Figure by name: shares from 0 to 1 unless the name says otherwise. In each pair the second
   * value is the real shops' (AutoCheckout, its labels, and the reference shop), NaN where none was
   * measured.
   */
  public Map<String, double[]> figures() {
    Map<String, double[]> figures = new LinkedHashMap<>();
    double minutes = personTicks / 600.0;
    double area = shop.widthMm() / 1e3 * shop.depthMm() / 1e3;
    put(figures, "peopleInside", occupancy(), Double.NaN);
    put(figures, "peoplePerSquareMetre", occupancy() / area, Double.NaN);
    put(figures, "itemsPerVisit", ratio(itemsLeft, visits), 2.6);
    put(figures, "takesPerVisit", ratio(takes, visits), Double.NaN);
    put(figures, "takesWhileStaffFill", ratio(takesWhileFilled, takes), Double.NaN);
    put(figures, "putBackShareOfEvents", ratio(putBacks, events), 0.24);
    put(figures, "putBacksElsewhere", ratio(putElsewhere, putBacks), 0.48);
    put(figures, "multiPlateShareOfEvents", ratio(multiPlate, events), 0.50);
    put(figures, "spreadGramsMedian", spread(0.5), 1.64);
    put(figures, "spreadGramsNinetieth", spread(0.9), 5.0);
    put(figures, "neighbourWithinFiveGrams", neighboursWithin(5), 0.42);
    put(figures, "contactsPerPersonMinute", contacts / Math.max(1e-9, minutes), Double.NaN);
    put(figures, "crossingsPerPersonMinute", crossings / Math.max(1e-9, minutes), 1.0);
    put(figures, "handsNotSeen", 1 - ratio(handsSeen, hands), Double.NaN);
    put(figures, "picturesMissing", 1 - ratio(cropsMade, crops), Double.NaN);
    put(figures, "bodiesMissed", ratio(framesMissed, frames), Double.NaN);
    return figures;
  }

  private static void put(Map<String, double[]> figures, String name, double ours, double real) {
    figures.put(name, new double[] {ours, real});
  }

  private static double ratio(long a, long b) {
    return b == 0 ? 0 : a / (double) b;
  }

  private double spread(double quantile) {
    double[] sorted = shop.spreadGrams().clone();
    java.util.Arrays.sort(sorted);
    return sorted[(int) (quantile * (sorted.length - 1))];
  }

  /**
   * Share of products that have another of nearly the same weight on the next or the same plate.
   */
  private double neighboursWithin(double grams) {
    int n = 0;
    int with = 0;
    for (Facing facing : shop.facings()) {
      List<Integer> near = new ArrayList<>(facing.products());
      for (int step = -1; step <= 1; step += 2) {
        int other = facing.index() + step;
        if (other >= 0
            && other < shop.facings().size()
            && shop.facings().get(other).shelf() == facing.shelf()) {
          near.addAll(shop.facings().get(other).products());
        }
      }
      for (int product : facing.products()) {
        n++;
        for (int other : near) {
          if (other != product
              && Math.abs(shop.unitGrams()[other] - shop.unitGrams()[product]) < grams) {
            with++;
            break;
          }
        }
      }
    }
    return n == 0 ? 0 : with / (double) n;
  }
}
