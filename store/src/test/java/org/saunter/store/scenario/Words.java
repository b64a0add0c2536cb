package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of an event, taken out one by one; what is left over at the end is a mistake. */
final class Words {
  private final String whole;
  private final List<String> left;

  Words(String text) {
    whole = text;
    left =
        new ArrayList<>(
            Arrays.stream(text.split("[\\s,]+", -1)).filter(w -> !w.isEmpty()).toList());
  }

  String next() {
    if (left.isEmpty()) {
      throw new IllegalArgumentException("The event (" + whole + ") ends too early.");
    }
    return left.removeFirst();
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Takes out a phrase if it is there. */
  boolean take(String phrase) {
    List<String> words = List.of(phrase.split(" ", -1));
    int at = java.util.Collections.indexOfSubList(left, words);
    if (at < 0) {
      return false;
    }
    left.subList(at, at + words.size()).clear();
    return true;
  }

  /** Takes out a word and the one after it, which is returned; null if it is not there. */
  @Nullable String after(String word) {
    int at = left.indexOf(word);
    if (at < 0 || at + 1 >= left.size()) {
      return null;
    }
    left.remove(at);
    return left.remove(at);
  }

  String after(String word, String otherwise) {
    String found = after(word);
    return found == null ? otherwise : found;
  }

  /** A count written {@code x3}; 1 if there is none. */
  int count() {
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).matches("x\\d+")) {
        return Integer.parseInt(left.remove(i).substring(1));
      }
    }
    return 1;
  }

  /** All that is left, and none is left after. */
  List<String> rest() {
    List<String> rest = List.copyOf(left);
    left.clear();
    return rest;
  }

  void done() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "The event (" + whole + ") has words that mean nothing (" + left + ").");
    }
  }

  /** A number with whatever unit behind it. */
  static double number(String text) {
    return Double.parseDouble(text.replaceAll("[^0-9.eE+-]|e$", ""));
  }
}
