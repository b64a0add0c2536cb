package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Catalogue;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Role;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.PlateShare;
import org.saunter.store.saved.Saved;

/**
 * The joint filter: who holds what. One per store, single-threaded, deterministic.
 *
 * <p>The posterior is a product of independent {@link Cluster clusters}. A movement joins the
 * clusters of everybody who may have acted, lists the ways to explain it, keeps the best and takes
 * the cluster apart again where nothing depends on anything any more.
 *
 * <p>Evidence comes late and is corrected: a plate settles after its neighbour, a picture arrives
 * after the step. The last seconds are therefore kept as a list of {@link Happening happenings},
 * each movement with the posterior as it was before it. A correction goes back to that moment and
 * tells everything again in order, so that nothing wrong is left behind.
 */
public final class Filter {
  /** Product index of goods that staff moved; they are in nobody's cart. */
  static final int RESTOCK = Integer.MAX_VALUE - 1;

  private static final long KEPT_NANOS = 15_000_000_000L;
  private static final int KEPT_MAX = 600;

  private final Posterior posterior;
  private final Products products;
  private final Identity identity;
  private final Movements movements;
  private final Beliefs beliefs;
  private final Doubts doubts;
  private final Answers answers;
  private final Teacher teacher;
  private final Habits habits = new Habits();
  private final List<Told> told = new ArrayList<>();

  /** Something that happened, with the posterior before it if one may have to go back there. */
  private record Told(Happening happening, Posterior.@Nullable Snapshot before) {}

  public Filter(Parameters parameters, Catalogue catalogue, int plates, Oracle oracle) {
    posterior = new Posterior(parameters);
    products = new Products(catalogue, plates, parameters);
    identity = new Identity(parameters, posterior);
    Likelihood likelihood = new Likelihood(parameters, products);
    movements = new Movements(posterior, products, likelihood, oracle, habits);
    beliefs = new Beliefs(posterior, products);
    doubts = new Doubts(posterior, products, beliefs, likelihood);
    answers = new Answers(posterior, products, beliefs);
    teacher = new Teacher(posterior, products, habits);
  }

  // What happens

  /** Somebody came in. The first person of a visit opens it. */
  public void enter(
      long nanos, long visitId, Role role, long personId, String trackId, float[] anchor) {
    happen(new Happening.Entered(nanos, visitId, role, personId, trackId, anchor));
  }

  /**
   * Tracks met and parted: {@code after} continue {@code before} in one of all orders.
   *
   * @param logLikelihoods one per permutation, lexicographic
   * @param appearances clothing of each of {@code after}, or empty
   */
  public void crossed(
      long nanos,
      List<String> before,
      List<String> after,
      List<Double> logLikelihoods,
      List<float[]> appearances) {
    happen(new Happening.Crossed(nanos, before, after, logLikelihoods, appearances));
  }

  /**
   * A new track appeared in the middle of the shop: it continues one of the lost ones.
   *
   * @param logLikelihoods how well place and time fit each of {@code lost}
   */
  public void continues(
      long nanos, String trackId, List<String> lost, List<Double> logLikelihoods, float[] seen) {
    happen(new Happening.Continued(nanos, trackId, lost, logLikelihoods, seen));
  }

  /** The track went out through a gate (or is given up as lost for good). */
  public void exit(long nanos, String trackId, float[] seen) {
    happen(new Happening.Exited(nanos, trackId, seen));
  }

  /** Forgets a visit: nothing that comes later can change its cart. */
  public void close(long nanos, long visitId) {
    Party party = posterior.parties.get(visitId);
    if (party != null) {
      teacher.learnFrom(party);
    }
    happen(new Happening.Closed(nanos, visitId));
  }

  /** A movement of a shelf; returns the visits whose cart may have changed. */
  public List<Long> movement(long nanos, Evidence evidence) {
    Happening.Moved moved = new Happening.Moved(nanos, evidence);
    int later = firstPutAfter(evidence);
    return later < 0 ? happen(moved) : tellAgain(nanos, later, evidence.movementId(), evidence);
  }

  /** What was put back may only now have been taken: the first such put, -1 if there is none. */
  private int firstPutAfter(Evidence e) {
    Set<String> near = new HashSet<>();
    e.candidates().forEach(c -> near.add(c.trackId()));
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i).happening() instanceof Happening.Moved m
          && m.evidence().onsetNanos() > e.onsetNanos()
          && (m.evidence().deltaGrams() > 0 || m.evidence().isExchange())
          && m.evidence().candidates().stream().map(Candidate::trackId).anyMatch(near::contains)) {
        return i;
      }
    }
    return -1;
  }

  /** Better figures for a movement that was reported before. */
  public List<Long> reweigh(
      long nanos, long movementId, List<PlateShare> plates, double deltaGrams, double sdGrams) {
    Posterior.Memory memory = posterior.memories.get(movementId);
    if (memory == null) {
      return List.of();
    }
    Evidence better = memory.evidence().reweighed(plates, deltaGrams, sdGrams);
    return Movements.isOther(memory.evidence(), better)
        ? explainAnew(nanos, better)
        : happen(new Happening.Reweighed(nanos, better));
  }

  /** Other evidence for a movement that was reported before: it is explained from the start. */
  public List<Long> explainAnew(long nanos, Evidence better) {
    int index = indexOf(better.movementId());
    return index < 0 ? List.of() : tellAgain(nanos, index, better.movementId(), better);
  }

  /** The movement was none: it is told again as if it had not been. */
  public List<Long> retract(long nanos, long movementId) {
    int index = indexOf(movementId);
    return index < 0 ? List.of() : tellAgain(nanos, index, movementId, null);
  }

  /** A product was seen with a track away from any movement: it speaks for carts that hold it. */
  public List<Long> carry(long nanos, Crop crop) {
    return happen(new Happening.Carried(nanos, crop));
  }

  /** A person counted the plate: whatever lay there against the planogram is known now. */
  public void audited(long nanos, int plate) {
    happen(new Happening.Audited(nanos, plate));
  }

  /** A person said what the visit's cart holds. */
  public void answerContents(long nanos, long visitId, List<SkuCount> contents) {
    happen(new Happening.ContentsTold(nanos, visitId, contents));
  }

  /** A person said which reading of a movement is right. */
  public void answerReading(long nanos, long movementId, Reading reading) {
    happen(new Happening.ReadingTold(nanos, movementId, reading));
  }

  private List<Long> happen(Happening happening) {
    boolean mayGoBack = happening instanceof Happening.Moved;
    told.add(new Told(happening, mayGoBack ? posterior.snapshot() : null));
    posterior.nowNanos = happening.nanos();
    forget(happening.nanos());
    return carryOut(happening);
  }

  /** Every kind of happening and what it does to the posterior. */
  private List<Long> carryOut(Happening happening) {
    switch (happening) {
      case Happening.Entered e -> identity.enter(e);
      case Happening.Crossed c -> identity.crossed(c);
      case Happening.Continued c -> identity.continues(c);
      case Happening.Exited e -> identity.exit(e.trackId(), e.seen());
      case Happening.Closed c -> identity.close(c.visitId());
      case Happening.Audited a -> answers.audited(a.plate());
      case Happening.ContentsTold t -> answers.contents(t.visitId(), t.contents());
      case Happening.ReadingTold t -> answers.reading(t.movementId(), t.reading());
      case Happening.Moved m -> {
        return movements.explain(m.evidence());
      }
      case Happening.Reweighed r -> {
        return movements.revise(r.better());
      }
      case Happening.Carried c -> {
        return movements.carry(c.crop());
      }
    }
    return List.of();
  }

  private void forget(long nanos) {
    int gone = 0;
    while (gone < told.size()
        && (told.size() - gone > KEPT_MAX
            || nanos - told.get(gone).happening().nanos() > KEPT_NANOS)) {
      gone++;
    }
    told.subList(0, gone).clear();
  }

  private int indexOf(long movementId) {
    for (int i = told.size() - 1; i >= 0; i--) {
      if (told.get(i).happening() instanceof Happening.Moved m
          && m.evidence().movementId() == movementId) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Goes back to before a movement and tells everything since then again.
   *
   * @param index of the movement in {@link #told}
   * @param movementId what was told of this movement is left out
   * @param instead what to tell of it, first of all; null if it was none
   */
  private List<Long> tellAgain(long nanos, int index, long movementId, @Nullable Evidence instead) {
    Posterior.Snapshot before = told.get(index).before();
    if (before == null) {
      throw new IllegalStateException("There is no way back to happening " + index + ".");
    }
    List<Told> tail = List.copyOf(told.subList(index, told.size()));
    told.subList(index, told.size()).clear();
    Set<Long> touched = new TreeSet<>();
    for (Posterior.Memory memory : posterior.memories.values()) {
      memory.parties().forEach(q -> touched.add(q.visitId));
    }
    posterior.restore(before);
    int met = instead == null ? 0 : lastMeeting(instead, tail);
    for (Told first : tail.subList(0, met)) {
      if (!first.happening().newTracks().isEmpty()) {
        happenAgain(first.happening());
      }
    }
    if (instead != null) {
      touched.addAll(happenAgain(new Happening.Moved(tail.get(0).happening().nanos(), instead)));
    }
    for (int i = 0; i < tail.size(); i++) {
      Happening again = tail.get(i).happening();
      boolean isTold = i < met && !again.newTracks().isEmpty();
      if (!isTold && !isOf(again, movementId)) {
        touched.addAll(happenAgain(again));
      }
    }
    posterior.nowNanos = nanos;
    return List.copyOf(touched);
  }

  /**
   * How much of what came later must be told first, as far as people come in or out of a crossing:
   * a movement that went on after it was first told may be the work of somebody with a new name.
   */
  private int lastMeeting(Evidence e, List<Told> tail) {
    Set<String> unknown = new HashSet<>();
    e.candidates().forEach(c -> unknown.add(c.trackId()));
    unknown.removeAll(posterior.trackNumbers.keySet());
    int end = 0;
    for (int i = 0; i < tail.size(); i++) {
      end = tail.get(i).happening().newTracks().stream().anyMatch(unknown::contains) ? i + 1 : end;
    }
    return end;
  }

  /** Whether a happening is of a movement: once that is told anew, what it says is old. */
  private static boolean isOf(Happening happening, long movementId) {
    return (happening instanceof Happening.Moved m && m.evidence().movementId() == movementId)
        || (happening instanceof Happening.Reweighed r && r.better().movementId() == movementId);
  }

  private List<Long> happenAgain(Happening happening) {
    boolean mayGoBack = happening instanceof Happening.Moved;
    told.add(new Told(happening, mayGoBack ? posterior.snapshot() : null));
    posterior.nowNanos = happening.nanos();
    return carryOut(happening);
  }

  // What is believed

  /** Whether the filter follows the track. */
  public boolean knows(String trackId) {
    return posterior.knows(trackId);
  }

  /** Whether the filter knows who the track is or lately was. */
  public boolean remembers(String trackId) {
    return posterior.trackNumbers.containsKey(trackId);
  }

  /** Who a track may be: persons with their probability, best first. */
  public Map<Long, Double> whoIs(String trackId) {
    return beliefs.whoIs(trackId);
  }

  /** Tracks that are or were somebody of a visit in any story. */
  public List<String> tracksOf(long visitId) {
    return beliefs.tracksOf(visitId);
  }

  /** The visit of a person, 0 if unknown. */
  public long visitOf(long personId) {
    return beliefs.visitOf(personId);
  }

  /** Probability that everybody of the visit is out. */
  public double endedProbability(long visitId) {
    return beliefs.endedProbability(visitId);
  }

  /** The likeliest cart of a visit. */
  public Bill bill(long visitId) {
    return beliefs.bill(visitId);
  }

  /** Reasons to doubt the bill of a visit, for {@link Certainty}. */
  public double[] doubts(long visitId, double probability) {
    return doubts.of(visitId, probability);
  }

  /** The ways to explain a movement, best first. */
  public List<Reading> explain(long movementId) {
    return beliefs.explain(movementId);
  }

  /** Movements that a visit's likeliest story rests on or that may be its, oldest first. */
  public List<Long> movementsOf(long visitId) {
    return beliefs.movementsOf(visitId);
  }

  /** When a movement began, 0 if it is forgotten. */
  public long onsetOf(long movementId) {
    return beliefs.onsetOf(movementId);
  }

  /** What is believed to lie on a plate against the planogram, with probabilities. */
  public Map<String, Double> foreignOn(int plate) {
    return beliefs.foreignOn(plate);
  }

  // Snapshots

  /** Writes the whole state. */
  public void save(StateWriter out) {
    GraphWriter graph = new GraphWriter(out);
    products.save(out);
    habits.save(out);
    PosteriorState.save(graph, posterior);
    Saved.write(
        out,
        told,
        one -> {
          HappeningState.save(graph, one.happening());
          Posterior.Snapshot before = one.before();
          out.writeBoolean(before != null);
          if (before != null) {
            PosteriorState.save(graph, before);
          }
        });
  }

  /** Reads back what {@link #save} wrote. */
  public void load(StateReader in) {
    GraphReader graph = new GraphReader(in);
    products.load(in);
    habits.load(in);
    PosteriorState.load(graph, posterior);
    told.clear();
    told.addAll(
        Saved.readList(
            in,
            () -> {
              Happening happening = HappeningState.load(graph);
              return new Told(
                  happening, in.readBoolean() ? PosteriorState.loadSnapshot(graph) : null);
            }));
  }
}
