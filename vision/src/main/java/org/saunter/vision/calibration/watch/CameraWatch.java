package org.saunter.vision.calibration.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Observation.SensorState;
import org.saunter.vision.Frame;
import org.saunter.vision.calibration.Optics;

/**
 * Notices that a camera was knocked out of place. Every two seconds it compares what stands still
 * with the reference picture of the calibration ({@link Registration}). A camera counts as moved
 * when the middle patch is more than two pixels (of 320) off for twenty seconds, and as well again
 * when it is within one for ten. People, light and goods change patches too, but not so that most
 * agree on one turn; where too few agree nothing is concluded.
 *
 * <p>Deterministic; for one camera and one thread. Keeps seven small pictures and the reference.
 */
public final class CameraWatch {
  private static final long SECOND = 1_000_000_000L;
  private static final long EVERY_NANOS = 2 * SECOND;
  private static final long GAP_NANOS = 10 * SECOND;
  private static final long MOVED_NANOS = 20 * SECOND;
  private static final long STRANGE_NANOS = 40 * SECOND;
  private static final long WELL_NANOS = 10 * SECOND;
  private static final long RENEW_NANOS = 600 * SECOND;
  private static final int DEPTH = 7;
  private static final int LOOKS_LEAST = 5;
  private static final int COARSE_EVERY = 5; // looks, while nothing is recognised
  private static final double MOVED_PX = 2.0; // of 320
  private static final double WELL_PX = 1.0;
  private static final double RENEW_PX = 0.5;
  private static final double LIGHT_LEAST =
      0.6; // of the reference; in the dark nothing is concluded
  private static final double LIGHT_MOST = 1.7;
  private static final double DETAIL_LEAST =
      0.35; // of the reference; patches are found in fog of less
  private static final int PLACES_LEAST = 12;

  private final Camera camera;
  private final double pxOf320;
  private final Background background = new Background(DEPTH);
  private final long[] unlikeSince;
  private final Registration registration;
  private final Gray reference;

  private SensorState state = SensorState.UP;
  private long lastNanos = Long.MIN_VALUE;
  private long runSince;
  private int runLooks;
  private View run = View.NOT_KNOWN;
  private int unknownLooks;
  private double[] turn = new double[Turn.NUMBERS];
  private @Nullable Look look;

  /** What one look at the picture says. */
  public enum View {
    /** As at the calibration. */
    AS_CALIBRATED,
    /** A little off: neither well nor moved. */
    A_LITTLE_OFF,
    /** Moved. */
    MOVED,
    /** As bright and rich as the reference, but nothing of it is there. */
    STRANGE,
    /**
     * As bright as the reference, but with nothing to see: fogged, covered, or turned to a wall.
     */
    BLANK,
    /** Too dark to say. */
    NOT_KNOWN
  }

  /**
   * One look.
   *
   * @param shiftPx by how much the picture is off, in pixels of a picture 320 wide; NaN unless
   *     known
   * @param panDegrees to the camera's right, likewise tilt (upwards) and roll (clockwise)
   * @param agreeing how many patches agree on that
   * @param patches how many there are
   */
  public record Look(
      long atNanos,
      View view,
      double shiftPx,
      double panDegrees,
      double tiltDegrees,
      double rollDegrees,
      int agreeing,
      int patches) {}

  /**
   * The camera has another state than before; a caller makes a {@code SensorReported} of it.
   *
   * @param state MOVED, FOGGED (or covered), or UP when it is as calibrated again; never DOWN
   * @param detail one sentence for a person
   */
  public record Change(String cameraId, long atNanos, SensorState state, String detail) {}

  /**
   * Watches one camera.
   *
   * @param camera as calibrated
   * @param reference what it saw then
   */
  public CameraWatch(Camera camera, Reference reference) {
    this.camera = camera;
    this.reference = reference.gray();
    pxOf320 = 320.0 / reference.widthPx();
    Optics optics = Optics.of(camera.scaledTo(reference.widthPx()));
    registration = new Registration(optics, this.reference);
    unlikeSince = new long[registration.patches()];
    Arrays.fill(unlikeSince, Long.MAX_VALUE);
  }

  /**
   * What to report when a camera was calibrated anew: from then on another watch, with the new
   * reference, takes its frames.
   */
  public static Change calibrated(String cameraId, long atNanos) {
    return new Change(
        cameraId, atNanos, SensorState.UP, "The camera (" + cameraId + ") was calibrated anew.");
  }

  /**
   * Compares one picture with the reference, without waiting: for somebody who asks. People in it
   * may disturb.
   */
  public static Look compare(Camera camera, Reference reference, Frame now) {
    CameraWatch watch = new CameraWatch(camera, reference);
    if (!watch.isUsable()) {
      throw new BadInputException(
          "The reference of the camera (" + camera.id() + ") has too little to go by.",
          "Maybe it was taken in the dark, or shows an empty floor.");
    }
    if (!watch.isSameShape(now)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "The picture of %d x %d has another shape than the reference.",
              now.widthPx(),
              now.heightPx()),
          "Maybe it comes from another camera.");
    }
    int width = watch.reference.widthPx();
    watch.background.add(Gray.of(now, width, watch.reference.heightPx()));
    return watch.look(now.atNanos());
  }

  /** Whether the reference has enough to go by. If not, the watch never says anything. */
  public boolean isUsable() {
    return registration.patches() >= PLACES_LEAST;
  }

  /** UP, MOVED or FOGGED. */
  public SensorState state() {
    return state;
  }

  /** The latest look; empty before the first. */
  public Optional<Look> look() {
    return Optional.ofNullable(look);
  }

  /**
   * Takes the next frame. Frames that are not later than the one before, or of another shape than
   * the reference, do not count.
   *
   * @return what changed, mostly nothing
   */
  public Optional<Change> on(Frame frame) {
    if (!isUsable() || !isSameShape(frame)) {
      return Optional.empty();
    }
    if (lastNanos != Long.MIN_VALUE) {
      long since = frame.atNanos() - lastNanos;
      if (since < EVERY_NANOS) {
        return Optional.empty();
      }
      if (since > GAP_NANOS) { // whatever happened meanwhile was not seen
        background.clear();
        start(View.NOT_KNOWN, frame.atNanos());
      }
    }
    lastNanos = frame.atNanos();
    background.add(Gray.of(frame, reference.widthPx(), reference.heightPx()));
    if (!background.isFull()) {
      return Optional.empty();
    }
    Look now = look(frame.atNanos());
    look = now;
    return judged(now);
  }

  private boolean isSameShape(Frame frame) {
    double wide = frame.widthPx() * (double) reference.heightPx();
    double high = frame.heightPx() * (double) reference.widthPx();
    return frame.widthPx() >= reference.widthPx() / 2 && Math.abs(wide / high - 1) < 0.02;
  }

  private Look look(long atNanos) {
    Gray still = background.middle(reference.widthPx(), reference.heightPx());
    boolean isLit = isLit(still);
    boolean isRich = isLit && Detail.of(still) > DETAIL_LEAST * Detail.of(reference);
    boolean isCoarse = isRich && unknownLooks % COARSE_EVERY == 0;
    Registration.Match match = registration.match(still, turn, isCoarse);
    if (match == null) {
      unknownLooks++;
      turn = new double[Turn.NUMBERS];
      View view = isRich ? View.STRANGE : isLit ? View.BLANK : View.NOT_KNOWN;
      double none = Double.NaN;
      return new Look(atNanos, view, none, none, none, none, 0, registration.patches());
    }
    unknownLooks = 0;
    turn = match.turn();
    double shift = match.shiftPx() * pxOf320;
    View view =
        shift > MOVED_PX ? View.MOVED : shift < WELL_PX ? View.AS_CALIBRATED : View.A_LITTLE_OFF;
    renew(match, still, atNanos, shift);
    return new Look(
        atNanos,
        view,
        shift,
        -StrictMath.toDegrees(turn[1]),
        -StrictMath.toDegrees(turn[0]),
        -StrictMath.toDegrees(turn[2]),
        match.count(),
        registration.patches());
  }

  /** About as bright as the reference. */
  private boolean isLit(Gray still) {
    double light = (still.mean() + 1) / (reference.mean() + 1);
    return light > LIGHT_LEAST && light < LIGHT_MOST;
  }

  /** What has looked different for ten minutes while the camera stood still looks like that now. */
  private void renew(Registration.Match match, Gray still, long atNanos, double shift) {
    for (int i = 0; i < unlikeSince.length; i++) {
      if (match.agreeing()[i] || shift > RENEW_PX || state == SensorState.MOVED) {
        unlikeSince[i] = Long.MAX_VALUE;
      } else if (unlikeSince[i] == Long.MAX_VALUE) {
        unlikeSince[i] = atNanos;
      } else if (atNanos - unlikeSince[i] > RENEW_NANOS) {
        registration.renew(i, still, match.turn());
        unlikeSince[i] = Long.MAX_VALUE;
      }
    }
  }

  private void start(View view, long atNanos) {
    run = view;
    runSince = atNanos;
    runLooks = 0;
  }

  private Optional<Change> judged(Look now) {
    if (now.view() == View.NOT_KNOWN) {
      return Optional.empty(); // fog or dark say neither yes nor no
    }
    if (isOff(now.view()) != isOff(run) || (!isOff(run) && now.view() != run)) {
      start(now.view(), now.atNanos());
    }
    run = now.view();
    runLooks++;
    long lasted = now.atNanos() - runSince;
    if (runLooks < LOOKS_LEAST || lasted < leastNanos(now.view())) {
      return Optional.empty();
    }
    return switch (now.view()) {
      case MOVED, STRANGE -> become(SensorState.MOVED, now);
      case AS_CALIBRATED -> become(SensorState.UP, now);
      // A moved camera that shows nothing is still a moved one.
      case BLANK -> state == SensorState.MOVED ? Optional.empty() : become(SensorState.FOGGED, now);
      case A_LITTLE_OFF, NOT_KNOWN -> Optional.empty();
    };
  }

  private static long leastNanos(View view) {
    return switch (view) {
      case MOVED -> MOVED_NANOS;
      case AS_CALIBRATED -> WELL_NANOS;
      case STRANGE, BLANK, A_LITTLE_OFF, NOT_KNOWN -> STRANGE_NANOS;
    };
  }

  private static boolean isOff(View view) {
    return view == View.MOVED || view == View.STRANGE;
  }

  private Optional<Change> become(SensorState next, Look now) {
    if (next == state) {
      return Optional.empty();
    }
    state = next;
    return Optional.of(new Change(camera.id(), now.atNanos(), next, detail(now)));
  }

  private String detail(Look now) {
    String name = "The camera (" + camera.id() + ")";
    return switch (now.view()) {
      case AS_CALIBRATED, A_LITTLE_OFF, NOT_KNOWN ->
          name + " looks as it did when it was calibrated.";
      case STRANGE -> name + " shows something else than when it was calibrated.";
      case BLANK -> name + " has light but shows nothing.";
      case MOVED ->
          String.format(
              Locale.ROOT,
              "%s was moved: its picture is off by %.1f of 320 pixels; it pans %.1f, tilts %.1f and"
                  + " rolls %.1f degrees.",
              name,
              now.shiftPx(),
              now.panDegrees(),
              now.tiltDegrees(),
              now.rollDegrees());
    };
  }
}
