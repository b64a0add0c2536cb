package org.saunter.app.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.saunter.app.calibrate.CertaintyModel;
import org.saunter.store.attribution.Certainty;
import picocli.CommandLine.Option;

/** What the posterior's word is worth. */
final class CertaintyOption {
  @Option(
      names = "--certainty",
      paramLabel = "FILE",
      description =
          "A certainty model that saunter calibrate --out wrote (default: the one built in).")
  private @Nullable Path file;

  Certainty.Logistic certainty() {
    return file == null ? Certainty.learned() : CertaintyModel.read(file);
  }
}
