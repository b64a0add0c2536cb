package org.saunter.learn;

import java.util.List;
import java.util.function.Consumer;
import org.saunter.store.attribution.Certainty;

/** A named set of classes in each of which all systems are measured. */
public interface Suite {
  /** Systems that every suite can measure, in the order of the rows. */
  List<String> SYSTEMS = Contestant.NAMES;

  String name();

  /** How many classes it has; each gives one row a system. */
  int classes();

  /** Why it cannot run here, to be told loudly; empty if it can. */
  default String skipReason() {
    return "";
  }

  /**
   * Runs all classes, two at a time, and tells the rows in the order of the classes. The same seed
   * gives the same rows.
   *
   * @param seed of everything
   * @param systems which systems, of {@link #SYSTEMS}
   * @param certainty what the engine's posterior is worth
   * @param out takes each row as soon as it and all before it are known
   */
  void run(long seed, List<String> systems, Certainty certainty, Consumer<EvalRow> out);

  /** Runs all classes with the certainty that shops start with. */
  default void run(long seed, List<String> systems, Consumer<EvalRow> out) {
    run(seed, systems, Certainty.learned(), out);
  }
}
