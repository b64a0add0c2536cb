package org.saunter.store.shelf;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.MovementStage;
import org.saunter.model.Samples;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/**
 * Change points on the raw samples of one plate, O(1) a sample and without garbage.
 *
 * <p>The load is either STABLE (a level m with variance P, followed by a Kalman filter that looks
 * {@value #LAG} samples back so that an onset never leaks in) or ACTIVE (something moves). A step
 * is reported when it settles, refined over the next second, and taken back if it proves to be
 * nothing. Derivation and every constant: {@code docs/math/PlateDetector.md}.
 *
 * <p>Not thread-safe. Time comes with the samples.
 */
public final class PlateDetector {
  private static final int RING = 64;
  private static final int LAG = 16;
  private static final int SHORT = 12;
  private static final int WARM_UP = 24;
  private static final double DRIFT_VARIANCE_PER_SECOND = 0.05 * 0.05;
  private static final double NOISE_VARIANCE_MIN = 0.04;
  private static final double STEP_MIN_GRAMS = 6;
  private static final double STEP_MIN_QUIET_GRAMS = 3;
  private static final double QUIET_VARIANCE = 4;
  private static final double ABSURD_GRAMS = 100_000;

  /** A load that does not come to rest for that long is learned anew; steps meanwhile are lost. */
  public static final long BLIND_NANOS = 30_000_000_000L;

  private static final long GAP_NANOS = 1_000_000_000L;
  private static final long SHAKEN_NANOS = 1_500_000_000L;
  private static final double SHAKEN_MAX = 25;
  private static final long LEAN_NANOS = 4_000_000_000L;
  private static final int STUCK_SAMPLES = 1_800;
  private static final int STUCK_SUSPECT_SAMPLES = 300;
  private static final double NOISY_VARIANCE = 64;

  private final float[] ring = new float[RING];
  private final Trail trail = new Trail();
  private final LatestStep latest;
  private final Unrests vain = new Unrests();

  private int count; // samples since the level was last unknown, saturating
  private int head;
  private double sumShort;
  private float last;
  private int repeats;
  private double level;
  private double levelVariance = 1;
  private double noiseVariance = 1;
  private double onsetThreshold;
  private double jumpThreshold;
  private int thresholdAge;

  private boolean active;
  private long activeSinceNanos;
  private long lastNanos = Long.MIN_VALUE;

  private Health health = Health.OK;
  private long badSamples;
  private long blindSinceNanos = Long.MIN_VALUE;

  /**
   * @param plate index that the steps carry
   * @param steps takes each step as soon as it is known
   */
  public PlateDetector(int plate, Consumer<Step> steps) {
    latest = new LatestStep(plate, steps);
    refreshThresholds();
  }

  /**
   * Takes a batch.
   *
   * @param lastSampleNanos time of the last sample
   * @param periodNanos time between two samples
   */
  public void push(long lastSampleNanos, long periodNanos, Samples grams) {
    int n = grams.size();
    long nanos = lastSampleNanos - (n - 1) * periodNanos;
    if (lastNanos != Long.MIN_VALUE && nanos - lastNanos > GAP_NANOS) {
      resume();
    }
    for (int i = 0; i < n; i++, nanos += periodNanos) {
      push(nanos, grams.gramsAt(i));
    }
  }

  /** Takes one sample. */
  public void push(long nanos, float grams) {
    if (!(Math.abs(grams) <= ABSURD_GRAMS)) { // also true of NaN
      badSamples++;
      health = Health.ABSURD;
      return;
    }
    lastNanos = nanos;
    if (count < WARM_UP) {
      warmUp(grams);
      return;
    }
    remember(grams);
    if (active) {
      onActive(nanos);
    } else {
      onStable(nanos, grams);
    }
  }

  private void warmUp(float grams) {
    if (count == 0) {
      repeats = 0;
      head = 0;
      sumShort = 0;
      last = grams;
    }
    remember(grams);
    double difference = count == 0 ? 0 : grams - last;
    last = grams;
    noiseVariance += (Math.min(difference * difference / 2, 9 * noiseVariance) - noiseVariance) / 8;
    count++;
    if (count == WARM_UP) {
      level = meanOfLast(LAG);
      noiseVariance = Math.max(NOISE_VARIANCE_MIN, noiseVariance);
      levelVariance = noiseVariance / LAG;
      active = false;
      refreshThresholds();
    }
  }

  private void remember(float grams) {
    int oldest = (head - SHORT) & (RING - 1);
    sumShort += grams - (count >= SHORT ? ring[oldest] : 0);
    ring[head] = grams;
    head = (head + 1) & (RING - 1);
    if (head == 0) {
      sumShort = sumOfLast(SHORT, 0); // stops rounding from piling up
    }
  }

  private void onStable(long nanos, float grams) {
    float difference = grams - last;
    last = grams;
    repeats = difference == 0 ? repeats + 1 : 0;
    noiseVariance +=
        0.005 * (Math.min(difference * difference / 2.0, 9 * noiseVariance) - noiseVariance);
    if (Math.abs(sumShort / SHORT - level) > onsetThreshold
        || Math.abs(grams - level) > jumpThreshold) {
      active = true;
      activeSinceNanos = nanos;
      trail.start();
      latest.finish(noiseVariance);
      return;
    }
    followLevel();
    if (latest.isRefining()) {
      latest.refine(grams, noiseVariance);
    }
    if (health != Health.OK || repeats >= STUCK_SAMPLES) {
      judgeStable();
    }
  }

  private void followLevel() {
    float old = ring[(head - 1 - LAG) & (RING - 1)];
    levelVariance += DRIFT_VARIANCE_PER_SECOND / 60;
    double gain = Math.max(0.0017, levelVariance / (levelVariance + noiseVariance));
    level += gain * (old - level);
    levelVariance *= 1 - gain;
    if (++thresholdAge >= 16) {
      refreshThresholds();
    }
  }

  private void refreshThresholds() {
    thresholdAge = 0;
    noiseVariance = Math.max(NOISE_VARIANCE_MIN, noiseVariance);
    onsetThreshold = 5.5 * Math.sqrt(noiseVariance / SHORT + levelVariance);
    jumpThreshold = 7 * Math.sqrt(noiseVariance) + 5.5 * Math.sqrt(levelVariance);
  }

  private void onActive(long nanos) {
    last = ring[(head - 1) & (RING - 1)];
    trail.add(nanos, last);
    int window = noiseVariance < 5 ? 16 : noiseVariance < 12 ? 24 : noiseVariance < 30 ? 36 : 54;
    count = Math.min(RING, count + 1);
    if (count < window) {
      return;
    }
    long activeNanos = nanos - activeSinceNanos;
    if (activeNanos > LEAN_NANOS) {
      judgeRestless(activeNanos);
    }
    if (isSettled(window, noiseVariance)) {
      settle(nanos, window);
    } else if (activeNanos > SHAKEN_NANOS && count >= RING) {
      settleShaken(nanos);
    }
  }

  /**
   * The plate may be noisier than was believed, or shake for longer than anybody takes: what moves
   * it then has no slope and no slow swing, so that half the squared differences say how much. Then
   * a mean over a whole second is as good as rest.
   */
  private void settleShaken(long nanos) {
    double here = RingNoise.ofDifferences(ring, head);
    if (here < SHAKEN_MAX * noiseVariance && isSettled(RING, Math.max(here, noiseVariance))) {
      noiseVariance = Math.max(noiseVariance, Math.sqrt(noiseVariance * here));
      settle(nanos, RING);
    }
  }

  private boolean isSettled(int window, double noise) {
    double newest = sumOfLast(window / 2, 0);
    double older = sumOfLast(window - window / 2, window / 2);
    int half = window / 2;
    double halves = newest / (double) half - older / (double) (window - half);
    double limit = 3.2 * Math.sqrt(4 * noise / window) + 0.2;
    if (Math.abs(halves) >= limit) {
      return false;
    }
    double mean = (newest + older) / window;
    double squares = 0;
    for (int i = 1; i <= window; i++) {
      double d = ring[(head - i) & (RING - 1)] - mean;
      squares += d * d;
    }
    return squares / window < 2.2 * noise + 0.05;
  }

  private void settle(long nanos, int window) {
    active = false;
    double mean = meanOfLast(window);
    long since = passPlateaus(mean, nanos);
    double delta = mean - level;
    double sd = Math.sqrt(noiseVariance / window + levelVariance + 0.09);
    if (Math.abs(delta) > Math.max(stepMinGrams(noiseVariance), 4 * sd)) {
      latest.open(level, delta, since, nanos, trail);
      latest.refineFrom(level, levelVariance, delta);
      level = mean;
      levelVariance = noiseVariance / window;
      latest.tell(MovementStage.PROVISIONAL, delta, sd);
    } else {
      vain.add(activeSinceNanos, nanos);
      double weight = levelVariance / (levelVariance + noiseVariance / window);
      level += Math.max(0.5, weight) * delta;
      levelVariance = Math.max(noiseVariance / window, levelVariance);
    }
    refreshThresholds();
    if (health != Health.OK) {
      health = noiseVariance > NOISY_VARIANCE ? Health.NOISY : Health.OK;
    }
  }

  /** A quiet plate may feel its part of something light that lies over two. */
  static double stepMinGrams(double noiseVariance) {
    return noiseVariance < QUIET_VARIANCE ? STEP_MIN_QUIET_GRAMS : STEP_MIN_GRAMS;
  }

  /**
   * Reports the steps to plateaus on the way to a new rest: several actions in one unrest. Returns
   * when the last step began.
   */
  private long passPlateaus(double rest, long nanos) {
    double noise = Math.sqrt(noiseVariance);
    List<Trail.Plateau> stairs = trail.stairs(level, rest, noise, activeSinceNanos, nanos);
    long since = activeSinceNanos;
    for (Trail.Plateau plateau : stairs) {
      double delta = plateau.grams() - level;
      double sway = Trail.slack(delta, noise) / 3;
      latest.open(level, delta, since, plateau.fromNanos(), trail);
      level = plateau.grams();
      levelVariance = sway * sway / plateau.means() + noiseVariance / 24;
      latest.tell(MovementStage.PROVISIONAL, delta, Math.sqrt(levelVariance + 0.09));
      since = plateau.toNanos();
    }
    return since;
  }

  /** After a silence the noise may be old but the level still holds: only the ring is stale. */
  private void resume() {
    if (count < WARM_UP) {
      count = 0;
      return;
    }
    latest.finish(noiseVariance);
    if (!active) {
      for (int i = 0; i < RING; i++) {
        ring[i] = (float) level;
      }
      sumShort = SHORT * (double) (float) level;
      last = (float) level;
    }
  }

  private void judgeRestless(long activeNanos) {
    if (activeNanos > BLIND_NANOS) {
      blindSinceNanos = activeSinceNanos;
      health = Health.NOISY;
      count = 0; // the level is learned anew
      noiseVariance = Math.max(noiseVariance, RingNoise.variance(ring));
      active = false;
      return;
    }
    double shift = Math.abs(meanOfLast(RING) - level);
    double shake = RingNoise.variance(ring);
    health = shake > shift * shift ? Health.VIBRATING : Health.LEANING;
  }

  private void judgeStable() {
    if (repeats >= STUCK_SAMPLES) {
      health = Health.DEAD;
    } else if (noiseVariance > NOISY_VARIANCE) {
      health = Health.NOISY;
    } else {
      health = Health.OK;
    }
  }

  private double meanOfLast(int n) {
    return sumOfLast(n, 0) / n;
  }

  private double sumOfLast(int n, int skip) {
    double sum = 0;
    for (int i = skip + 1; i <= skip + n; i++) {
      sum += ring[(head - i) & (RING - 1)];
    }
    return sum;
  }

  /** Whether the load moves at the moment. */
  public boolean isActive() {
    return active;
  }

  /** Whether it has read one value for so long that it may be dead. */
  public boolean isStuck() {
    return repeats >= STUCK_SUSPECT_SAMPLES;
  }

  /** Whether the load moves at the moment, and the plate still says so. */
  public boolean isMoving(long nowNanos) {
    return active && nowNanos - lastNanos < GAP_NANOS;
  }

  /** A change that is certain to be noticed, in grams. */
  public double leastGrams() {
    return Math.max(stepMinGrams(noiseVariance), onsetThreshold);
  }

  /** Whether the load moved at a moment lately, and lay as before when it came to rest. */
  public boolean isMovedInVain(long nanos) {
    return vain.covers(nanos);
  }

  /** How far the load is from where it last lay still, in grams. */
  double deviationGrams() {
    return sumShort / SHORT - level;
  }

  /** When the present movement began; meaningless while stable. */
  public long activeSinceNanos() {
    return activeSinceNanos;
  }

  public Health health() {
    return health;
  }

  /** Readings so far that were no number or beyond any load. */
  public long badSamples() {
    return badSamples;
  }

  /** Start of the latest time in which steps could not be told, or null if there was none. */
  public @Nullable Long blindSinceNanos() {
    return blindSinceNanos == Long.MIN_VALUE ? null : blindSinceNanos;
  }

  /** Time of the newest sample, {@link Long#MIN_VALUE} before the first. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Writes the whole state. */
  public void save(StateWriter out) {
    for (float grams : ring) {
      out.writeDouble(grams);
    }
    out.writeInt(count);
    out.writeInt(head);
    out.writeDouble(sumShort);
    out.writeDouble(last);
    out.writeInt(repeats);
    out.writeDouble(level);
    out.writeDouble(levelVariance);
    out.writeDouble(noiseVariance);
    out.writeDouble(onsetThreshold);
    out.writeDouble(jumpThreshold);
    out.writeInt(thresholdAge);
    out.writeBoolean(active);
    out.writeLong(activeSinceNanos);
    out.writeLong(lastNanos);
    vain.save(out);
    latest.save(out);
    trail.save(out);
    Saved.write(out, health);
    out.writeLong(badSamples);
    out.writeLong(blindSinceNanos);
  }

  /** Reads back what {@link #save} wrote. */
  public void load(StateReader in) {
    for (int i = 0; i < RING; i++) {
      ring[i] = (float) in.readDouble();
    }
    count = in.readInt();
    head = in.readInt();
    sumShort = in.readDouble();
    last = (float) in.readDouble();
    repeats = in.readInt();
    level = in.readDouble();
    levelVariance = in.readDouble();
    noiseVariance = in.readDouble();
    onsetThreshold = in.readDouble();
    jumpThreshold = in.readDouble();
    thresholdAge = in.readInt();
    active = in.readBoolean();
    activeSinceNanos = in.readLong();
    lastNanos = in.readLong();
    vain.load(in);
    latest.load(in);
    trail.load(in);
    health = Saved.readEnum(in, Health.class);
    badSamples = in.readLong();
    blindSinceNanos = in.readLong();
  }
}
