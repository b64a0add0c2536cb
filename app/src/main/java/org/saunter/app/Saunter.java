package org.saunter.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.saunter.app.command.BenchCommand;
import org.saunter.app.command.CalibrateCommand;
import org.saunter.app.command.CamerasCommand;
import org.saunter.app.command.DemoCommand;
import org.saunter.app.command.DoctorCommand;
import org.saunter.app.command.EvalCommand;
import org.saunter.app.command.ExplainCommand;
import org.saunter.app.command.ImportCommand;
import org.saunter.app.command.ReplayCommand;
import org.saunter.app.command.RunCommand;
import org.saunter.app.command.SimCommand;
import org.saunter.app.command.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 fine, 1 failed, 2 misused. */
@Command(
    name = "saunter",
    description = "Watches a shop, keeps a bill for everybody in it, and lets them walk out.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      SimCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      EvalCommand.class,
      TrainCommand.class,
      CalibrateCommand.class,
      CamerasCommand.class,
      ExplainCommand.class,
      BenchCommand.class,
      DoctorCommand.class
    },
    footer = {"", "Exit codes: 0 fine, 1 failed, 2 misused."})
public final class Saunter implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return commandLine().setOut(out).setErr(err).execute(args);
  }

  /** The command line as it reads and explains itself. */
  public static CommandLine commandLine() {
    return new CommandLine(new Saunter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Complaints::misused)
        .setExecutionExceptionHandler(Complaints::failed);
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
