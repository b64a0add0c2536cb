package org.saunter.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Samples;

/**
 * All plates: loads, handling, noise. The generator is that of the benchmarks reference, section
 * 4.7: offset, gain, drift, high-passed noise, a part common to the shelf, bursts that shake a
 * whole gondola, ring-down, 0.241 g a count. A shelf where nothing happens is silent except for a
 * batch a minute.
 */
final class Scales {
  static final long PERIOD_NANOS = 16_666_667L;
  static final int BATCH = 12;
  static final long BATCH_NANOS = 200_000_000L;
  private static final double COUNT_GRAMS = 0.241;
  private static final double COMMON = 0.36;

  /** Noise of one sample over real plates (benchmarks, 4.1; less a little for bursts). */
  private static final double[] FLOOR_SHARES = {
    0, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99, 1
  };

  private static final double[] FLOOR_GRAMS = {
    0.34, 0.40, 0.44, 0.53, 0.68, 0.88, 2.75, 5.12, 10.5, 11.3
  };
  private static final double FLOOR_MEDIAN_GRAMS = 0.69;
  private static final double REFERENCE_SIGMA = 0.8;
  private static final double HIGH_PASS = 0.22;
  private static final double HIGH_PASS_SD = Math.sqrt(1 + HIGH_PASS * HIGH_PASS);
  private static final double BURST_CHANCE = 0.022;
  private static final double BURST_SIZE = 2.4;
  private static final double BURST_SIGMA = 0.35;
  private static final double KNOCK = 0.84;
  private static final double KNOCK_SIGMA = 0.64;
  private static final long HEARTBEAT_NANOS = 60_000_000_000L;
  private static final long WAKE_BEFORE_NANOS = 1_400_000_000L;
  private static final long WAKE_AFTER_NANOS = 4_500_000_000L;

  private final Shop shop;
  private final Chance chance;
  private final double[] offset;
  private final double[] gain;
  private final double[] noise;
  private final double[] driftPerSecond;
  private final double[] previousNoise;
  private final double[] previousCommon;
  private final double[] load;
  private final List<List<Stroke>> strokes = new ArrayList<>();
  private final double[] crosstalk;
  private final int[] firstPlate;
  private final long[] awakeFrom;
  private final long[] awakeUntil;
  private final long[] lastBatch;
  private final double[] burst;
  private final long[] burstUntil;
  private final long[] sequence;
  private final double[] common = new double[BATCH];
  private final float[] grams = new float[BATCH];
  private final long startNanos;
  private long nowNanos;

  Scales(Shop shop, SensorClass sensors, Stock stock, Chance chance, long startNanos) {
    this.shop = shop;
    this.chance = chance;
    this.startNanos = startNanos;
    nowNanos = startNanos;
    int plates = shop.plates().size();
    offset = new double[plates];
    gain = new double[plates];
    noise = new double[plates];
    driftPerSecond = new double[plates];
    previousNoise = new double[plates];
    load = new double[plates];
    crosstalk = new double[plates];
    for (int p = 0; p < plates; p++) {
      strokes.add(new ArrayList<>());
      offset[p] = chance.happens(0.04) ? chance.normal(0, 2_500) : chance.normal(0, 60);
      gain[p] = 1 + chance.normal(0, sensors.plateGainSd());
      noise[p] =
          sensors.plateNoiseGrams()
              * StrictMath.pow(
                  floor(chance.uniform()) / FLOOR_MEDIAN_GRAMS,
                  sensors.plateNoisySigma() / REFERENCE_SIGMA);
      driftPerSecond[p] = chance.normal(0, 1) * chance.logNormal(0.09 / 33, 1.2) / 2.0;
      crosstalk[p] = Math.abs(chance.normal(0, 0.008));
    }
    int shelves = shop.rowOfShelf().length;
    previousCommon = new double[shelves];
    firstPlate = new int[shelves + 1];
    for (int shelf : shop.shelfOfPlate()) {
      firstPlate[shelf + 1]++;
    }
    for (int shelf = 0; shelf < shelves; shelf++) {
      firstPlate[shelf + 1] += firstPlate[shelf];
    }
    awakeFrom = new long[shelves];
    awakeUntil = new long[shelves];
    lastBatch = new long[shelves];
    Arrays.fill(awakeFrom, Long.MAX_VALUE);
    Arrays.fill(awakeUntil, startNanos + 2_000_000_000L); // a first look at every plate
    Arrays.fill(awakeFrom, startNanos);
    int gondolas = Arrays.stream(shop.gondolaOfShelf()).max().orElse(0) + 1;
    burst = new double[gondolas];
    burstUntil = new long[gondolas];
    sequence = new long[gondolas];
    for (Facing facing : shop.facings()) {
      for (Unit unit : stock.on(facing)) {
        rest(unit, 1);
      }
    }
  }

  /** The noise below which that share of real plates lies. */
  private static double floor(double share) {
    int i = 1;
    while (FLOOR_SHARES[i] < share) {
      i++;
    }
    double part = (share - FLOOR_SHARES[i - 1]) / (FLOOR_SHARES[i] - FLOOR_SHARES[i - 1]);
    return FLOOR_GRAMS[i - 1] * StrictMath.pow(FLOOR_GRAMS[i] / FLOOR_GRAMS[i - 1], part);
  }

  /** Adds or removes a resting unit without anybody noticing. */
  private void rest(Unit unit, int sign) {
    for (int i = 0; i < unit.plates.length; i++) {
      load[unit.plates[i]] += sign * unit.grams * unit.shares[i];
    }
  }

  /**
   * A shelf will be handled at that moment: its plates are to report around it. What they report
   * already is not broken off for something later.
   */
  void wake(int shelf, long atNanos) {
    long from = atNanos - WAKE_BEFORE_NANOS;
    boolean isOver = awakeUntil[shelf] < Math.min(from, nowNanos);
    awakeFrom[shelf] = isOver ? from : Math.min(awakeFrom[shelf], from);
    awakeUntil[shelf] = Math.max(awakeUntil[shelf], atNanos + WAKE_AFTER_NANOS);
  }

  /** A unit leaves (-1) or reaches (+1) the plates that it lies on. */
  void move(Unit unit, int sign, long atNanos, double riseSeconds) {
    for (int i = 0; i < unit.plates.length; i++) {
      int plate = unit.plates[i];
      double step = sign * unit.grams * unit.shares[i];
      stroke(plate, step, atNanos, riseSeconds);
      neighbours(plate, step, atNanos, riseSeconds);
    }
    shake(unit.plates[0], unit.grams, atNanos);
  }

  /** A plate feels nothing of it, and shows nothing: its reading stands still. */
  void moveUnfelt(Unit unit, int sign) {
    rest(unit, sign);
    for (int i = 0; i < unit.plates.length; i++) {
      int plate = unit.plates[i];
      offset[plate] -= gain[plate] * sign * unit.grams * unit.shares[i];
    }
  }

  private void neighbours(int plate, double step, long atNanos, double riseSeconds) {
    for (int other = plate - 1; other <= plate + 1; other += 2) {
      if (other >= 0
          && other < load.length
          && shop.shelfOfPlate()[other] == shop.shelfOfPlate()[plate]) {
        double leak = step * (crosstalk[plate] + crosstalk[other]) / 2;
        strokes.get(other).add(new Stroke(atNanos, leak, riseSeconds, 0, 0, 4 * leak, 7, 0.2));
      }
    }
  }

  private void stroke(int plate, double step, long atNanos, double riseSeconds) {
    double size = Math.abs(step);
    double press = size * chance.uniform(0.05, 0.5);
    double ring = size * (size < 200 ? chance.uniform(0.3, 1.0) : chance.uniform(0.1, 0.25));
    strokes
        .get(plate)
        .add(
            new Stroke(
                atNanos,
                step,
                riseSeconds,
                press,
                chance.uniform(0.05, 0.25),
                ring,
                chance.uniform(5, 11),
                chance.uniform(0.08, 0.22)));
  }

  /** Something is touched or knocked; nothing changes for good. */
  void touch(int plate, long atNanos, double pressGrams, double pressSeconds) {
    strokes
        .get(plate)
        .add(new Stroke(atNanos, 0, 0.03, pressGrams, pressSeconds, pressGrams / 4, 8, 0.15));
    shake(plate, pressGrams, atNanos);
  }

  private void shake(int plate, double grams, long atNanos) {
    int gondola = shop.gondolaOfShelf()[shop.shelfOfPlate()[plate]];
    if (grams > 300 && chance.happens(0.5)) {
      burst[gondola] = chance.uniform(2, 6);
      burstUntil[gondola] = atNanos + (long) chance.uniform(0.3e9, 1.0e9);
    }
  }

  /** Emits the batches that end at this moment, a multiple of {@link #BATCH_NANOS}. */
  void weigh(long endNanos, Consumer<PlateWeighed> out) {
    nowNanos = endNanos;
    for (int shelf = 0; shelf < awakeFrom.length; shelf++) {
      boolean awake = awakeFrom[shelf] <= endNanos && endNanos <= awakeUntil[shelf];
      if (awake || endNanos - lastBatch[shelf] >= HEARTBEAT_NANOS) {
        lastBatch[shelf] = endNanos;
        weighShelf(shelf, endNanos, out);
      }
    }
  }

  private void weighShelf(int shelf, long endNanos, Consumer<PlateWeighed> out) {
    int gondola = shop.gondolaOfShelf()[shelf];
    if (endNanos > burstUntil[gondola]) {
      burst[gondola] = chance.happens(BURST_CHANCE) ? chance.logNormal(BURST_SIZE, BURST_SIGMA) : 0;
      burstUntil[gondola] = endNanos + (burst[gondola] > 0 ? 1_000_000_000L : 0);
    }
    double knock = burst[gondola] == 0 ? 0 : burst[gondola] * chance.logNormal(KNOCK, KNOCK_SIGMA);
    for (int i = 0; i < BATCH; i++) {
      double fresh = chance.normal();
      common[i] = (fresh - HIGH_PASS * previousCommon[shelf]) / HIGH_PASS_SD;
      previousCommon[shelf] = fresh;
    }
    for (int plate = firstPlate[shelf]; plate < firstPlate[shelf + 1]; plate++) {
      sample(plate, endNanos, knock);
      out.accept(
          new PlateWeighed(
              endNanos,
              "scales-" + (gondola + 1),
              ++sequence[gondola],
              shop.plates().get(plate).id(),
              PERIOD_NANOS,
              Samples.ofGrams(grams)));
    }
  }

  private void sample(int plate, long endNanos, double shaken) {
    List<Stroke> here = strokes.get(plate);
    double level = level(noise[plate], shaken);
    double own = Math.sqrt(1 - COMMON) * level / HIGH_PASS_SD;
    double shared = Math.sqrt(COMMON) * level;
    double resting =
        offset[plate]
            + driftPerSecond[plate] * Math.min(3_600, (endNanos - startNanos) / 1e9)
            + gain[plate] * load[plate];
    for (int i = 0; i < BATCH; i++) {
      long nanos = endNanos - (BATCH - 1 - i) * PERIOD_NANOS;
      double moving = 0;
      for (int s = 0; s < here.size(); s++) {
        moving += here.get(s).gramsAt(nanos);
      }
      double fresh = chance.normal();
      double value =
          resting
              + gain[plate] * moving
              + own * (fresh - HIGH_PASS * previousNoise[plate])
              + shared * common[i];
      previousNoise[plate] = fresh;
      grams[i] = (float) (Math.rint(value / COUNT_GRAMS) * COUNT_GRAMS);
    }
    settle(plate, endNanos);
  }

  /** Noise while the gondola shakes: quiet plates feel it more, for what they are. */
  private static double level(double floorGrams, double shaken) {
    double felt = floorGrams * StrictMath.pow(FLOOR_MEDIAN_GRAMS / floorGrams, 0.25);
    return Math.hypot(floorGrams, shaken * felt);
  }

  /** What has come to rest becomes part of the load. */
  private void settle(int plate, long endNanos) {
    List<Stroke> here = strokes.get(plate);
    for (int i = here.size() - 1; i >= 0; i--) {
      if (here.get(i).endNanos() < endNanos) {
        load[plate] += here.get(i).stepGrams();
        here.remove(i);
      }
    }
  }
}
