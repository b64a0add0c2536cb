package org.saunter.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code saunter cameras}. */
@Command(
    name = "cameras",
    mixinStandardHelpOptions = true,
    description = "Cameras: print a board, calibrate, check, and see what they see.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CamerasBoardCommand.class,
      CamerasCalibrateCommand.class,
      CamerasCheckCommand.class,
      CamerasCoverageCommand.class,
      CamerasPlanCommand.class
    })
public final class CamerasCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
