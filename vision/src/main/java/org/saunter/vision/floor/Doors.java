package org.saunter.vision.floor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Observation.Direction;
import org.saunter.vision.floor.FloorSignal.GatePassed;

/**
 * People at gates. Who comes in gets a track at once. Who goes out is one of those near the gate:
 * every world branches into who it was, and the frames of the next third of a second decide, since
 * whoever left is not seen any more.
 */
final class Doors {
  /** How long after a gate's signal it is told who went through. */
  static final long DECIDE_NANOS = 350_000_000L;

  private static final double LEAST_ENTRY_SD_MM = 260;
  private static final double ENTRY_MM_PER_S = 600;
  private static final double EXIT_REACH_MM = 1_300;
  private static final double EXIT_SD_MM = 350;
  private static final double ELSEWHERE = 3e-4;
  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final double SURE = 1e-3;
  private static final int PICTURES = 8;
  private static final long LATELY_NANOS = 1_500_000_000L;

  private final Layout layout;
  private final Names names;
  private final Partings partings;
  private final ClothingModel clothing;
  private final double middleXMm;
  private final double middleYMm;
  private final List<Coming> coming = new ArrayList<>();
  private final List<Going> going = new ArrayList<>();

  private final List<GatePassed> unexplained = new ArrayList<>();
  private long exits;

  private record Coming(GatePassed signal, Track track) {}

  private record Going(long number, GatePassed signal) {}

  /** When somebody went out who is still being decided on. */
  long exitNanos(long number) {
    return going.stream()
        .filter(g -> g.number() == number)
        .mapToLong(g -> g.signal().atNanos())
        .findFirst()
        .orElse(Long.MIN_VALUE);
  }

  /**
   * Somebody is through.
   *
   * @param clothing as seen at the gate; null if not
   */
  record Passage(GatePassed signal, Track track, @Nullable Appearance clothing) {}

  Doors(Layout layout, Names names, Partings partings, ClothingModel clothing) {
    this.layout = layout;
    this.names = names;
    this.partings = partings;
    this.clothing = clothing;
    Floorplan plan = Floorplan.of(layout);
    middleXMm = (plan.leftMm() + plan.rightMm()) / 2;
    middleYMm = (plan.lowMm() + plan.highMm()) / 2;
  }

  private @Nullable Gate gate(String id) {
    return layout.gates().stream().filter(g -> g.id().equals(id)).findFirst().orElse(null);
  }

  /** Whether a place is at a way in. */
  boolean isAtEntry(double xMm, double yMm, double reachMm) {
    return layout.gates().stream()
        .anyMatch(
            g ->
                g.kind() != Layout.GateKind.EXIT
                    && Math.hypot(g.xMm() - xMm, g.yMm() - yMm) < reachMm);
  }

  /** A gate let somebody through; false if there is no such gate. */
  boolean take(GatePassed signal, List<Group> groups, Seeds seeds) {
    Gate gate = gate(signal.gateId());
    if (gate == null) {
      return false;
    }
    if (signal.direction() == Direction.IN) {
      enter(signal, gate, groups, seeds);
    } else {
      leave(signal, gate, groups);
    }
    return true;
  }

  private void enter(GatePassed signal, Gate gate, List<Group> groups, Seeds seeds) {
    Appearance seen = signal.clothing();
    Look look =
        seen == null
            ? Look.UNKNOWN
            : Look.UNKNOWN.with(seen, clothing.noise(1) / 4, clothing.viewVariance());
    Track track = names.track(Track.Origin.GATE, signal.atNanos(), look);
    Strand waiting = seeds.takeNear(gate.xMm(), gate.yMm(), signal.atNanos());
    if (waiting == null) {
      double inX = middleXMm - gate.xMm();
      double inY = middleYMm - gate.yMm();
      double in = Math.max(1, Math.abs(inX) + Math.abs(inY));
      boolean along = Math.abs(inX) > Math.abs(inY);
      Motion motion =
          Motion.at(
              signal.atNanos(),
              FloorPoint.round(gate.xMm(), gate.yMm(), entrySdMm(gate)),
              along ? Math.signum(inX) * ENTRY_MM_PER_S : ENTRY_MM_PER_S * inX / in,
              along ? 0 : Math.signum(inY) * ENTRY_MM_PER_S,
              ENTRY_MM_PER_S);
      waiting = Strand.of(motion, look, null);
    }
    groups.add(Group.of(track, waiting));
    coming.add(new Coming(signal, track));
  }

  /** Who passes is anywhere in the gate, a step before or behind it. */
  private static double entrySdMm(Gate gate) {
    return Math.max(LEAST_ENTRY_SD_MM, gate.widthMm() / Math.sqrt(12));
  }

  private void leave(GatePassed signal, Gate gate, List<Group> groups) {
    groups.forEach(g -> g.advance(signal.atNanos()));
    Group all = null;
    for (Group group : List.copyOf(groups)) {
      boolean near = false;
      for (Strand s : group.best().strands()) {
        near |= !s.gone() && distance(s, gate) < EXIT_REACH_MM;
      }
      if (near) {
        groups.remove(group);
        all = all == null ? group : Group.merged(all, group);
      }
    }
    if (all == null) {
      unexplained.add(signal);
      return;
    }
    List<World> children = new ArrayList<>();
    for (World world : all.worlds) {
      for (int i = 0; i < world.strands().size(); i++) {
        Strand s = world.strands().get(i);
        if (s.gone()) {
          continue;
        }
        double off = distance(s, gate) / EXIT_SD_MM;
        List<Strand> strands = new ArrayList<>(world.strands());
        strands.set(i, s.left(exits + 1));
        children.add(new World(strands, world.motionNats() + atGate(off), world.lookNats()));
      }
    }
    if (children.isEmpty()) {
      unexplained.add(signal);
    } else {
      all.become(children);
      going.add(new Going(++exits, signal));
    }
    groups.add(all);
  }

  /** Log chance that somebody so many standard deviations off went out; tracks may be wrong. */
  private static double atGate(double off) {
    return StrictMath.log(StrictMath.exp(-off * off / 2) + ELSEWHERE);
  }

  private static double distance(Strand s, Gate gate) {
    return Math.hypot(s.motion().x() - gate.xMm(), s.motion().y() - gate.yMm());
  }

  /** Tells who came in by now, in order. */
  List<Passage> entered(long nanos, List<Group> groups) {
    List<Passage> due = new ArrayList<>();
    while (!coming.isEmpty()) {
      Coming first = coming.getFirst();
      Pictures pictures = pictures(first.track(), groups, first.signal().atNanos());
      boolean late = nanos - first.signal().atNanos() >= DECIDE_NANOS;
      if (!late && (first.signal().clothing() == null && pictures.count() < PICTURES)) {
        break;
      }
      due.add(passage(coming.removeFirst(), pictures));
    }
    return due;
  }

  /** Tells of a track at once, since something else about it is about to be told. */
  @Nullable Passage enteredNow(Track track, List<Group> groups) {
    for (Coming one : coming) {
      if (one.track() == track) {
        coming.remove(one);
        return passage(one, pictures(track, groups, one.signal().atNanos()));
      }
    }
    return null;
  }

  private Passage passage(Coming one, Pictures pictures) {
    Appearance told = one.signal().clothing();
    return new Passage(one.signal(), one.track(), told == null ? pictures.mean(clothing) : told);
  }

  private static Pictures pictures(Track track, List<Group> groups, long since) {
    for (Group group : groups) {
      int i = group.tracks.indexOf(track);
      if (i >= 0) {
        return Pictures.since(group.best().strands().get(i), since);
      }
    }
    return new Pictures();
  }

  /**
   * Tells who went out, where it is time to.
   *
   * @param crossings takes those that had to be made because it is not clear who it was
   */
  List<Passage> left(long nanos, List<Group> groups, Lost lost, List<Crossing> crossings) {
    List<Passage> due = new ArrayList<>();
    for (GatePassed one : List.copyOf(unexplained)) {
      Gate gate = gate(one.gateId());
      Track track =
          gate == null
              ? null
              : lost.leave(gate.xMm(), gate.yMm(), 2 * EXIT_REACH_MM, one.atNanos());
      if (track != null) {
        due.add(new Passage(one, track, one.clothing()));
      }
      if (track != null || nanos - one.atNanos() > PATIENCE_NANOS) {
        unexplained.remove(one);
      }
    }
    for (Going one : List.copyOf(going)) {
      if (nanos - one.signal().atNanos() < DECIDE_NANOS) {
        continue;
      }
      going.remove(one);
      groups.stream()
          .filter(g -> g.best().strands().stream().anyMatch(s -> s.exit() == one.number()))
          .findFirst()
          .ifPresent(g -> due.add(decide(nanos, one, g, crossings)));
      groups.removeIf(g -> g.tracks.isEmpty());
    }
    return due;
  }

  private Passage decide(long nanos, Going one, Group group, List<Crossing> crossings) {
    int n = group.tracks.size();
    double[] gone = new double[n];
    for (World world : group.worlds) {
      for (int i = 0; i < n; i++) {
        gone[i] += world.strands().get(i).exit() == one.number() ? StrictMath.exp(world.nats()) : 0;
      }
    }
    List<Integer> doubtful = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < n; i++) {
      first = gone[i] > gone[first] ? i : first;
    }
    for (int i = 0; i < n; i++) {
      double mixed = i == first ? 0 : partings.share(group.tracks.get(i), group.tracks.get(first));
      if (gone[i] > SURE || mixed > SURE) {
        doubtful.add(i);
      }
    }
    doubtful.sort((a, b) -> Double.compare(gone[b], gone[a]));
    List<Integer> due = new ArrayList<>(doubtful.subList(0, Math.min(4, doubtful.size())));
    due.sort(null);
    if (due.size() > 1) {
      crossings.add(partings.cut(nanos, group, partings.orderings(group, due)));
    }
    int left = 0;
    while (group.best().strands().get(left).exit() != one.number()) {
      left++;
    }
    Track track = group.tracks.get(left);
    Appearance told = one.signal().clothing();
    if (told == null) {
      long since = one.signal().atNanos() - LATELY_NANOS;
      told = Pictures.since(group.best().strands().get(left), since).mean(clothing);
    }
    remove(group, left, one.number());
    return new Passage(one.signal(), track, told);
  }

  private static void remove(Group group, int gone, long exit) {
    List<World> rest = new ArrayList<>();
    for (World world : group.worlds) {
      if (world.strands().get(gone).exit() == exit) {
        List<Strand> strands = new ArrayList<>(world.strands());
        strands.remove(gone);
        rest.add(world.with(strands));
      }
    }
    group.tracks.remove(gone);
    if (group.tracks.isEmpty()) {
      group.worlds = List.of();
    } else {
      group.become(rest);
    }
  }
}
