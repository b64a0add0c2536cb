package org.saunter.app.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.saunter.app.print.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command prints, and whether as JSON. */
final class Output {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print JSON instead of text for people.")
  private boolean json;

  boolean isJson() {
    return json;
  }

  PrintWriter out() {
    return command().commandLine().getOut();
  }

  PrintWriter err() {
    return command().commandLine().getErr();
  }

  Progress progress(String what) {
    return new Progress(err(), what);
  }

  CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("The command was not read from a command line.");
    }
    return spec;
  }
}
