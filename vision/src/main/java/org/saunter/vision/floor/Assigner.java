package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.saunter.model.Appearance;

/**
 * Gives the sightings of one frame to tracks. Groups that both may own a sighting become one; in
 * each group every world branches into the likeliest assignments of its own (multiple hypotheses,
 * Reid, IEEE TAC 24, 1979, with Murty's ranking). A track that gets nothing pays for it as far as
 * the camera should have seen it.
 */
final class Assigner {
  private static final double GATE_SQUARED = 20;
  private static final double CONTACT_MM = 300;
  private static final double LINK_NATS = 8;
  private static final double WELL_MM2 = 120.0 * 120.0; // places at which a miss is a miss
  private static final double CLEARLY = 0.6;
  private static final double RECENT_GAIN = 0.06; // forgets in about a second
  private static final double ANCHOR_GAIN = 0.002;
  private static final int ANCHOR_PICTURES = 60;
  private static final double SURE_NATS = -0.05; // of the best world, for learning clothing

  private final ClothingModel clothing;
  private final Crowd crowd;
  private final Branching branching;
  private long frames;

  Assigner(ClothingModel clothing, Crowd crowd) {
    this.clothing = clothing;
    this.crowd = crowd;
    branching = new Branching(clothing, crowd);
  }

  /**
   * Takes a frame.
   *
   * @param groups all groups, in place: some may become one
   * @return what belongs to nobody in the best world
   */
  List<FloorSighting> take(
      CameraView camera, long nanos, List<FloorSighting> people, List<Group> groups) {
    List<FloorPoint> places = new ArrayList<>();
    people.forEach(p -> places.add(camera.errors.corrected(p.at())));
    groups.forEach(g -> g.advance(nanos));
    Branching.Frame frame = new Branching.Frame(++frames, camera, nanos, people, places);
    int[] owner = owners(frame, groups);
    double[] where = crowd.places(groups);
    boolean[] used = new boolean[people.size()];
    int first = 0;
    for (int g = 0; g < groups.size(); g++) {
      Group group = groups.get(g);
      Branching.Sight sight = new Branching.Sight(where, first);
      first += group.tracks.size();
      List<Integer> mine = new ArrayList<>();
      for (int s = 0; s < owner.length; s++) {
        if (owner[s] == g) {
          mine.add(s);
        }
      }
      branch(frame, group, mine, sight, used);
    }
    List<FloorSighting> left = new ArrayList<>();
    for (int s = 0; s < used.length; s++) {
      if (!used[s]) {
        left.add(
            new FloorSighting(
                places.get(s),
                people.get(s).score(),
                people.get(s).clothing(),
                people.get(s).hands()));
      }
    }
    return left;
  }

  // ---- whose a sighting may be

  /** Merges groups that may own the same sighting; returns the group of each, -1 if none. */
  private static int[] owners(Branching.Frame frame, List<Group> groups) {
    int n = groups.size();
    int[] root = new int[n];
    Arrays.setAll(root, i -> i);
    int[] owner = new int[frame.places().size()];
    for (int s = 0; s < owner.length; s++) {
      double[] fit = new double[n];
      double best = Double.NEGATIVE_INFINITY;
      owner[s] = -1;
      for (int g = 0; g < n; g++) {
        fit[g] = fit(groups.get(g), frame.places().get(s));
        if (fit[g] > best) {
          best = fit[g];
          owner[s] = g;
        }
      }
      for (int g = 0; g < n; g++) {
        if (fit[g] > best - LINK_NATS) {
          join(root, g, owner[s]);
        }
      }
    }
    for (int g = 0; g < n; g++) {
      for (int h = g + 1; h < n; h++) {
        if (touch(groups.get(g), groups.get(h))) {
          join(root, g, h);
        }
      }
    }
    return merge(groups, root, owner);
  }

  private static int[] merge(List<Group> groups, int[] root, int[] owner) {
    TreeMap<Integer, Group> merged = new TreeMap<>();
    for (int g = 0; g < root.length; g++) {
      Group group = groups.get(g);
      merged.merge(find(root, g), group, Group::merged);
    }
    List<Integer> roots = new ArrayList<>(merged.keySet());
    groups.clear();
    groups.addAll(merged.values());
    int[] renumbered = new int[owner.length];
    for (int s = 0; s < owner.length; s++) {
      renumbered[s] = owner[s] < 0 ? -1 : roots.indexOf(find(root, owner[s]));
    }
    return renumbered;
  }

  private static int find(int[] root, int i) {
    int at = i;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }

  private static void join(int[] root, int a, int b) {
    int ra = find(root, a);
    int rb = find(root, b);
    root[Math.max(ra, rb)] = Math.min(ra, rb);
  }

  /** How well anybody of a group fits a place; minus infinity if nobody may be there. */
  private static double fit(Group group, FloorPoint place) {
    double best = Double.NEGATIVE_INFINITY;
    for (World world : group.worlds) {
      for (Strand strand : world.strands()) {
        if (!strand.gone() && strand.motion().squaredDistance(place) < GATE_SQUARED) {
          best = Math.max(best, strand.motion().logLikelihood(place));
        }
      }
    }
    return best;
  }

  private static boolean touch(Group a, Group b) {
    for (Strand one : a.best().strands()) {
      for (Strand other : b.best().strands()) {
        if (!one.gone()
            && !other.gone()
            && one.motion().squaredMm(other.motion()) < CONTACT_MM * CONTACT_MM) {
          return true;
        }
      }
    }
    return false;
  }

  // ---- worlds branch

  private void branch(
      Branching.Frame frame,
      Group group,
      List<Integer> mine,
      Branching.Sight sight,
      boolean[] used) {
    List<World> children = new ArrayList<>();
    boolean single = group.isSingle();
    Motion before = group.best().strands().getFirst().motion();
    CameraView camera = frame.camera();
    World old = group.best();
    double[] visible = sight.of(camera, old);
    for (World world : group.worlds) {
      double[] there = sight.of(camera, world);
      children.addAll(branching.children(frame, group, world, mine, there));
    }
    group.become(children);
    World best = group.best();
    for (int i = 0; i < visible.length; i++) {
      Track track = group.tracks.get(i);
      Seen last = best.strands().get(i).last();
      boolean hit = last != null && last.frame() == frame.number();
      if (!best.strands().get(i).gone()) {
        boolean again = old.strands().get(i).isMissedBy(camera.bit());
        lookedFor(camera, group, i, new Looked(visible[i], again, hit));
      }
      if (last != null && hit) {
        used[last.number()] = true;
        track.seenNanos = frame.nanos();
        track.missNats = 0;
        if (single && isSeenByAnother(last)) {
          camera.errors.learn(frame.nanos(), frame.places().get(last.number()), before);
        }
        if (best.nats() > SURE_NATS) {
          picture(track, last);
        }
      }
    }
  }

  /** A picture of somebody who stands for themselves tells what they wear. */
  private void picture(Track track, Seen last) {
    Appearance seen = last.sighting().clothing();
    if (seen == null || last.visible() <= CLEARLY || !crowd.isAlone(track)) {
      return;
    }
    crowd.learn(seen);
    track.recentPictures++;
    track.recent = track.recent.moved(seen, Math.max(RECENT_GAIN, 1.0 / track.recentPictures));
    if (!track.mixed) {
      track.pictures++;
      track.anchor =
          track.pictures <= ANCHOR_PICTURES
              ? track.anchor.with(seen, clothing.alikeNoise(), clothing.floor())
              : track.anchor.moved(seen, ANCHOR_GAIN);
    }
  }

  private static boolean isSeenByAnother(Seen last) {
    return Seen.since(last, last.atNanos() - 500_000_000L).stream()
        .anyMatch(s -> s.camera() != last.camera());
  }

  /**
   * How one frame looked for somebody.
   *
   * @param again whether the camera missed them in the frame before
   */
  private record Looked(double visible, boolean again, boolean hit) {}

  private void lookedFor(CameraView camera, Group group, int i, Looked look) {
    Track track = group.tracks.get(i);
    Motion at = group.best().strands().get(i).motion();
    double metres = camera.metres(at);
    double chance = camera.detectability.chance(look.visible(), metres, look.again());
    track.look(chance, look.hit());
    if (!look.hit()) {
      track.missNats -= StrictMath.log(1 - chance);
    }
    boolean well = at.spreadMm2() < WELL_MM2 && group.best().nats() > SURE_NATS;
    if (well && crowd.isAlone(track)) {
      camera.detectability.learn(look.visible(), metres, look.again(), look.hit());
    }
  }
}
