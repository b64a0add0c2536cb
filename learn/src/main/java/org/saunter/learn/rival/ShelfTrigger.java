package org.saunter.learn.rival;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.saunter.model.Observation.PlateWeighed;

/**
 * The trigger of the AutoCheckout winner: a moving variance over the sum of a shelf says that
 * something happens, moving means of its plates before and after say what. The threshold follows
 * the shelf's own quiet noise.
 */
final class ShelfTrigger {
  private static final int WINDOW = 30;
  private static final int BEFORE = 20;
  private static final int RING = 128;
  private static final int ACTIVE_MAX = 3_600;
  private static final double VARIANCE_LEAST = 12;
  private static final double VARIANCE_FACTOR = 2.5;
  private static final double PLATE_LEAST_GRAMS = 3;
  private static final double EVENT_LEAST_GRAMS = 6;

  private final int shelf;
  private final List<RivalShop.Plate> plates;
  private final Consumer<WeightEvent> out;
  private final float[][] pending;
  private final boolean[] arrived;
  private final float[] last;
  private final float[][] ring = new float[RING][];
  private final double[] sums = new double[RING];
  private long pendingNanos = Long.MIN_VALUE;
  private long committedNanos = Long.MIN_VALUE;
  private long rows;
  private double quietVariance = Double.NaN;
  private boolean active;
  private int activeRows;
  private int calmRows;
  private long onsetNanos;
  private double[] before = {};
  private double[] least = {};

  ShelfTrigger(int shelf, List<RivalShop.Plate> plates, Consumer<WeightEvent> out) {
    this.shelf = shelf;
    this.plates = plates;
    this.out = out;
    int n = plates.size();
    pending = new float[n][];
    arrived = new boolean[n];
    last = new float[n];
    for (int i = 0; i < RING; i++) {
      ring[i] = new float[n];
    }
  }

  /** Takes a batch of one plate; a shelf's batches of one moment are read together. */
  void weigh(int plate, PlateWeighed batch) {
    if (batch.atNanos() <= committedNanos) {
      return; // twice, or too late
    }
    if (batch.atNanos() > pendingNanos) {
      commit(batch.periodNanos());
      pendingNanos = batch.atNanos();
    }
    int column = plate - plates.get(0).number();
    pending[column] = batch.grams().toGrams();
    arrived[column] = true;
    for (boolean one : arrived) {
      if (!one) {
        return;
      }
    }
    commit(batch.periodNanos());
  }

  private void commit(long periodNanos) {
    int samples = 0;
    for (int i = 0; i < pending.length; i++) {
      samples = arrived[i] ? Math.max(samples, pending[i].length) : samples;
    }
    for (int s = 0; s < samples; s++) {
      float[] row = ring[(int) (rows % RING)];
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        if (arrived[i] && s < pending[i].length && Math.abs(pending[i][s]) < 1e6f) {
          last[i] = pending[i][s];
        }
        row[i] = last[i];
        sum += last[i];
      }
      sums[(int) (rows % RING)] = sum;
      rows++;
      sample(pendingNanos - (samples - 1 - s) * periodNanos);
    }
    java.util.Arrays.fill(arrived, false);
    committedNanos = Math.max(committedNanos, pendingNanos);
  }

  private void sample(long nanos) {
    if (rows < WINDOW + BEFORE + 5) {
      return;
    }
    double variance = variance();
    if (Double.isNaN(quietVariance)) {
      quietVariance = Math.max(1, variance);
    }
    boolean loud = variance > Math.max(VARIANCE_LEAST, VARIANCE_FACTOR * quietVariance);
    if (!active) {
      if (loud) {
        begin(nanos);
      } else {
        quietVariance += 0.02 * (Math.max(1, variance) - quietVariance);
      }
      return;
    }
    activeRows++;
    calmRows = loud ? 0 : calmRows + 1;
    if (calmRows >= WINDOW) {
      end(nanos);
    } else if (activeRows > ACTIVE_MAX) {
      quietVariance = Math.min(variance, 1e5); // it will not calm down: this is its noise
      active = false;
    }
  }

  private double variance() {
    double mean = 0;
    double first = sums[(int) ((rows - 1) % RING)];
    double squares = 0;
    for (long r = rows - WINDOW; r < rows; r++) {
      double d = sums[(int) (r % RING)] - first;
      mean += d;
      squares += d * d;
    }
    return Math.max(0, (squares - mean * mean / WINDOW) / (WINDOW - 1));
  }

  private void begin(long nanos) {
    active = true;
    activeRows = 0;
    calmRows = 0;
    onsetNanos = nanos - 100_000_000L;
    before = new double[plates.size()];
    least = new double[plates.size()];
    long from = rows - WINDOW - BEFORE;
    for (int i = 0; i < before.length; i++) {
      before[i] = mean(i, from);
      double squares = 0;
      for (long r = from; r < from + WINDOW; r++) {
        double d = ring[(int) (r % RING)][i] - before[i];
        squares += d * d;
      }
      least[i] = Math.max(PLATE_LEAST_GRAMS, 5 * Math.sqrt(2 * squares / (WINDOW - 1) / WINDOW));
    }
  }

  private double mean(int column, long from) {
    double sum = 0;
    for (long r = from; r < from + WINDOW; r++) {
      sum += ring[(int) (r % RING)][column];
    }
    return sum / WINDOW;
  }

  private void end(long nanos) {
    active = false;
    List<WeightEvent.Change> changes = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      double change = mean(i, rows - WINDOW) - before[i];
      if (Math.abs(change) > least[i]) {
        changes.add(new WeightEvent.Change(plates.get(i).number(), change));
      }
    }
    if (!changes.isEmpty()) {
      WeightEvent event = new WeightEvent(onsetNanos, nanos, shelf, changes);
      event.split().stream()
          .filter(e -> Math.abs(e.grams()) >= EVENT_LEAST_GRAMS)
          .findAny()
          .ifPresent(e -> out.accept(event));
    }
  }
}
