package org.saunter.e2e.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Samples;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;

/**
 * Observations of a simulated shop with good sensors, in memory, up to the arrival of the last
 * visit.
 *
 * @param seconds of shop life
 * @param occupancy people inside on average
 * @param plates in the shop
 * @param batches plate batches among the observations
 */
record StoreStream(
    StoreSetup setup,
    List<Observation> observations,
    double seconds,
    double occupancy,
    int plates,
    long batches) {
  /** The simulator lets shelves sleep where nothing happens. */
  static StoreStream asleep(int people, int visits, int observationsMax) {
    return record(people, visits, observationsMax, false);
  }

  /** All plates report all the time, as in a real shop. */
  static StoreStream awake(int people, int visits, int observationsMax) {
    return record(people, visits, observationsMax, true);
  }

  private static StoreStream record(int people, int visits, int observationsMax, boolean all) {
    Simulation simulation = new Simulation(Scenario.standard(visits, 11).withOccupancy(people));
    IdlePlates idle = new IdlePlates(simulation.setup());
    List<Observation> observations = new ArrayList<>();
    List<Observation> tick = new ArrayList<>();
    long began = simulation.nowNanos();
    while (simulation.arrived() < visits && observations.size() < observationsMax) {
      tick.clear();
      simulation.step(tick::add, truth -> {});
      if (all) {
        idle.fill(tick, simulation.nowNanos(), observations);
      } else {
        observations.addAll(tick);
      }
    }
    return new StoreStream(
        simulation.setup(),
        observations,
        (simulation.nowNanos() - began) / 1e9,
        simulation.measured().occupancy(),
        idle.plates(),
        observations.stream().filter(PlateWeighed.class::isInstance).count());
  }

  /** Share of the batches of 60 Hz plates that is in the stream. */
  double batchesShare() {
    return batches / (plates * seconds * 5);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d observations of %,.0f s, %.1f people inside on average, %d plates, "
            + "%.1f %% of their batches",
        observations.size(),
        seconds,
        occupancy,
        plates,
        100 * batchesShare());
  }

  /** Says for a plate that the simulator lets sleep what it would say: its load and its noise. */
  private static final class IdlePlates {
    private static final long BATCH_NANOS = 200_000_000L;
    private static final long PERIOD_NANOS = 16_666_667L;
    private static final int BATCH = 12;
    private static final double COUNT_GRAMS = 0.241;
    private static final int FIRST_BATCHES = 10; // all plates report at first

    private final Map<String, Plate> plates = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(5);

    private static final class Plate {
      final String source;
      double grams;
      double variance;
      int heard;

      Plate(String source) {
        this.source = source;
      }

      void hear(PlateWeighed batch) {
        double sum = 0;
        double differences = 0;
        for (int i = 0; i < batch.grams().size(); i++) {
          double here = batch.grams().gramsAt(i);
          double difference = i == 0 ? 0 : here - batch.grams().gramsAt(i - 1);
          sum += here;
          differences += difference * difference;
        }
        grams = sum / batch.grams().size();
        if (heard < FIRST_BATCHES) {
          heard++;
          variance += (differences / 2 / (batch.grams().size() - 1) - variance) / heard;
        }
      }
    }

    IdlePlates(StoreSetup setup) {
      for (Layout.Fixture fixture : setup.layout().fixtures()) {
        for (Layout.Shelf shelf : fixture.shelves()) {
          for (Layout.Plate plate : shelf.plates()) {
            plates.put(plate.id(), new Plate("scales of " + shelf.id()));
          }
        }
      }
    }

    int plates() {
      return plates.size();
    }

    /** Hands a tenth of a second on, with the batches that are missing in it. */
    void fill(List<Observation> tick, long nowNanos, List<Observation> out) {
      Set<String> heard = new HashSet<>();
      for (Observation observation : tick) {
        if (observation instanceof PlateWeighed batch) {
          Plate plate = Objects.requireNonNull(plates.get(batch.plateId()), "An unknown plate.");
          plate.hear(batch);
          heard.add(batch.plateId());
          out.add(weighed(plate, batch.plateId(), batch.atNanos(), batch.grams()));
        } else {
          out.add(observation);
        }
      }
      if (nowNanos % BATCH_NANOS == 0) {
        plates.forEach(
            (id, plate) -> {
              if (!heard.contains(id)) {
                out.add(weighed(plate, id, nowNanos, idle(plate)));
              }
            });
      }
    }

    private PlateWeighed weighed(Plate plate, String id, long nanos, Samples grams) {
      long sequence = sequences.merge(plate.source, 1L, Long::sum);
      return new PlateWeighed(nanos, plate.source, sequence, id, PERIOD_NANOS, grams);
    }

    private Samples idle(Plate plate) {
      float[] grams = new float[BATCH];
      double noise = Math.sqrt(plate.variance);
      for (int i = 0; i < BATCH; i++) {
        double value = plate.grams + noise * random.nextGaussian();
        grams[i] = (float) (Math.rint(value / COUNT_GRAMS) * COUNT_GRAMS);
      }
      return Samples.ofGrams(grams);
    }
  }
}
