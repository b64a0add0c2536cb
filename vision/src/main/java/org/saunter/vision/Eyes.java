package org.saunter.vision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.BadInputException;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Observation;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.HandAction;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.vision.Sighting.HandSighting;
import org.saunter.vision.floor.FloorSighting;
import org.saunter.vision.floor.FloorSignal;
import org.saunter.vision.floor.FloorSignal.CameraFrameSeen;
import org.saunter.vision.floor.FloorTracker;
import org.saunter.vision.hand.HandPicture;
import org.saunter.vision.hand.HandView;
import org.saunter.vision.hand.HandWatch;
import org.saunter.vision.hand.Reach;
import org.saunter.vision.hand.ShelfFronts;
import org.saunter.vision.product.ProductGallery.Scores;
import org.saunter.vision.product.ProductJudge;

/**
 * The cameras of one store, from what detectors see in each frame to what the engine is told: who
 * is where, who may have become whom, what hands took and brought. A crossing stays open; who is
 * who is not decided here. Not thread-safe; the same frames give the same observations.
 */
public final class Eyes {
  private static final long KEPT_NANOS = 1_000_000_000L;
  private static final long SAME_NANOS = 130_000_000L;
  private static final double SAME_MM = 260;
  private static final int SCORES = 12;
  private static final double NOTHING = 0.3; // less sure of an action than this is not told

  private final EyesSettings settings;
  private final Map<String, CameraModel> cameras = new TreeMap<>();
  private final Map<String, Footing> footings = new TreeMap<>();
  private final Map<String, StillSpots> spots = new TreeMap<>();
  private final Walkers walkers = new Walkers();
  private final FloorTracker floor;
  private final HandWatch hands;
  private final @Nullable ProductJudge products;
  private final Deque<Looked> recent = new ArrayDeque<>();
  private long sequence;

  private record Looked(Frame frame, CameraModel camera, List<Sighting> people) {}

  /**
   * @param products tells what is in a hand; null if nothing can
   */
  public Eyes(Layout layout, EyesSettings settings, @Nullable ProductJudge products) {
    this.settings = settings;
    this.products = products;
    for (Camera camera : layout.cameras()) {
      cameras.put(camera.id(), new CameraModel(camera));
    }
    floor = new FloorTracker(layout, settings.floor());
    hands = new HandWatch(new ShelfFronts(layout));
  }

  /** Takes a frame and what a detector found in it; nobody is news too. */
  public void look(Frame frame, List<Sighting> people) {
    CameraModel camera = sized(frame);
    Footing footing =
        footings.computeIfAbsent(frame.cameraId(), id -> new Footing(camera, settings));
    recent.addLast(new Looked(frame, camera, people));
    while (frame.atNanos() - recent.getFirst().frame().atNanos() > KEPT_NANOS) {
      recent.removeFirst();
    }
    StillSpots still = spots.computeIfAbsent(frame.cameraId(), id -> new StillSpots());
    List<Sighting> moving =
        still.people(people, frame.widthPx(), person -> isWalker(footing, person));
    floor.offer(new CameraFrameSeen(frame.cameraId(), frame.atNanos(), footing.place(moving)));
  }

  private boolean isWalker(Footing footing, Sighting person) {
    List<FloorSighting> placed = footing.place(List.of(person));
    return !placed.isEmpty() && walkers.isNear(placed.get(0).at().xMm(), placed.get(0).at().yMm());
  }

  /** The camera as its frames are: a stream may be smaller than the calibrated image. */
  private CameraModel sized(Frame frame) {
    CameraModel known = cameras.get(frame.cameraId());
    if (known == null) {
      throw new BadInputException(
          "The layout has no camera (" + frame.cameraId() + ").",
          "Maybe it was renamed: it has " + cameras.keySet() + ".");
    }
    if (known.camera().widthPx() != frame.widthPx()) {
      known = new CameraModel(known.camera().scaledTo(frame.widthPx()));
      cameras.put(frame.cameraId(), known);
    }
    return known;
  }

  /** Takes what a gate or a camera's state says. */
  public void signal(FloorSignal signal) {
    floor.offer(signal);
  }

  /** What is known now. Time never goes back. */
  public List<Observation> advance(long nowNanos) {
    List<Observation> told = new ArrayList<>();
    for (Observation observation : floor.advance(nowNanos)) {
      told.add(observation);
      switch (observation) {
        case PeopleTracked frame -> {
          walkers.see(frame);
          for (Reach reach : hands.see(frame.atNanos(), views(frame))) {
            ItemSeen item = item(reach);
            if (item != null) {
              told.add(item);
            }
          }
        }
        case TracksCrossed crossed -> {
          walkers.see(crossed);
          rename(crossed);
        }
        case GateCrossed gate -> walkers.see(gate);
        default -> {} // a floor tracker tells nothing else
      }
    }
    return told;
  }

  /** Hands stay with the likelier bodies: a reach under way must not be lost in a crossing. */
  private void rename(TracksCrossed crossed) {
    if (crossed.before().size() == 2) {
      boolean straight = crossed.logLikelihoods().get(0) >= crossed.logLikelihoods().get(1);
      hands.renamed(
          crossed.before(),
          straight ? crossed.after() : List.of(crossed.after().get(1), crossed.after().get(0)));
    }
  }

  private List<HandView> views(PeopleTracked frame) {
    List<HandView> views = new ArrayList<>();
    for (TrackPoint person : frame.people()) {
      for (HandPoint hand : person.hands()) {
        views.add(view(person.trackId(), frame.atNanos(), hand));
      }
    }
    return views;
  }

  /** Goes back to the frames from which a hand was joined, for what is in it. */
  private HandView view(String trackId, long atNanos, HandPoint hand) {
    List<HandPicture> pictures = new ArrayList<>();
    double holding = 0;
    double weight = 0;
    double[] px = new double[2];
    double[] beside = new double[2];
    for (Looked looked : recent) {
      if (Math.abs(looked.frame().atNanos() - atNanos) > SAME_NANOS
          || !looked.camera().project(hand.xMm(), hand.yMm(), hand.zMm(), px)) {
        continue;
      }
      double metrePx = pixelsPerMetre(looked.camera(), hand, px, beside);
      HandSighting seen = nearest(looked.people(), px, metrePx * SAME_MM / 1e3);
      if (seen != null) {
        holding += seen.score() * seen.holding();
        weight += seen.score();
        pictures.add(HandPicture.cut(looked.frame(), seen.xPx(), seen.yPx(), metrePx));
      }
    }
    return new HandView(
        trackId,
        atNanos,
        hand.xMm(),
        hand.yMm(),
        hand.zMm(),
        weight == 0 ? 0.5 : holding / weight,
        pictures);
  }

  /** By two points a tenth of a metre apart, in the direction in which it is larger. */
  private static double pixelsPerMetre(
      CameraModel camera, HandPoint hand, double[] px, double[] beside) {
    double most = 0;
    for (int axis = 0; axis < 3; axis++) {
      if (camera.project(
          hand.xMm() + (axis == 0 ? 100 : 0),
          hand.yMm() + (axis == 1 ? 100 : 0),
          hand.zMm() + (axis == 2 ? 100 : 0),
          beside)) {
        double dx = beside[0] - px[0];
        double dy = beside[1] - px[1];
        most = Math.max(most, Math.sqrt(dx * dx + dy * dy));
      }
    }
    return 10 * most;
  }

  private static @Nullable HandSighting nearest(List<Sighting> people, double[] px, double mostPx) {
    HandSighting nearest = null;
    double least = mostPx;
    for (Sighting person : people) {
      for (HandSighting hand : person.hands()) {
        double dx = hand.xPx() - px[0];
        double dy = hand.yPx() - px[1];
        double away = Math.sqrt(dx * dx + dy * dy);
        if (away < least) {
          least = away;
          nearest = hand;
        }
      }
    }
    return nearest;
  }

  /** What a reach was, or null if nothing seems to have changed hands. */
  private @Nullable ItemSeen item(Reach reach) {
    double taken = reach.taken();
    double put = reach.put();
    if (Math.max(taken, put) < NOTHING) {
      return null;
    }
    HandAction action = taken >= put ? HandAction.TAKING : HandAction.PUTTING;
    List<HandPicture> pictures = taken >= put ? reach.after() : reach.before();
    Scores scores = products == null ? new Scores(List.of(), 0) : products.scores(pictures, SCORES);
    HandView at = reach.deepest();
    return new ItemSeen(
        at.atNanos(),
        settings.floor().source() + "-hands",
        ++sequence,
        at.trackId(),
        action,
        (int) Math.rint(at.xMm()),
        (int) Math.rint(at.yMm()),
        (int) Math.rint(at.zMm()),
        scores.best(),
        scores.otherLogLikelihoodRatio());
  }
}
