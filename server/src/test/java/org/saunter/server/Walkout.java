package org.saunter.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.Observation.ReviewAnswered;
import org.saunter.model.Truth;
import org.saunter.server.live.LiveShop;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/** A whole shop for tests: simulator, engine and what the pages show, driven step by step. */
public final class Walkout {
  private final Simulation simulation;
  private final Store store;
  private final LiveShop shop;
  private final Queue<Observation> answers = new ArrayDeque<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<Truth> truths = new ArrayList<>();
  private boolean isOver;

  public Walkout(Scenario scenario, EngineSettings settings) {
    simulation = new Simulation(scenario);
    store = new Store(simulation.setup(), settings);
    shop = new LiveShop(simulation.setup());
  }

  /** A shop whose engine is sure of nothing, so that every receipt with a line is asked about. */
  public static Walkout doubtful(int visits, long seed) {
    return new Walkout(
        Scenario.standard(visits, seed),
        EngineSettings.standard().withChargeCertaintyPpm(1_000_001));
  }

  /** A shop as it starts. */
  public static Walkout standard(int visits, long seed) {
    return new Walkout(Scenario.standard(visits, seed), EngineSettings.standard());
  }

  public LiveShop shop() {
    return shop;
  }

  public List<Fact> facts() {
    return facts;
  }

  public List<Truth> truths() {
    return truths;
  }

  /** Takes an answer from any thread; the store sees it with the next step. */
  public synchronized ReviewSink.Taken offer(String storeId, ReviewAnswered answer) {
    answers.add(answer);
    return ReviewSink.Taken.YES;
  }

  private synchronized void takeAnswers() {
    Observation answer;
    while ((answer = answers.poll()) != null) {
      feed(answer);
    }
  }

  private void feed(Observation observation) {
    List<Fact> news = store.on(observation);
    facts.addAll(news);
    shop.on(observation, news);
  }

  /** A tenth of a second; whether more follows. */
  public boolean step() {
    takeAnswers();
    if (!isOver) {
      isOver =
          !simulation.step(
              this::feed,
              truth -> {
                truths.add(truth);
                shop.truth(truth);
              });
    }
    return !isOver;
  }

  /** Steps until something holds; fails the test if the shop closes before. */
  public void until(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      if (!step() && !holds.getAsBoolean()) {
        throw new AssertionError("The shop closed before that happened.");
      }
    }
  }

  /** Steps until everybody has gone. */
  public void toTheEnd() {
    while (step()) {
      // the shop lives
    }
  }
}
