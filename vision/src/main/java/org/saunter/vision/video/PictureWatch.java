package org.saunter.vision.video;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.saunter.model.Observation.SensorState;
import org.saunter.vision.Frame;
import org.saunter.vision.video.Lamp.Sign;

/**
 * Watches one camera's picture and names what is wrong with it. Fed with every analysed frame, in
 * the decoder's thread; no clock and no chance of its own: the same frames give the same faults.
 *
 * <ul>
 *   <li>BLACK: mean luma below 28 and the means of blocks within 2.5 of one another, for 2 s. A
 *       dark shop has structure and is not black. A caption in the picture does not count.
 *   <li>FROZEN: fewer than 1 pixel in 2,000 changes by more than 2, for longer than three times the
 *       longest still spell this camera has had lately, at least 3 s and at most 30 s: a codec that
 *       skips what stands still makes such spells, noise ends them. In the first 20 s: for 20 s.
 *   <li>GARBLED: more than a fifth of the last 5 s of frames came with decoding errors, or block
 *       edges stand out twice as much as anything else, for 1 s.
 *   <li>WASHED_OUT: spread by mean of the blocks is less than half of what is usual, and it is not
 *       darker than usual, for 5 s. (Less light takes from both alike; fog only from the spread.)
 *   <li>DEFOCUSED: sharpness above that of a wide slope is less than half of what is usual, for 5
 *       s.
 *   <li>WRONG_RATE: over 5 s less than 0.75 or more than 1.35 of the expected rate, for 3 s.
 *   <li>CLOCK_OFF: stamp and arrival more than 1 s apart, for 2 s.
 * </ul>
 *
 * <p>"Usual" is learned in the first 10 s, then with a time constant of 20 minutes, never while the
 * picture has a fault: {@link #relearn} takes the picture as it is for right. While BLACK, nothing
 * else about the picture is judged; while FROZEN or GARBLED, contrast and sharpness are not.
 */
public final class PictureWatch {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final double BLACK_MEAN = 28;
  private static final double BLACK_RANGE = 2.5;
  private static final double STILL_SHARE = 0.0005;
  private static final double BLOCKY = 2.0;
  private static final double LOST_SHARE = 0.5;
  private static final double FOUND_SHARE = 0.65;

  /** What a slope wider than four pixels has; see {@link PictureMeter.Figures#sharpness}. */
  private static final double SLOPE_SHARPNESS = 1.0 / 16;

  private static final double CLOCK_OFF_SECONDS = 1.0;
  private static final double CLOCK_RIGHT_SECONDS = 0.7;

  /** What one frame says of one fault, with the figure for people. */
  private record Reading(Sign sign, double value, String pattern) {
    static final Reading NONE = new Reading(Sign.UNKNOWN, 0, "");
  }

  private final String cameraId;
  private final double expectedPerSecond;
  private final PictureMeter meter;
  private final UsualPicture usual = new UsualPicture();
  private final StillSpell still = new StillSpell();
  private final RateGauge arrivals = new RateGauge(5 * SECOND_NANOS);
  private final RateGauge damaged = new RateGauge(5 * SECOND_NANOS);
  private final Map<PictureFault, Lamp> lamps = new EnumMap<>(PictureFault.class);
  private final Map<PictureFault, Long> counts = new EnumMap<>(PictureFault.class);
  private long errorsBefore;

  /**
   * A watch without any history.
   *
   * @param expectedPerSecond analysed frames a second
   * @param gridPx edge of the codec's blocks in analysed pixels, 16 × analysed by camera's width;
   *     NaN if unknown (block edges are then not judged, decoding errors are)
   */
  public PictureWatch(String cameraId, double expectedPerSecond, double gridPx) {
    this.cameraId = cameraId;
    this.expectedPerSecond = expectedPerSecond;
    meter = new PictureMeter(gridPx);
    for (PictureFault fault : PictureFault.values()) {
      lamps.put(fault, lamp(fault));
      counts.put(fault, 0L);
    }
  }

  private static Lamp lamp(PictureFault fault) {
    return switch (fault) {
      case BLACK -> new Lamp(2 * SECOND_NANOS, SECOND_NANOS);
      case FROZEN -> new Lamp(0, SECOND_NANOS);
      case WRONG_RATE -> new Lamp(3 * SECOND_NANOS, SECOND_NANOS);
      case GARBLED -> new Lamp(SECOND_NANOS, 3 * SECOND_NANOS);
      case WASHED_OUT, DEFOCUSED -> new Lamp(5 * SECOND_NANOS, 5 * SECOND_NANOS);
      case CLOCK_OFF -> new Lamp(2 * SECOND_NANOS, 2 * SECOND_NANOS);
    };
  }

  /** Takes the picture as it is now for usual, whatever it was: the camera was moved or cleaned. */
  public void relearn() {
    usual.forget();
  }

  /** The faults of now. */
  public Set<PictureFault> faults() {
    Set<PictureFault> lit = EnumSet.noneOf(PictureFault.class);
    lamps.forEach(
        (fault, lamp) -> {
          if (lamp.lit()) {
            lit.add(fault);
          }
        });
    return lit;
  }

  /** How often each fault began. */
  public Map<PictureFault, Long> counts() {
    return new EnumMap<>(counts);
  }

  /** The camera's state with all its faults. */
  public SensorState state() {
    SensorState state = SensorState.UP;
    for (PictureFault fault : faults()) {
      if (state != SensorState.DOWN) {
        state = fault.state();
      }
    }
    return state;
  }

  /**
   * One analysed frame.
   *
   * @param arrivedNanos store time of its arrival; of a recording its stamp
   * @param decodeErrors of the source so far, see {@link SourceCounts#decodeErrors}
   * @return what began or ended with it
   */
  public List<FaultChange> on(Frame frame, long arrivedNanos, long decodeErrors) {
    List<FaultChange> changes = new ArrayList<>();
    arrivals.note(arrivedNanos);
    rate(arrivedNanos, changes);
    double ageSeconds = (arrivedNanos - frame.atNanos()) / (double) SECOND_NANOS;
    Sign clock = sign(Math.abs(ageSeconds), CLOCK_OFF_SECONDS, CLOCK_RIGHT_SECONDS);
    update(
        PictureFault.CLOCK_OFF,
        new Reading(clock, ageSeconds, "%.1f s between stamp and arrival"),
        arrivedNanos,
        changes);
    double damage = damage(decodeErrors, arrivedNanos);
    picture(meter.measure(frame), damage, arrivedNanos, changes);
    return changes;
  }

  /** No frame came, but time goes on: call it about once a second while a camera is silent. */
  public List<FaultChange> tick(long nowNanos) {
    List<FaultChange> changes = new ArrayList<>();
    rate(nowNanos, changes);
    return changes;
  }

  private void rate(long nowNanos, List<FaultChange> changes) {
    if (!arrivals.full(nowNanos)) {
      return;
    }
    double measured = arrivals.perSecond(nowNanos);
    double share = measured / expectedPerSecond;
    Sign sign = Sign.UNKNOWN;
    if (share < 0.75 || share > 1.35) {
      sign = Sign.BAD;
    } else if (share > 0.85 && share < 1.2) {
      sign = Sign.GOOD;
    }
    update(
        PictureFault.WRONG_RATE, new Reading(sign, measured, "%.1f a second"), nowNanos, changes);
  }

  /** Share of the frames of the last 5 s that came with new decoding errors. */
  private double damage(long decodeErrors, long nowNanos) {
    if (decodeErrors > errorsBefore) {
      damaged.note(nowNanos);
    }
    errorsBefore = decodeErrors;
    double all = arrivals.perSecond(nowNanos);
    return all > 0 ? damaged.perSecond(nowNanos) / all : 0;
  }

  /** Judges the picture itself; what it learns from it has no fault, not even a beginning one. */
  private void picture(
      PictureMeter.Figures figures, double damage, long nowNanos, List<FaultChange> changes) {
    boolean dark = figures.mean() < BLACK_MEAN && figures.range() < BLACK_RANGE;
    update(
        PictureFault.BLACK,
        new Reading(dark ? Sign.BAD : Sign.GOOD, figures.mean(), "mean luma %.1f"),
        nowNanos,
        changes);
    boolean blind = lit(PictureFault.BLACK);
    Reading garbled = blind ? Reading.NONE : garbled(figures, damage);
    update(PictureFault.GARBLED, garbled, nowNanos, changes);
    boolean quiet = figures.changed() < STILL_SHARE;
    double stillSeconds = still.on(quiet, nowNanos, lit(PictureFault.FROZEN));
    Sign frozen = quiet ? still.sign() : Sign.GOOD;
    update(
        PictureFault.FROZEN,
        blind ? Reading.NONE : new Reading(frozen, stillSeconds, "for %.1f s"),
        nowNanos,
        changes);
    boolean judged =
        !dark && !lit(PictureFault.FROZEN) && !lit(PictureFault.GARBLED) && usual.known();
    Reading washed = judged ? washed(figures) : Reading.NONE;
    update(PictureFault.WASHED_OUT, washed, nowNanos, changes);
    Reading defocused = judged && !lit(PictureFault.WASHED_OUT) ? defocused(figures) : Reading.NONE;
    update(PictureFault.DEFOCUSED, defocused, nowNanos, changes);
    boolean doubtful =
        dark
            || quiet
            || garbled.sign() == Sign.BAD
            || washed.sign() == Sign.BAD
            || defocused.sign() == Sign.BAD
            || pictureFault();
    if (!doubtful) {
      usual.learn(figures, nowNanos);
    }
  }

  /** While nothing is usual yet, contrast and sharpness cannot be wrong. */
  private boolean pictureFault() {
    PictureFault last = usual.known() ? PictureFault.DEFOCUSED : PictureFault.GARBLED;
    return faults().stream().anyMatch(fault -> fault.compareTo(last) <= 0);
  }

  private Reading garbled(PictureMeter.Figures figures, double damage) {
    if (damage > 0.2) {
      return new Reading(Sign.BAD, 100 * damage, "%.0f %% of frames with decoding errors");
    }
    String pattern = "block edges stand out %.1f times";
    double blocky = figures.blockiness();
    if (blocky > BLOCKY && (!usual.known() || blocky > 1.6 * usual.blockiness())) {
      return new Reading(Sign.BAD, blocky, pattern);
    }
    return new Reading(damage < 0.05 ? Sign.GOOD : Sign.UNKNOWN, blocky, pattern);
  }

  private Reading washed(PictureMeter.Figures figures) {
    double share = usual.contrastShare(figures);
    Sign sign = lost(share);
    boolean darker = usual.lightShare(figures) < 0.8;
    return new Reading(
        sign == Sign.BAD && darker ? Sign.UNKNOWN : sign, 100 * share, "contrast %.0f %% of usual");
  }

  private Reading defocused(PictureMeter.Figures figures) {
    double share = usual.sharpnessShare(figures, SLOPE_SHARPNESS);
    return Double.isNaN(share)
        ? Reading.NONE
        : new Reading(lost(share), 100 * share, "sharpness %.0f %% of usual");
  }

  private static Sign lost(double share) {
    if (share < LOST_SHARE) {
      return Sign.BAD;
    }
    return share > FOUND_SHARE ? Sign.GOOD : Sign.UNKNOWN;
  }

  private static Sign sign(double value, double badAbove, double goodBelow) {
    if (value > badAbove) {
      return Sign.BAD;
    }
    return value < goodBelow ? Sign.GOOD : Sign.UNKNOWN;
  }

  private boolean lit(PictureFault fault) {
    Lamp lamp = lamps.get(fault);
    return lamp != null && lamp.lit();
  }

  private void update(
      PictureFault fault, Reading reading, long nowNanos, List<FaultChange> changes) {
    Lamp lamp = lamps.get(fault);
    if (lamp == null || !lamp.update(reading.sign(), nowNanos)) {
      return;
    }
    FaultChange.Turn turn = lamp.lit() ? FaultChange.Turn.BEGAN : FaultChange.Turn.ENDED;
    if (lamp.lit()) {
      counts.merge(fault, 1L, Long::sum);
    }
    String figure = String.format(Locale.ROOT, reading.pattern(), reading.value());
    String words = fault.words() + (lamp.lit() ? " (" : " no longer (") + figure + ").";
    changes.add(new FaultChange(cameraId, nowNanos, fault, turn, reading.value(), words, state()));
  }
}
