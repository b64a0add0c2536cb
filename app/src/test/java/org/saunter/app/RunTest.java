package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.app.command.RunCommand;
import org.saunter.model.Credential;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Ticked;
import org.saunter.recording.JsonCodec;
import org.saunter.sim.Scenario;
import org.saunter.trade.sql.FaultPoint;
import tools.jackson.databind.JsonNode;

/** run, fed from standard input. */
class RunTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final String CARD =
      JsonCodec.write(
          new CredentialPresented(
              Scenario.START_NANOS,
              "gate-in",
              1,
              "in",
              new Credential(Credential.Kind.CARD, "card-x"),
              1));

  @TempDir Path temp;

  @Test
  void aStreamThatEndsEndsTheRun() {
    Cli.Result run = run(FaultPoint.NONE).isFine();
    assertThat(run.out()).contains("Open: http://127.0.0.1:", "Store demo: ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aStoreThatDiesOfAnErrorFailsTheRunAndIsNamed() {
    Cli.Result run =
        run(
            where -> {
              if (Thread.currentThread().getName().equals("store-demo")) {
                throw new AssertionError("the till is on fire");
              }
            });
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("The store (demo) stopped: ", "Maybe report it", "the till is on fire");
  }

  @Test
  void linesThatCannotBeReadAreCountedOverAllRunsForTheDoctor() {
    run(FaultPoint.NONE, "nonsense\n{\"type\":\"PlateSmelled\"}\n" + CARD).isFine();
    Cli.Result again = run(FaultPoint.NONE, "{\"type\":\"PlateTasted\"}\n").isFine();
    assertThat(again.err()).contains("stdin:1: The type (PlateTasted) is not known here.");
    assertThat(Cli.run("doctor", "--data", temp.resolve("data")).isFine().out())
        .contains("(2) lines could not be read: TYPE_UNKNOWN, the last: The type (PlateTasted)")
        .contains("Maybe it was written by a newer Saunter")
        .contains("(1) lines could not be read: GARBLED");
    assertThat(findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.get("check").asString()).isEqualTo("lines demo");
              assertThat(finding.get("outcome").asString()).isEqualTo("TYPE_UNKNOWN");
              assertThat(finding.get("count").asLong()).isEqualTo(2);
            });
  }

  @Test
  void whatCameLateIsCountedOverAllRunsForTheDoctor() {
    for (int life = 0; life < 2; life++) {
      long now = Scenario.START_NANOS + life * MINUTE;
      run(FaultPoint.NONE, tick("clock", now) + tick("slow", now - MINUTE / 2)).isFine();
    }
    run(FaultPoint.NONE, tick("clock", Scenario.START_NANOS + MINUTE - 1)).isFine();
    assertThat(Cli.run("doctor", "--data", temp.resolve("data")).isFine().out())
        .contains("note     arrivals demo      Too late to be put in order: (2) observations from")
        .contains("most from (slow: 2). Came later than the store waits")
        .contains("Maybe the line of its sensor is slow, or its clock is behind.")
        .contains(
            "fine     arrivals demo      Put back in order: (1) observations", "All is well.");
    assertThat(findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.get("check").asString()).isEqualTo("arrivals demo");
              assertThat(finding.get("state").asString()).isEqualTo("NOTE");
              assertThat(finding.get("outcome").asString()).isEqualTo("LATE");
              assertThat(finding.get("count").asLong()).isEqualTo(2);
            });
  }

  /** What the doctor says of the data folder, as JSON. */
  private Stream<JsonNode> findings() {
    return Cli.run("doctor", "--data", temp.resolve("data"), "--json")
        .isFine()
        .json("doctor-result.schema.json")
        .get("findings")
        .valueStream();
  }

  private static String tick(String source, long nanos) {
    return JsonCodec.write(new Ticked(nanos, source, nanos)) + "\n";
  }

  private Cli.Result run(FaultPoint faults) {
    return run(faults, CARD);
  }

  private Cli.Result run(FaultPoint faults, String lines) {
    Path setup = temp.resolve("setup");
    if (!Files.exists(setup)) {
      Cli.run("sim", "--visits", 1, "--out", setup).isFine();
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    try {
      int code =
          Saunter.commandLine()
              .addSubcommand("fed", new RunCommand(faults))
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true))
              .execute(
                  "fed",
                  "--setup=" + setup,
                  "--data=" + temp.resolve("data"),
                  "--port=0",
                  "--clock=OBSERVATIONS",
                  "--stdin=demo");
      return new Cli.Result(code, out.toString(), err.toString());
    } finally {
      System.setIn(before);
    }
  }
}
