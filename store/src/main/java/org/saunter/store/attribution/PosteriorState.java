package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saunter.store.attribution.Posterior.Frozen;
import org.saunter.store.attribution.Posterior.Memory;
import org.saunter.store.saved.Saved;

/** A posterior and the moments to go back to, in a snapshot. */
final class PosteriorState {
  private PosteriorState() {}

  static void save(GraphWriter graph, Posterior q) {
    graph.out.writeLong(q.nowNanos);
    Saved.write(graph.out, q.clusters, graph::cluster);
    Saved.write(graph.out, q.trackIds, graph.out::writeText);
    maps(graph, q.persons, q.parties, q.trackNumbers, q.ended, q.memories);
  }

  static void load(GraphReader graph, Posterior q) {
    q.nowNanos = graph.in.readLong();
    q.clusters.clear();
    q.clusters.addAll(Saved.readList(graph.in, graph::cluster));
    q.trackIds.clear();
    q.trackIds.addAll(Saved.readList(graph.in, graph.in::readText));
    maps(graph, new Maps(q.persons, q.parties, q.trackNumbers, q.ended, q.memories));
  }

  static void save(GraphWriter graph, Posterior.Snapshot then) {
    Saved.write(graph.out, then.clusters(), frozen -> frozen(graph, frozen));
    Saved.write(graph.out, then.lost().keySet(), graph::party);
    then.lost().values().forEach(graph.out::writeDouble);
    graph.out.writeInt(then.tracks());
    maps(graph, then.persons(), then.parties(), then.trackNumbers(), then.ended(), then.memories());
  }

  static Posterior.Snapshot loadSnapshot(GraphReader graph) {
    List<Frozen> clusters = Saved.readList(graph.in, () -> frozen(graph));
    Map<Party, Double> lost = new LinkedHashMap<>();
    for (Party party : Saved.readList(graph.in, graph::party)) {
      lost.put(party, 0.0);
    }
    lost.replaceAll((party, none) -> graph.in.readDouble());
    int tracks = graph.in.readInt();
    Maps maps =
        new Maps(
            new HashMap<>(),
            new TreeMap<>(),
            new HashMap<>(),
            new TreeMap<>(),
            new LinkedHashMap<>());
    maps(graph, maps);
    return new Posterior.Snapshot(
        clusters,
        lost,
        maps.persons,
        maps.parties,
        maps.trackNumbers,
        tracks,
        maps.ended,
        maps.memories);
  }

  private static void frozen(GraphWriter graph, Frozen frozen) {
    Saved.write(graph.out, frozen.parties(), graph::party);
    Saved.write(graph.out, frozen.tracks());
    Saved.write(graph.out, frozen.plates());
    Saved.write(graph.out, frozen.hypotheses(), graph::hypothesis);
    for (double weight : frozen.weights()) {
      graph.out.writeDouble(weight);
    }
  }

  private static Frozen frozen(GraphReader graph) {
    List<Party> parties = List.copyOf(Saved.readList(graph.in, graph::party));
    int[] tracks = Saved.readInts(graph.in);
    int[] plates = Saved.readInts(graph.in);
    List<Hypothesis> hypotheses = List.copyOf(Saved.readList(graph.in, graph::hypothesis));
    double[] weights = new double[hypotheses.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = graph.in.readDouble();
    }
    return new Frozen(parties, tracks, plates, hypotheses, weights);
  }

  /** The maps that a posterior and its moments have in common. */
  private record Maps(
      Map<Integer, Person> persons,
      Map<Long, Party> parties,
      Map<String, Integer> trackNumbers,
      Map<Integer, Long> ended,
      Map<Long, Memory> memories) {}

  private static void maps(
      GraphWriter graph,
      Map<Integer, Person> persons,
      Map<Long, Party> parties,
      Map<String, Integer> trackNumbers,
      Map<Integer, Long> ended,
      Map<Long, Memory> memories) {
    Saved.write(graph.out, new TreeMap<>(persons).values(), graph::person);
    Saved.write(graph.out, parties.values(), graph::party);
    Saved.write(graph.out, new TreeMap<>(trackNumbers).keySet(), graph.out::writeText);
    new TreeMap<>(trackNumbers).values().forEach(graph.out::writeInt);
    Saved.write(graph.out, ended.keySet(), graph.out::writeInt);
    ended.values().forEach(graph.out::writeLong);
    Saved.write(
        graph.out,
        memories.values(),
        memory -> {
          graph.evidence(memory.evidence());
          Saved.write(graph.out, memory.parties(), graph::party);
        });
  }

  private static void maps(GraphReader graph, Maps maps) {
    maps.persons.clear();
    for (Person person : Saved.readList(graph.in, graph::person)) {
      maps.persons.put(Math.toIntExact(person.personId()), person);
    }
    maps.parties.clear();
    for (Party party : Saved.readList(graph.in, graph::party)) {
      maps.parties.put(party.visitId, party);
    }
    maps.trackNumbers.clear();
    for (String trackId : Saved.readList(graph.in, graph.in::readText)) {
      maps.trackNumbers.put(trackId, 0);
    }
    for (String trackId : new ArrayList<>(new TreeMap<>(maps.trackNumbers).keySet())) {
      maps.trackNumbers.put(trackId, graph.in.readInt());
    }
    maps.ended.clear();
    for (int track : Saved.readList(graph.in, graph.in::readInt)) {
      maps.ended.put(track, 0L);
    }
    maps.ended.replaceAll((track, none) -> graph.in.readLong());
    maps.memories.clear();
    for (Memory memory : Saved.readList(graph.in, () -> memory(graph))) {
      maps.memories.put(memory.evidence().movementId(), memory);
    }
  }

  private static Memory memory(GraphReader graph) {
    Evidence evidence = graph.evidence();
    return new Memory(evidence, new LinkedHashSet<>(Saved.readList(graph.in, graph::party)));
  }
}
