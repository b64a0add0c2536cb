package org.saunter.store.attribution;

import java.util.Arrays;

/** A multiset of products, by product index. Immutable and shared between hypotheses. */
final class Cart {
  static final Cart EMPTY = new Cart(new int[0], new int[0]);

  private final int[] products; // ascending
  private final int[] counts; // above 0
  private final long hash;

  private Cart(int[] products, int[] counts) {
    this.products = products;
    this.counts = counts;
    long h = 1;
    for (int i = 0; i < products.length; i++) {
      h += mix(products[i] * 1_000_003L + counts[i]);
    }
    hash = h;
  }

  /** A 64-bit mixer (Steele, Lea, Flood 2014, SplitMix64's finaliser). */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A cart of the given content. */
  static Cart of(int[] products, int[] counts) {
    Cart cart = EMPTY;
    for (int i = 0; i < products.length; i++) {
      cart = cart.plus(products[i], counts[i]);
    }
    return cart;
  }

  int kinds() {
    return products.length;
  }

  int product(int index) {
    return products[index];
  }

  int countAt(int index) {
    return counts[index];
  }

  int count(int product) {
    int i = Arrays.binarySearch(products, product);
    return i < 0 ? 0 : counts[i];
  }

  int size() {
    int size = 0;
    for (int count : counts) {
      size += count;
    }
    return size;
  }

  boolean isEmpty() {
    return products.length == 0;
  }

  /** This with {@code count} more of a product; {@code count} may be negative, the rest may not. */
  Cart plus(int product, int count) {
    int i = Arrays.binarySearch(products, product);
    if (i >= 0) {
      int left = counts[i] + count;
      if (left < 0) {
        throw new IllegalArgumentException("A cart cannot hold " + left + " of " + product + ".");
      }
      return left == 0 ? without(i) : with(i, left);
    }
    if (count <= 0) {
      throw new IllegalArgumentException("A cart without " + product + " gave " + count + ".");
    }
    int at = -i - 1;
    int[] p = new int[products.length + 1];
    int[] c = new int[products.length + 1];
    System.arraycopy(products, 0, p, 0, at);
    System.arraycopy(counts, 0, c, 0, at);
    p[at] = product;
    c[at] = count;
    System.arraycopy(products, at, p, at + 1, products.length - at);
    System.arraycopy(counts, at, c, at + 1, products.length - at);
    return new Cart(p, c);
  }

  private Cart with(int index, int count) {
    int[] c = counts.clone();
    c[index] = count;
    return new Cart(products, c);
  }

  private Cart without(int index) {
    if (products.length == 1) {
      return EMPTY;
    }
    int[] p = new int[products.length - 1];
    int[] c = new int[products.length - 1];
    for (int i = 0, j = 0; i < products.length; i++) {
      if (i != index) {
        p[j] = products[i];
        c[j++] = counts[i];
      }
    }
    return new Cart(p, c);
  }

  long hash() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cart that
        && hash == that.hash
        && Arrays.equals(products, that.products)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }
}
