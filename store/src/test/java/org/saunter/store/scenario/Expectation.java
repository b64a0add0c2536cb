package org.saunter.store.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a row expects. Clauses are parted by {@code ;} and must all be said, in any order; {@code
 * ..} at the end of a clause lets more follow in it, {@code ..} alone lets anything else be said
 * too. {@code >=95%}, {@code <=40%} and {@code ?%} stand for a belief; a bare {@code 97%} allows
 * two points. Bills are compared only where a clause speaks of one.
 */
final class Expectation {
  private static final Pattern PERCENT = Pattern.compile("(>=|<=|\\?)?(\\d*)%");

  private Expectation() {}

  static List<String> clauses(String expected) {
    List<String> clauses = new ArrayList<>();
    for (String clause : expected.split(";", -1)) {
      if (!clause.isBlank()) {
        clauses.add(clause.strip());
      }
    }
    return clauses;
  }

  static boolean holds(String expected, List<String> said) {
    List<String> clauses = new ArrayList<>(clauses(expected));
    List<String> left = new ArrayList<>(relevant(clauses, said));
    boolean open = clauses.removeIf(".."::equals);
    clauses.removeIf("nothing"::equals);
    return matches(clauses, left) && (open || clauses.size() == left.size());
  }

  /** What is said without the bills nobody asked for. */
  static List<String> relevant(List<String> clauses, List<String> said) {
    boolean bills = clauses.stream().anyMatch(c -> c.startsWith("bill "));
    return said.stream().filter(s -> bills || !s.startsWith("bill ")).toList();
  }

  /** Whether each clause has a saying of its own. */
  private static boolean matches(List<String> clauses, List<String> said) {
    if (clauses.isEmpty()) {
      return true;
    }
    for (int k = 0; k < said.size(); k++) {
      if (isSame(clauses.getFirst(), said.get(k))) {
        List<String> others = new ArrayList<>(said);
        others.remove(k);
        if (matches(clauses.subList(1, clauses.size()), others)) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isSame(String clause, String said) {
    boolean open = clause.endsWith("..");
    String[] want =
        (open ? clause.substring(0, clause.length() - 2).strip() : clause).split(" +", -1);
    String[] have = said.split(" +", -1);
    if (open ? have.length < want.length : have.length != want.length) {
      return false;
    }
    for (int i = 0; i < want.length; i++) {
      if (!want[i].equals(have[i]) && !isPercentSame(want[i], have[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPercentSame(String want, String have) {
    Matcher w = PERCENT.matcher(want);
    Matcher h = PERCENT.matcher(have);
    if (!w.matches() || !h.matches()) {
      return false;
    }
    String how = w.group(1) == null ? "" : w.group(1);
    if (how.equals("?")) {
      return true;
    }
    int wanted = Integer.parseInt(w.group(2));
    int is = Integer.parseInt(h.group(2));
    return switch (how) {
      case ">=" -> is >= wanted;
      case "<=" -> is <= wanted;
      default -> Math.abs(is - wanted) <= 2;
    };
  }
}
