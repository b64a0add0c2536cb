package org.saunter.app.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saunter.app.calibrate.CertaintyModel;
import org.saunter.app.calibrate.Commit;
import org.saunter.app.calibrate.ReportPrint;
import org.saunter.app.print.Progress;
import org.saunter.learn.CertaintyDays;
import org.saunter.learn.CertaintyReport;
import org.saunter.learn.CertaintySample;
import org.saunter.learn.CertaintyTrainer;
import org.saunter.model.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saunter calibrate}. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Learns from simulated days how sure the engine may be of a receipt, and measures it on"
          + " others.",
      "Without options it makes the model that is built in; that takes some minutes."
    })
public final class CalibrateCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();
  @Mixin private final DaysOptions days = new DaysOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the model there; replay, eval and demo take it with --certainty.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    List<CertaintyDays> training;
    List<CertaintyDays> heldOut;
    try {
      training = days.training();
      heldOut = days.heldOut();
    } catch (BadInputException bad) {
      throw Misuse.of(output.command(), bad);
    }
    List<CertaintyDays> all = new ArrayList<>(training);
    all.addAll(heldOut);
    int of = all.stream().mapToInt(kind -> kind.seeds().size()).sum();
    List<List<CertaintySample>> samples;
    try (Progress progress = output.progress("days")) {
      samples = CertaintyTrainer.collect(all, done -> progress.at(done, of));
    }
    CertaintyModel model =
        new CertaintyModel(
            CertaintyTrainer.fit(
                samples.subList(0, training.size()).stream().flatMap(List::stream).toList()),
            training,
            LocalDate.now(ZoneOffset.UTC).toString(),
            Commit.current());
    List<CertaintyReport> reports = new ArrayList<>();
    for (int i = 0; i < heldOut.size(); i++) {
      reports.add(
          CertaintyReport.of(heldOut.get(i), samples.get(training.size() + i), model.certainty()));
    }
    tell(model, reports);
    return 0;
  }

  private void tell(CertaintyModel model, List<CertaintyReport> reports) {
    if (output.isJson()) {
      output.out().println(ReportPrint.json(model, reports).toLine());
    } else {
      ReportPrint.print(output.out(), model, reports);
    }
    Path out = file;
    if (out != null) {
      model.write(out);
    }
  }
}
