package org.saunter.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.saunter.model.Layout;
import org.saunter.recording.SetupFiles;
import picocli.CommandLine.Option;

/** Where a store's own files are. */
final class SetupFolder {
  @Option(
      names = "--setup",
      paramLabel = "DIR",
      required = true,
      description = "Folder with store.json, for instance of a recording.")
  private Path folder = Path.of("");

  Layout layout() {
    return SetupFiles.layout(folder);
  }

  void replace(Layout layout) {
    try {
      SetupFiles.replaceLayout(folder, layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
