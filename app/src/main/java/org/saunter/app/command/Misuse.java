package org.saunter.app.command;

import org.saunter.model.BadInputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that do not go together: exit code 2. */
final class Misuse {
  private Misuse() {}

  static ParameterException of(CommandSpec spec, String rule, String maybe) {
    return of(spec, new BadInputException(rule, maybe));
  }

  static ParameterException of(CommandSpec spec, BadInputException bad) {
    return new ParameterException(spec.commandLine(), bad.rule(), bad);
  }
}
