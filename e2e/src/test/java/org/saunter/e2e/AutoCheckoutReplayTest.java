package org.saunter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Fact;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.MovementExplained;
import org.saunter.model.Fact.PlateDelta;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Truth;
import org.saunter.model.Truth.Acted;
import org.saunter.recording.Recording;
import org.saunter.recording.autocheckout.AutoCheckoutImporter;
import org.saunter.recording.autocheckout.AutoCheckoutImporter.Options;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/**
 * The one real case that the project has: 294 real plates for 33.6 s. The engine must find the two
 * labelled takes, each with the right product on the right plate within a second, and nothing else.
 * Who acted is assumed by the import (a single shopper), so it is not judged here.
 */
class AutoCheckoutReplayTest {
  private static final Path DATA = Path.of("../../shared/data/shelf");
  private static final long SECOND_NANOS = 1_000_000_000L;

  @TempDir Path temp;

  /** A movement of weight as the engine sees it in the end. */
  private record Take(ShelfMoved moved, Explanation best) {
    String mainPlate() {
      return moved.plates().stream()
          .min(Comparator.comparingInt(PlateDelta::deltaMilligrams))
          .orElseThrow()
          .plateId();
    }
  }

  @Test
  void exactlyTheTwoLabelledTakes() {
    if (!Files.isDirectory(DATA)) {
      System.out.println("SKIPPED: the AutoCheckout case is not at " + DATA.toAbsolutePath());
      Assumptions.abort("no AutoCheckout data");
    }
    Path folder = temp.resolve("case");
    AutoCheckoutImporter.run(
        DATA.resolve("cps-test-01"),
        DATA.resolve("autocheckout-labels/store_meta"),
        folder,
        Options.SINGLE_SHOPPER);
    Recording recording = Recording.open(folder);
    List<Fact> facts = replay(recording);

    List<Take> takes = takes(facts);
    List<Acted> labels =
        recording.truth().stream()
            .filter(Acted.class::isInstance)
            .map(Acted.class::cast)
            .sorted(Comparator.comparingLong(Truth::atNanos))
            .toList();
    assertThat(labels).hasSize(2);
    assertThat(takes)
        .extracting(t -> t.best().moves())
        .containsExactly(labels.get(0).moves(), labels.get(1).moves());
    for (int i = 0; i < 2; i++) {
      // labels are whole seconds, cut off: 15 stands for 15.0 to 16.0
      long late = takes.get(i).moved().onsetNanos() - labels.get(i).atNanos();
      assertThat(late).isBetween(-SECOND_NANOS, SECOND_NANOS);
      assertThat(labels.get(i).plateIds()).contains(takes.get(i).mainPlate());
    }
    assertThat(receipts(facts)).containsExactly(visited(recording));
  }

  private static List<Fact> replay(Recording recording) {
    Store store = new Store(recording.setup(), EngineSettings.standard());
    List<Fact> facts = new ArrayList<>();
    recording.forEachObservation(
        observation -> facts.addAll(store.on(observation)),
        line -> {
          throw new AssertionError(line);
        });
    return facts;
  }

  /** Movements whose likeliest explanation in the end is that somebody moved something. */
  private static List<Take> takes(List<Fact> facts) {
    Map<Long, ShelfMoved> moved = new TreeMap<>();
    Map<Long, Take> takes = new TreeMap<>();
    for (Fact fact : facts) {
      if (fact instanceof ShelfMoved m) {
        moved.put(m.movementId(), m);
        takes.computeIfPresent(m.movementId(), (id, take) -> new Take(m, take.best()));
      } else if (fact instanceof MovementExplained e && e.explanations().isEmpty()) {
        takes.remove(e.movementId()); // it was none after all
      } else if (fact instanceof MovementExplained e) {
        ShelfMoved m = Objects.requireNonNull(moved.get(e.movementId()));
        takes.put(e.movementId(), new Take(m, e.explanations().getFirst()));
      }
    }
    return takes.values().stream()
        .filter(t -> t.best().visitId() != 0)
        .sorted(Comparator.comparingLong(t -> t.moved().onsetNanos()))
        .toList();
  }

  private static List<List<SkuCount>> receipts(List<Fact> facts) {
    return facts.stream()
        .filter(ReceiptProposed.class::isInstance)
        .map(
            f ->
                ((ReceiptProposed) f)
                    .lines().stream()
                        .map(l -> new SkuCount(l.sku(), l.count()))
                        .sorted(Comparator.comparing(SkuCount::sku))
                        .toList())
        .toList();
  }

  private static List<SkuCount> visited(Recording recording) {
    return recording.truth().stream()
        .filter(Truth.Visited.class::isInstance)
        .map(v -> ((Truth.Visited) v).lines())
        .findFirst()
        .orElseThrow();
  }
}
