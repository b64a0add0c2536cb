package org.saunter.sim;

import java.util.List;

/**
 * Neighbouring plates of one shelf that carry the same products.
 *
 * @param index its number in the shop
 * @param shelf number of its shelf in the shop
 * @param plates plate numbers, neighbours
 * @param products product numbers
 */
record Facing(int index, int shelf, List<Integer> plates, List<Integer> products) {}
