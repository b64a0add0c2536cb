package org.saunter.store.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.Fact;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/**
 * Shopping and saboteurs by chance: the engine never breaks, never tells two stories, and keeps the
 * rules of receipts. A failure prints the script; {@code -Dsaunter.seed=N} plays one seed only.
 */
class RandomScriptsTest {
  private static final int SCRIPTS = 120;

  @Test
  void rulesHoldWhateverHappens() {
    Long only = Long.getLong("saunter.seed");
    int receipts = 0;
    int questions = 0;
    int wrong = 0;
    List<String> broken = new ArrayList<>();
    for (long seed = only == null ? 1 : only; seed <= (only == null ? SCRIPTS : only); seed++) {
      String text = new RandomScripts(seed).script(30);
      try {
        Player.Played played = play(text);
        List<String> rules = new Conservation(played, EngineSettings.standard()).brokenRules();
        if (!rules.isEmpty()) {
          broken.add("seed " + seed + ": " + rules + "\n" + text);
        }
        if (seed % 10 == 0 && !play(text).facts().equals(played.facts())) {
          broken.add("seed " + seed + " tells two stories\n" + text);
        }
        receipts += count(played, Fact.ReceiptDecided.class);
        questions += count(played, Fact.QuestionAsked.class);
        wrong +=
            (int)
                new Conservation(played, EngineSettings.standard())
                    .broken().stream().filter(b -> b.startsWith("SILENT WRONG")).count();
      } catch (IllegalStateException e) {
        broken.add("seed " + seed + ": " + e + " at " + e.getStackTrace()[0] + "\n" + text);
      }
    }
    System.out.printf(
        "Random scripts with saboteurs: %d receipts, %d questions, %d wrong in silence%n",
        receipts, questions, wrong);
    assertThat(broken).isEmpty();
    assertThat(receipts).isPositive();
  }

  private static int count(Player.Played played, Class<? extends Fact> type) {
    return (int) played.facts().stream().filter(type::isInstance).count();
  }

  private static Player.Played play(String text) {
    Player player = new Player(Script.parse(text));
    Store store = new Store(player.setup(), EngineSettings.standard());
    return player.play(store::on);
  }
}
