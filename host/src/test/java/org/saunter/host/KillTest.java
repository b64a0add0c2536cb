package org.saunter.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.sim.Scenario;

/** A process is killed outright, again and again, and begun anew until its work is done. */
class KillTest {
  private static final int KILLS = 5;

  @TempDir private Path folder;

  /** What one life of the process said. */
  private record Life(int exit, List<String> lines) {}

  /**
   * @param killAfterLines after how many lines of progress to kill; 0 to let it live
   */
  private Life live(int killAfterLines, boolean fast) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                Boolean.toString(fast))
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      int progress = 0;
      while (line != null) {
        lines.add(line);
        progress += line.startsWith("at ") ? 1 : 0;
        if (killAfterLines > 0 && progress >= killAfterLines) {
          process.destroyForcibly();
          break;
        }
        line = out.readLine();
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Life(process.exitValue(), lines);
  }

  @Test
  void killedAtAnyMomentTheFactsAreThoseOfAnUninterruptedRun()
      throws IOException, InterruptedException {
    Scenario scenario = Victim.SCENARIO;
    SplittableRandom random = new SplittableRandom(scenario.seed());
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      Life life = live(1 + random.nextInt(12 * (i + 1)), i % 2 == 1);
      assertThat(life.lines).as("life %s", i).noneMatch(line -> line.contains("Exception"));
      killed += life.exit == 0 ? 0 : 1;
      try (Journal journal = Journal.openToRead(folder)) {
        assertThat(journal.verify("demo").problem()).isEmpty();
      }
    }
    assertThat(killed).isGreaterThanOrEqualTo(3);
    Life last = live(0, false);
    assertThat(last.lines).as("the last life").contains("hash " + Shopping.factsHash(scenario));
    assertThat(last.exit).isZero();
    int steps = Shopping.observations(scenario).size();
    assertThat(last.lines).contains("ledger " + steps + " of " + steps);
  }
}
