package org.saunter.sim;

/** One real item: it has a weight of its own, and lies somewhere or is carried. */
final class Unit {
  final int product;
  final double grams;

  /** Plates that bear it and what share each bears; empty while it is carried. */
  int[] plates = {};

  double[] shares = {};

  Unit(int product, double grams) {
    this.product = product;
    this.grams = grams;
  }
}
