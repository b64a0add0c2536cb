package org.saunter.sim;

import java.util.List;
import java.util.function.Consumer;
import org.saunter.model.BadInputException;

/**
 * Everything that decides what a simulation does. Same scenario, same bytes.
 *
 * @param visits how many paying visits come in
 * @param occupancy how many people are inside on average
 * @param seed of shop, people and sensors alike
 * @param sameWeightSiblings chance that two flavours on one plate weigh the same
 * @param answersEntry whether the simulator admits everybody itself; otherwise somebody must call
 *     {@link Simulation#answerEntry}
 * @param startNanos first moment
 * @param sabotage what goes wrong
 */
public record Scenario(
    String storeId,
    ShopFormat format,
    SensorClass sensors,
    Behaviour behaviour,
    int visits,
    double occupancy,
    long seed,
    double sameWeightSiblings,
    boolean answersEntry,
    long startNanos,
    List<Sabotage> sabotage) {
  /** 1 January 2026, 08:00 UTC. */
  public static final long START_NANOS = 1_767_254_400_000_000_000L;

  public Scenario {
    sabotage = List.copyOf(sabotage);
    if (visits < 0 || visits > 10_000_000) {
      throw new BadInputException(
          "A simulation of (" + visits + ") visits cannot be made.",
          "Maybe a number from 0 to 10,000,000 was meant.");
    }
    if (!(occupancy > 0 && occupancy <= 500)) {
      throw new BadInputException(
          "A shop with (" + occupancy + ") people on average cannot be made.",
          "Maybe a number above 0 and up to 500 was meant.");
    }
  }

  /** The reference shop with good sensors and five people. */
  public static Scenario standard(int visits, long seed) {
    return new Scenario(
        "demo",
        ShopFormat.CONVENIENCE,
        SensorClass.GOOD,
        Behaviour.NATURAL,
        visits,
        5,
        seed,
        0.2,
        true,
        START_NANOS,
        List.of());
  }

  /** This with another number of people. */
  public Scenario withOccupancy(double people) {
    return with(draft -> draft.occupancy = people);
  }

  /** This with other sensors. */
  public Scenario withSensors(SensorClass other) {
    return with(draft -> draft.sensors = other);
  }

  /** This in another kind of shop. */
  public Scenario withFormat(ShopFormat other) {
    return with(draft -> draft.format = other);
  }

  /** This with people who behave otherwise. */
  public Scenario withBehaviour(Behaviour other) {
    return with(draft -> draft.behaviour = other);
  }

  /** This with things going wrong. */
  public Scenario withSabotage(List<Sabotage> wrong) {
    return with(draft -> draft.sabotage = wrong);
  }

  /** This, but somebody else decides who comes in. */
  public Scenario withoutAnsweringEntry() {
    return with(draft -> draft.answersEntry = false);
  }

  /** This in a store of another name. */
  public Scenario withStoreId(String other) {
    return with(draft -> draft.storeId = other);
  }

  private Scenario with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.scenario();
  }

  /** What may be changed of a scenario, so that each change names only what it changes. */
  private static final class Draft {
    private final Scenario from;
    private String storeId;
    private ShopFormat format;
    private SensorClass sensors;
    private Behaviour behaviour;
    private double occupancy;
    private boolean answersEntry;
    private List<Sabotage> sabotage;

    private Draft(Scenario from) {
      this.from = from;
      storeId = from.storeId;
      format = from.format;
      sensors = from.sensors;
      behaviour = from.behaviour;
      occupancy = from.occupancy;
      answersEntry = from.answersEntry;
      sabotage = from.sabotage;
    }

    private Scenario scenario() {
      return new Scenario(
          storeId,
          format,
          sensors,
          behaviour,
          from.visits,
          occupancy,
          from.seed,
          from.sameWeightSiblings,
          answersEntry,
          from.startNanos,
          sabotage);
    }
  }
}
