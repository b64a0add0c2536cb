package org.saunter.learn;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.saunter.store.attribution.Certainty;

/** A suite of which each class is one simulated shop. */
final class SimulatedSuite implements Suite {
  private final String name;
  private final LongFunction<List<SuiteClass>> classes;

  SimulatedSuite(String name, LongFunction<List<SuiteClass>> classes) {
    this.name = name;
    this.classes = classes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int classes() {
    return classes.apply(1).size();
  }

  @Override
  public void run(long seed, List<String> systems, Certainty certainty, Consumer<EvalRow> out) {
    InPairs.run(
        classes.apply(seed).stream()
            .map(
                one -> (InPairs.Work<EvalRow>) () -> new Contest(name, one, certainty).run(systems))
            .toList(),
        out);
  }
}
