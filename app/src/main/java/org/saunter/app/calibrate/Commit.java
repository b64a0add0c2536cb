package org.saunter.app.calibrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Which commit of Saunter runs, as far as git knows. */
public final class Commit {
  private static final String UNKNOWN = "unknown";
  private static final int PATIENCE_SECONDS = 5;

  private Commit() {}

  /** The commit of the folder from which the launcher started this, "-dirty" if it was changed. */
  public static String current() {
    String state = System.getProperty("saunter.state", "");
    Path project = Path.of(state).toAbsolutePath().getParent();
    return state.isEmpty() || project == null ? UNKNOWN : of(project);
  }

  /** The commit of a folder; "unknown" if it is none of git's. */
  static String of(Path folder) {
    try {
      Process git =
          new ProcessBuilder(
                  "git", "-C", folder.toString(), "describe", "--always", "--dirty", "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended || git.exitValue() != 0) {
        git.destroy();
        return UNKNOWN;
      }
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? UNKNOWN : text;
    } catch (IOException noGit) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
