package org.saunter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;

/** Knows how everybody moved in the last tick, so that a stage can be set for the cameras. */
final class StageKeeper {
  private static final double TOWARDS_SHELF = -StrictMath.PI / 2; // rows look along +y
  private static final double STEP_MM = 700;

  private final Map<Integer, Gait> gaits = new TreeMap<>();

  private static final class Gait {
    private double xMm;
    private double yMm;
    private double heading = TOWARDS_SHELF;
    private double stride;
    private double speedMmPerS;
    private final Look look;

    private Gait(Person person) {
      xMm = person.xMm;
      yMm = person.yMm;
      look = Look.of(person.clothing, person.number);
    }
  }

  /** One tick has passed. */
  void step(List<Person> inside) {
    gaits.keySet().removeIf(n -> inside.stream().noneMatch(p -> p.number == n));
    for (Person person : inside) {
      Gait gait = gaits.computeIfAbsent(person.number, n -> new Gait(person));
      double dx = person.xMm - gait.xMm;
      double dy = person.yMm - gait.yMm;
      double moved = Math.sqrt(dx * dx + dy * dy);
      gait.xMm = person.xMm;
      gait.yMm = person.yMm;
      gait.speedMmPerS = moved * 1e9 / Simulation.TICK_NANOS;
      gait.stride += StrictMath.PI * moved / STEP_MM;
      if (person.state == Person.State.AT_SHELF) {
        gait.heading = TOWARDS_SHELF;
      } else if (moved > 1) {
        gait.heading = StrictMath.atan2(dy, dx);
      }
    }
  }

  /** Everybody as they are now. Hands are at rest and shelves empty: nobody looks at them yet. */
  Stage stage(long nanos, List<Person> inside) {
    List<Figure> figures = new ArrayList<>(inside.size());
    for (Person person : inside) {
      Gait gait = gaits.computeIfAbsent(person.number, n -> new Gait(person));
      figures.add(
          new Figure(
              person.number,
              person.party.visitKey,
              gait.look,
              person.xMm,
              person.yMm,
              gait.heading,
              gait.stride,
              gait.speedMmPerS,
              0,
              Hand.AT_REST,
              Hand.AT_REST));
    }
    return new Stage(nanos, figures, List.of());
  }
}
