package org.saunter.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.doctor.DataCheck;
import org.saunter.app.doctor.Finding;
import org.saunter.app.doctor.Machine;
import org.saunter.app.print.JsonText;
import org.saunter.host.Journal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether everything is here and well: JDK, disk, permission, port; of a data folder"
          + " also journal, late and refused observations, unreadable lines, sensors and books.",
      "Exit code 1 if there is trouble."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: that of the last demo, if there is one).")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + LiveOptions.PORT,
      description = "Port to try (default: ${DEFAULT-VALUE}).")
  private int port = LiveOptions.PORT;

  @Override
  public Integer call() {
    Path folder = data == null ? LiveOptions.state().resolve("demo") : data;
    List<Finding> found = new ArrayList<>(Machine.look(folder, "127.0.0.1", port));
    if (data != null || Files.exists(folder.resolve(Journal.FILE))) {
      found.addAll(DataCheck.look(folder));
    }
    boolean isWell = found.stream().noneMatch(f -> f.state() == Finding.State.TROUBLE);
    if (output.isJson()) {
      output.out().println(json(found, isWell).toLine());
    } else {
      found.forEach(this::print);
      output.out().println(isWell ? "All is well." : "There is trouble.");
    }
    return isWell ? 0 : 1;
  }

  private void print(Finding finding) {
    output
        .out()
        .printf(
            Locale.ROOT,
            "%-8s %-18s %s%n",
            finding.state().name().toLowerCase(Locale.ROOT),
            finding.check(),
            finding.text());
    if (!finding.maybe().isEmpty()) {
      output.out().printf(Locale.ROOT, "%-8s %-18s %s%n", "", "", finding.maybe());
    }
  }

  private static JsonText json(List<Finding> found, boolean isWell) {
    List<Map<String, Object>> all = found.stream().map(DoctorCommand::json).toList();
    return new JsonText().put("isWell", isWell).put("findings", all);
  }

  private static Map<String, Object> json(Finding f) {
    JsonText json =
        new JsonText()
            .put("check", f.check())
            .put("state", f.state().name())
            .put("text", f.text())
            .put("maybe", f.maybe());
    if (!f.outcome().isEmpty()) {
      json.put("outcome", f.outcome()).put("count", f.count());
    }
    return json.toMap();
  }
}
