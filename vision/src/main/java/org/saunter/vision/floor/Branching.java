package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saunter.model.Appearance;
import org.saunter.vision.assignment.Assignment;
import org.saunter.vision.assignment.Ranked;

/**
 * How one world goes on: the likeliest ways to give the sightings of a frame to its tracks. A
 * sighting that nobody gets is a false alarm; a track that gets none was missed, which says as much
 * as the camera had of it in sight.
 */
final class Branching {
  private static final int BRANCHES = 5;
  private static final double GATE_SQUARED = 30;
  private static final double FALSE_PER_M2 = 0.003; // per frame
  private static final double NO_LOOK = 0.03; // pictures that say nothing of whom they show
  private static final double BLUR = 1; // how much less is known of the place of who is hidden

  private final ClothingModel clothing;
  private final Crowd crowd;

  /** What a frame says; places are corrected. */
  record Frame(
      long number,
      CameraView camera,
      long nanos,
      List<FloorSighting> people,
      List<FloorPoint> places) {}

  /**
   * Who may hide whom: everybody as in the best worlds, the own group as in the world in question.
   *
   * @param first where the group's tracks are among all
   */
  record Sight(double[] places, int first) {
    double[] of(CameraView camera, World world) {
      double[] all = places.clone();
      int n = world.strands().size();
      for (int i = 0; i < n; i++) {
        Strand strand = world.strands().get(i);
        all[2 * (first + i)] = strand.gone() ? 1e9 : strand.motion().x();
        all[2 * (first + i) + 1] = strand.gone() ? 1e9 : strand.motion().y();
      }
      double[] visible = new double[n];
      for (int i = 0; i < n; i++) {
        visible[i] =
            camera.sightlines.visible(
                all[2 * (first + i)], all[2 * (first + i) + 1], all, first + i);
      }
      return visible;
    }
  }

  Branching(ClothingModel clothing, Crowd crowd) {
    this.clothing = clothing;
    this.crowd = crowd;
  }

  /**
   * The children of a world.
   *
   * @param mine which sightings may belong to the group
   * @param visible share of each track's body that the camera has in sight in this world
   */
  List<World> children(
      Frame frame, Group group, World world, List<Integer> mine, double[] visible) {
    int n = group.tracks.size();
    int m = mine.size();
    double[][] cost = new double[n][m + n];
    double[][] look = new double[n][m];
    for (int i = 0; i < n; i++) {
      Arrays.fill(cost[i], Assignment.FORBIDDEN);
      Strand strand = world.strands().get(i);
      double metres = frame.camera().metres(strand.motion());
      boolean again = strand.isMissedBy(frame.camera().bit());
      double seen = frame.camera().detectability.chance(visible[i], metres, again);
      cost[i][m + i] = strand.gone() ? 0 : -StrictMath.log(1 - seen);
      for (int s = 0; s < m && !strand.gone(); s++) {
        FloorPoint place = blurred(frame.places().get(mine.get(s)), visible[i]);
        if (strand.motion().squaredDistance(place) > GATE_SQUARED) {
          continue;
        }
        FloorSighting sighting = frame.people().get(mine.get(s));
        look[i][s] = lookNats(group, i, strand, sighting, visible[i]);
        cost[i][s] =
            -StrictMath.log(seen)
                - strand.motion().logLikelihood(place)
                + StrictMath.log(falsePerM2(sighting.score()))
                - look[i][s];
      }
    }
    List<World> children = new ArrayList<>();
    for (Ranked.Choice choice : Ranked.cheapest(cost, m == 0 ? 1 : BRANCHES, Group.PRUNE_NATS)) {
      children.add(child(frame, world, mine, choice, look, visible));
    }
    return children;
  }

  private World child(
      Frame frame,
      World world,
      List<Integer> mine,
      Ranked.Choice choice,
      double[][] look,
      double[] visible) {
    List<Strand> strands = new ArrayList<>();
    double lookNats = 0;
    for (int i = 0; i < world.strands().size(); i++) {
      Strand strand = world.strands().get(i);
      int s = choice.columnOf().get(i);
      if (s >= mine.size()) {
        strands.add(strand.gone() ? strand : strand.missedBy(frame.camera().bit()));
        continue;
      }
      lookNats += look[i][s];
      FloorSighting sighting = frame.people().get(mine.get(s));
      Motion motion = strand.motion().copy();
      motion.update(blurred(frame.places().get(mine.get(s)), visible[i]));
      Appearance seen = sighting.clothing();
      Look better =
          seen == null
              ? strand.look()
              : strand.look().with(seen, clothing.noise(visible[i]), clothing.floor());
      strands.add(
          new Strand(
              motion,
              better,
              new Seen(
                  frame.nanos(),
                  frame.number(),
                  frame.camera().number,
                  mine.get(s),
                  sighting,
                  blurred(frame.places().get(mine.get(s)), visible[i]),
                  visible[i],
                  strand.last()),
              0,
              strand.missed() & ~(1L << frame.camera().bit())));
    }
    return new World(
        strands, world.motionNats() - choice.cost() - lookNats, world.lookNats() + lookNats);
  }

  /** How much more a picture speaks for this one than for anybody. */
  private double lookNats(
      Group group, int i, Strand strand, FloorSighting sighting, double visible) {
    Appearance seen = sighting.clothing();
    Look look =
        (group.isSingle() && group.tracks.get(i).anchor.isKnown()
                ? group.tracks.get(i).anchor
                : strand.look())
            .loosened(clothing.viewVariance());
    if (seen == null || !look.isKnown()) {
      return 0;
    }
    double noise = clothing.noise(visible);
    double more = look.logMatch(seen, noise) - crowd.logAnybody(seen, noise);
    return StrictMath.log((1 - NO_LOOK) * StrictMath.exp(Math.min(30, more)) + NO_LOOK);
  }

  /** The place of somebody who is partly hidden is less certain than the camera thinks. */
  private static FloorPoint blurred(FloorPoint place, double visible) {
    double more = 1 + BLUR * (1 - visible);
    return new FloorPoint(
        place.xMm(), place.yMm(), place.xxMm2() * more, place.xyMm2() * more, place.yyMm2() * more);
  }

  private static double falsePerM2(double score) {
    double s = Math.max(0.05, Math.min(0.98, score));
    return FALSE_PER_M2 * Math.max(0.1, Math.min(6, (1 - s) / s * 3));
  }
}
