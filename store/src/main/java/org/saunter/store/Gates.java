package org.saunter.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Credential;
import org.saunter.model.Fact;
import org.saunter.model.Fact.EntryRefused;
import org.saunter.model.Fact.EntryRequested;
import org.saunter.model.Fact.IdentityMixed;
import org.saunter.model.Fact.PersonBelief;
import org.saunter.model.Fact.PersonEntered;
import org.saunter.model.Fact.PersonLeft;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Fact.TrackBelief;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Layout;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.Role;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.floor.Track;
import org.saunter.store.saved.Saved;

/** Who comes in, who meets whom, who goes out. */
final class Gates {
  private static final long CREDENTIAL_NANOS = 60_000_000_000L;
  private static final long STRANGER_NANOS = 4_000_000_000L;
  private static final long LOST_NANOS = 700_000_000L;
  private static final float[] UNSEEN = {};

  private final Scene scene;
  private final List<Track> strangers = new ArrayList<>();
  private long visitIds;
  private long personIds;

  Gates(Scene scene) {
    this.scene = scene;
  }

  private boolean isUnknownGate(org.saunter.model.Observation o, String gateId, List<Fact> facts) {
    for (Layout.Gate gate : scene.setup.layout().gates()) {
      if (gate.id().equals(gateId)) {
        return false;
      }
    }
    scene.refuse(
        o,
        Refusal.GATE_UNKNOWN,
        "The gate (" + gateId + ") is not in the layout.",
        "Maybe the layout is older than the gate: reload it.",
        facts);
    return true;
  }

  void present(CredentialPresented shown, List<Fact> facts) {
    if (!isUnknownGate(shown, shown.gateId(), facts)) {
      facts.add(
          new EntryRequested(
              scene.nowNanos, shown.gateId(), shown.credential(), shown.partySize()));
    }
  }

  void answer(EntryAnswered answer, List<Fact> facts) {
    if (isUnknownGate(answer, answer.gateId(), facts)) {
      return;
    }
    if (answer.decision() == EntryDecision.REFUSED) {
      facts.add(
          new EntryRefused(scene.nowNanos, answer.gateId(), answer.credential(), answer.reason()));
      return;
    }
    for (Visit visit : scene.visits.values()) {
      if (visit.state == Visit.State.OPEN
          && visit.entered == 0
          && visit.gateId.equals(answer.gateId())
          && visit.credential.equals(answer.credential())) {
        scene.refuse(
            answer,
            Refusal.DUPLICATE,
            "The credential at gate (" + answer.gateId() + ") was admitted already.",
            "Maybe it was tapped twice; one tap is enough.",
            facts);
        return;
      }
    }
    open(answer.gateId(), answer.credential(), answer.role(), answer.partySize(), facts);
  }

  private Visit open(
      String gateId, Credential credential, Role role, int partySize, List<Fact> facts) {
    Visit visit = new Visit(++visitIds, gateId, credential, role, partySize, scene.nowNanos);
    scene.visits.put(visit.visitId, visit);
    facts.add(
        new VisitOpened(scene.nowNanos, visit.visitId, visit.gateId, credential, role, partySize));
    return visit;
  }

  void cross(GateCrossed crossing, List<Fact> facts) {
    if (isUnknownGate(crossing, crossing.gateId(), facts)) {
      return;
    }
    if (crossing.direction() == Direction.IN) {
      in(crossing, facts);
    } else {
      out(crossing, facts);
    }
  }

  private void in(GateCrossed crossing, List<Fact> facts) {
    if (scene.filter.knows(crossing.trackId())) {
      scene.refuse(
          crossing,
          Refusal.CONTRADICTION,
          "The track ("
              + crossing.trackId()
              + ") came in at gate ("
              + crossing.gateId()
              + ") although it is inside.",
          "Maybe two gates see the same lane.",
          facts);
      return;
    }
    Visit visit = admitted(crossing);
    if (visit == null) {
      visit =
          open(
              crossing.gateId(),
              new Credential(Credential.Kind.NONE, "untracked-" + (visitIds + 1)),
              Role.UNTRACKED,
              1,
              facts);
    }
    enter(visit, crossing.trackId(), clothing(crossing.appearance()), facts);
  }

  private static float[] clothing(@Nullable Appearance appearance) {
    return appearance == null ? UNSEEN : appearance.toArray();
  }

  private void enter(Visit visit, String trackId, float[] anchor, List<Fact> facts) {
    long person = ++personIds;
    visit.entered++;
    scene.floor.bind(trackId, scene.nowNanos);
    strangers.removeIf(t -> t.id().equals(trackId));
    scene.filter.enter(scene.nowNanos, visit.visitId, visit.role, person, trackId, anchor);
    facts.add(new PersonEntered(scene.nowNanos, person, visit.visitId, trackId));
  }

  /** The visit on which somebody may come in now. */
  private @Nullable Visit admitted(GateCrossed crossing) {
    Visit waiting = null;
    for (Visit visit : scene.visits.values()) {
      if (visit.state != Visit.State.OPEN) {
        continue;
      }
      String token = crossing.token();
      if (token != null) {
        waiting = visit.credential.token().equals(token) ? visit : waiting;
      } else if (visit.gateId.equals(crossing.gateId())
          && visit.entered < visit.partySize
          && scene.nowNanos - visit.openedNanos <= CREDENTIAL_NANOS
          && waiting == null) {
        waiting = visit;
      }
    }
    return waiting;
  }

  private void out(GateCrossed crossing, List<Fact> facts) {
    if (!scene.filter.knows(crossing.trackId())
        && !refind(crossing.trackId(), clothing(crossing.appearance()), Long.MAX_VALUE)) {
      scene.refuse(
          crossing,
          Refusal.TRACK_UNKNOWN,
          "The track (" + crossing.trackId() + ") went out but never came in.",
          "Maybe the gate missed the entry; nobody's bill was changed.",
          facts);
      return;
    }
    Map<Long, Double> who = scene.filter.whoIs(crossing.trackId());
    scene.filter.exit(scene.nowNanos, crossing.trackId(), clothing(crossing.appearance()));
    scene.floor.end(crossing.trackId(), scene.nowNanos);
    if (!who.isEmpty()) {
      Map.Entry<Long, Double> best = who.entrySet().iterator().next();
      long visitId = scene.filter.visitOf(best.getKey());
      facts.add(
          new PersonLeft(
              scene.nowNanos,
              best.getKey(),
              visitId,
              crossing.gateId(),
              Scene.ppm(best.getValue())));
    }
  }

  void part(TracksCrossed meeting, List<Fact> facts) {
    for (String id : meeting.before()) {
      if (!scene.filter.knows(id)) {
        scene.refuse(
            meeting,
            Refusal.TRACK_UNKNOWN,
            "The track (" + id + ") of a crossing is not tied to anybody inside.",
            "Maybe its entry was lost.",
            facts);
        return;
      }
    }
    for (String id : meeting.after()) {
      if (scene.filter.knows(id) && !meeting.before().contains(id)) {
        scene.refuse(
            meeting,
            Refusal.CONTRADICTION,
            "The track (" + id + ") comes out of a crossing that it was not in.",
            "Maybe the crossing was reported twice.",
            facts);
        return;
      }
    }
    List<float[]> seen = meeting.appearances().stream().map(Appearance::toArray).toList();
    scene.filter.crossed(
        scene.nowNanos, meeting.before(), meeting.after(), meeting.logLikelihoods(), seen);
    for (String id : meeting.before()) {
      if (!meeting.after().contains(id)) {
        scene.floor.end(id, scene.nowNanos);
      }
    }
    List<TrackBelief> beliefs = new ArrayList<>();
    for (String id : meeting.after()) {
      scene.floor.bind(id, scene.nowNanos);
      strangers.removeIf(t -> t.id().equals(id));
      beliefs.add(
          new TrackBelief(
              id,
              scene.filter.whoIs(id).entrySet().stream()
                  .map(e -> new PersonBelief(e.getKey(), Scene.ppm(e.getValue())))
                  .toList()));
    }
    facts.add(new IdentityMixed(scene.nowNanos, beliefs));
  }

  void see(PeopleTracked frame) {
    scene.filmedNanos = scene.nowNanos;
    strangers.addAll(scene.floor.see(frame));
  }

  /** Ties tracks that nobody announced to somebody who was lost, or to a new untracked visit. */
  void tieStrangers(List<Fact> facts) {
    for (Track track : List.copyOf(strangers)) {
      if (track.isBound()) {
        strangers.remove(track);
        continue;
      }
      long age = scene.nowNanos - track.firstNanos();
      if (scene.nowNanos - track.lastNanos() > STRANGER_NANOS) {
        strangers.remove(track);
      } else if (age > LOST_NANOS && refind(track.id(), seen(track), track.firstNanos())) {
        strangers.remove(track);
      } else if (age > STRANGER_NANOS) {
        strangers.remove(track);
        Credential none = new Credential(Credential.Kind.NONE, "untracked-" + (visitIds + 1));
        Visit visit = open("", none, Role.UNTRACKED, 1, facts);
        enter(visit, track.id(), seen(track), facts);
      }
    }
    scene.floor.forgetStale(scene.nowNanos, 30_000_000_000L);
  }

  private static float[] seen(Track track) {
    return track.isLocated() ? clothing(track.lastPoint().appearance()) : UNSEEN;
  }

  /** Tries to continue lost tracks by a new one. */
  private boolean refind(String trackId, float[] seen, long appearedNanos) {
    Track fresh = scene.floor.find(trackId);
    List<String> lost = new ArrayList<>();
    List<Double> logLikelihoods = new ArrayList<>();
    for (Track track : scene.floor.all()) {
      long gone = scene.nowNanos - track.lastNanos();
      if (!track.isBound()
          || track.isOver()
          || !track.isLocated()
          || !scene.filter.knows(track.id())
          || gone < LOST_NANOS) {
        continue;
      }
      double logLikelihood = reachable(track, fresh, appearedNanos);
      if (logLikelihood > -12) {
        lost.add(track.id());
        logLikelihoods.add(logLikelihood);
      }
    }
    if (lost.isEmpty() || lost.size() > 6) {
      return false;
    }
    scene.filter.continues(scene.nowNanos, trackId, lost, logLikelihoods, seen);
    scene.floor.bind(trackId, scene.nowNanos);
    for (String id : lost) {
      if (!scene.filter.knows(id)) {
        scene.floor.forget(id);
      }
    }
    return true;
  }

  /** How well a walk explains the gap between the end of one track and the start of another. */
  private static double reachable(Track lost, @Nullable Track fresh, long appearedNanos) {
    if (fresh == null || !fresh.isLocated()) {
      return -1;
    }
    double seconds = Math.max(0.1, (fresh.firstNanos() - lost.lastNanos()) / 1e9);
    if (appearedNanos != Long.MAX_VALUE && fresh.firstNanos() < lost.lastNanos() - 500_000_000L) {
      return Double.NEGATIVE_INFINITY;
    }
    double dx = (fresh.lastPoint().xMm() - lost.lastPoint().xMm()) / 1e3;
    double dy = (fresh.lastPoint().yMm() - lost.lastPoint().yMm()) / 1e3;
    double sd = 0.5 + 0.7 * Math.min(seconds, 10);
    return -(dx * dx + dy * dy) / (2 * sd * sd);
  }

  void save(StateWriter out) {
    out.writeLong(visitIds);
    out.writeLong(personIds);
    Saved.write(out, strangers, track -> track.save(out));
  }

  /** Strangers are the floor's own tracks wherever the floor still knows them. */
  void load(StateReader in) {
    visitIds = in.readLong();
    personIds = in.readLong();
    strangers.clear();
    for (Track saved : Saved.readList(in, () -> Track.load(in))) {
      Track known = scene.floor.find(saved.id());
      boolean same = known != null && known.firstNanos() == saved.firstNanos();
      strangers.add(known != null && same ? known : saved);
    }
  }
}
