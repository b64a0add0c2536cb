package org.saunter.learn;

import java.util.ArrayList;
import java.util.List;
import org.saunter.learn.rival.Rival;
import org.saunter.learn.rival.RivalReceipt;
import org.saunter.learn.score.Claim;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation;
import org.saunter.model.Role;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/** One system that takes part in an evaluation: the engine, a bound of it, or a rival. */
interface Contestant {
  /** Names of all systems, in the order in which rows are printed. */
  List<String> NAMES =
      List.of("saunter", "nearest", "winner-rule", "faim-rule", "bound-who", "bound-what");

  String name();

  void on(Observation observation);

  /** Truth as it happens; only bounds listen. */
  void on(Truth truth);

  /** Receipts of shoppers before anybody looked. */
  List<Claim> claims();

  /** The system of that name. */
  static Contestant named(String name, StoreSetup setup, EngineSettings settings) {
    return switch (name) {
      case "saunter" -> new Engine(name, setup, settings, null);
      case "bound-who", "bound-what" -> {
        TruthOracle oracle = new TruthOracle(setup, name.equals("bound-who"));
        yield new Engine(name, setup, settings.withOracle(oracle), oracle);
      }
      case "nearest", "winner-rule", "faim-rule" -> new Other(Rival.named(name, setup));
      default ->
          throw new BadInputException(
              "The system (" + name + ") is not known.", "Maybe one of " + NAMES + " was meant.");
    };
  }

  /** The engine, with or without an oracle. */
  final class Engine implements Contestant {
    private final String name;
    private final Store store;
    private final @org.jspecify.annotations.Nullable TruthOracle oracle;
    private final java.util.Map<Long, VisitOpened> opened = new java.util.HashMap<>();
    private final List<Claim> claims = new ArrayList<>();

    Engine(
        String name,
        StoreSetup setup,
        EngineSettings settings,
        @org.jspecify.annotations.Nullable TruthOracle oracle) {
      this.name = name;
      this.store = new Store(setup, settings);
      this.oracle = oracle;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void on(Observation observation) {
      for (Fact fact : store.on(observation)) {
        if (fact instanceof VisitOpened visit) {
          opened.put(visit.visitId(), visit);
        } else if (fact instanceof ReceiptProposed proposed) {
          claim(proposed);
        }
      }
    }

    private void claim(ReceiptProposed proposed) {
      VisitOpened visit = opened.remove(proposed.visitId());
      if (visit != null && visit.role() == Role.SHOPPER) {
        claims.add(Claim.of(visit, proposed));
      }
    }

    @Override
    public void on(Truth truth) {
      if (oracle != null) {
        oracle.on(truth);
      }
    }

    @Override
    public List<Claim> claims() {
      return claims;
    }
  }

  /** A rival. */
  record Other(Rival rival) implements Contestant {
    @Override
    public String name() {
      return rival.name();
    }

    @Override
    public void on(Observation observation) {
      rival.on(observation);
    }

    @Override
    public void on(Truth truth) {}

    @Override
    public List<Claim> claims() {
      return rival.receipts().stream()
          .filter(receipt -> receipt.role() == Role.SHOPPER)
          .map(Other::claim)
          .toList();
    }

    private static Claim claim(RivalReceipt receipt) {
      return new Claim(
          receipt.number(),
          receipt.token(),
          receipt.openedNanos(),
          receipt.items(),
          receipt.certaintyPpm(),
          false);
    }
  }
}
