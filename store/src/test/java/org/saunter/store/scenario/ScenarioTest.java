package org.saunter.store.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saunter.store.EngineSettings;
import org.saunter.store.Store;

/**
 * Plays every script of {@code src/test/resources/scenarios}. Those that {@code FAILING.txt} lists
 * must still fail, so that the list is honest. With {@code -Dsaunter.rewrite=true} the expected
 * text is replaced by what was said, to be read as a diff.
 */
class ScenarioTest {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");
  private static final Path FAILING = FOLDER.resolve("FAILING.txt");
  private static final EngineSettings SETTINGS = EngineSettings.standard();

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    Map<String, String> failing = failing();
    String only = System.getProperty("saunter.scenario", "");
    return files().stream()
        .filter(f -> f.getFileName().toString().startsWith(only))
        .map(
            file -> {
              Script script = read(file);
              String why = failing.get(script.id());
              return DynamicTest.dynamicTest(
                  script.id() + " " + script.title(), () -> run(file, script, why));
            });
  }

  @Test
  void listOfFailingNamesOnlyScripts() throws IOException {
    List<String> ids = files().stream().map(f -> read(f).id()).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(40);
    assertThat(ids).containsAll(failing().keySet());
  }

  private static void run(Path file, Script script, @Nullable String why) throws IOException {
    if (why == null) {
      runOrFail(file, script);
      return;
    }
    assertThat(fails(script))
        .as("FAILING.txt lists %s, but it passes now: take it off the list", script.id())
        .isTrue();
    System.out.println("KNOWN TO FAIL: " + script.id() + " " + script.title() + ": " + why);
  }

  private static boolean fails(Script script) {
    try {
      return !report(script, play(script)).isEmpty();
    } catch (IllegalStateException broke) { // the engine itself fell over
      return true;
    }
  }

  private static void runOrFail(Path file, Script script) throws IOException {
    Player.Played played = play(script);
    assertThat(play(script).facts())
        .as("the same script gives the same facts")
        .isEqualTo(played.facts());
    if (Boolean.getBoolean("saunter.trace")) {
      trace(script, played);
    }
    if (Boolean.getBoolean("saunter.rewrite")) {
      Files.writeString(file, rewritten(script, played));
      return;
    }
    String report = report(script, played);
    if (!report.isEmpty()) {
      fail(report);
    }
  }

  private static Player.Played play(Script script) {
    Player player = new Player(script);
    Store store = new Store(player.setup(), SETTINGS);
    return player.play(store::on);
  }

  private static void trace(Script script, Player.Played played) {
    for (int i = 0; i < script.rows().size(); i++) {
      System.out.println(script.lines().get(script.rows().get(i).line()));
      played.saidOfRow().get(i + 1).forEach(said -> System.out.println("          | " + said));
    }
  }

  /** The script with the differing lines marked; empty if all is as it should be. */
  private static String report(Script script, Player.Played played) {
    Map<Integer, String> marks = new TreeMap<>();
    for (int i = 0; i < script.rows().size(); i++) {
      Script.Row row = script.rows().get(i);
      List<String> said = played.saidOfRow().get(i + 1);
      if (row.expected() != null && !Expectation.holds(row.expected(), said)) {
        List<String> shown = Expectation.relevant(Expectation.clauses(row.expected()), said);
        marks.put(row.line(), shown.isEmpty() ? "nothing" : String.join("; ", shown));
      }
    }
    List<String> broken = new Conservation(played, SETTINGS).broken();
    if (marks.isEmpty() && broken.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n");
    for (int i = 0; i < script.lines().size(); i++) {
      text.append(marks.containsKey(i) ? "! " : "  ").append(script.lines().get(i)).append('\n');
      if (marks.containsKey(i)) {
        text.append("!      but was -> ").append(marks.get(i)).append('\n');
      }
    }
    broken.forEach(b -> text.append("! ").append(b).append('\n'));
    return text.toString();
  }

  private static String rewritten(Script script, Player.Played played) {
    List<String> lines = new ArrayList<>(script.lines());
    for (int i = 0; i < script.rows().size(); i++) {
      Script.Row row = script.rows().get(i);
      List<String> said = played.saidOfRow().get(i + 1);
      if (row.expected() == null || Expectation.holds(row.expected(), said)) {
        continue;
      }
      List<String> shown = Expectation.relevant(Expectation.clauses(row.expected()), said);
      String line = lines.get(row.line());
      String left = line.substring(0, line.indexOf("->"));
      lines.set(
          row.line(), left + "-> " + (shown.isEmpty() ? "nothing" : String.join("; ", shown)));
      for (int k = row.line() + 1; k < lines.size() && lines.get(k).strip().startsWith("->"); k++) {
        lines.set(k, "#gone");
      }
    }
    lines.removeIf("#gone"::equals);
    return String.join("\n", lines) + "\n";
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(f -> f.getFileName().toString().matches("[A-Z]\\d\\d_.*\\.txt"))
          .sorted()
          .toList();
    }
  }

  private static Script read(Path file) {
    try {
      return Script.parse(Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Id and reason of what fails today. */
  private static Map<String, String> failing() throws IOException {
    Map<String, String> failing = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FAILING)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ", 2);
        failing.put(words[0], words.length > 1 ? words[1] : "");
      }
    }
    return failing;
  }
}
