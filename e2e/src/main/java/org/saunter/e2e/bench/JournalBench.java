package org.saunter.e2e.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.saunter.app.day.DayFolder;
import org.saunter.host.HostSettings;
import org.saunter.host.Step;
import org.saunter.host.StoreHost;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Detection;
import org.saunter.model.Observation.PeopleDetected;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;

/**
 * Milliseconds until a batch of observations is durable: the journal beside its floor, a bare file
 * that is appended to and forced ({@code fdatasync}) with as many bytes. The observations are such
 * as the engine takes no time over. Rows a second = 1,000 * batch / score.
 *
 * <p>The folder is the temporary one ({@code java.io.tmpdir}): set it to the disk in question.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED"})
public class JournalBench {
  private static final int BYTES_EACH = 43; // measured for a batch of twelve plate readings
  private static final long APART_NANOS = 5_000_000L;
  private static final List<Detection> DETECTIONS = detections();

  /** Observations that are made durable together. */
  @Param({"1", "100", "1000"})
  public int batch;

  private Path folder = Path.of("");
  private @Nullable FileChannel file;
  private @Nullable StoreHost host;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(1_000 * BYTES_EACH);
  private long sequence;

  private static List<Detection> detections() {
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      detections.add(new Detection(3_000 + 70 * i, 2_000 - 40 * i, 80, 900_000, null, null));
    }
    return detections;
  }

  /** Opens both. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    folder = Files.createTempDirectory("journal-bench");
    file =
        FileChannel.open(
            folder.resolve("floor"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    host =
        StoreHost.open(
            folder.resolve("data"),
            new Simulation(Scenario.standard(1, 1)).setup(),
            EngineSettings.standard(),
            HostSettings.standard().withSnapshotEvery(0),
            List.of());
    sequence = 0;
  }

  /** Closes both and takes the files away. */
  @TearDown(Level.Iteration)
  public void close() throws IOException {
    host().close();
    file().close();
    DayFolder.remove(folder);
  }

  private StoreHost host() {
    return Objects.requireNonNull(host, "The journal is not open.");
  }

  private FileChannel file() {
    return Objects.requireNonNull(file, "The file is not open.");
  }

  /** The floor: as many bytes, appended and forced. */
  @Benchmark
  public long bareFile() throws IOException {
    bytes.clear().limit(batch * BYTES_EACH);
    while (bytes.hasRemaining()) {
      file().write(bytes);
    }
    file().force(false);
    return file().position();
  }

  /** The journal: encoded, hashed, inserted, committed. */
  @Benchmark
  public List<Step> journal() {
    List<Observation> observations = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      long number = ++sequence;
      long nanos = Scenario.START_NANOS + number * APART_NANOS;
      observations.add(new PeopleDetected(nanos, "camera-1", number, DETECTIONS));
    }
    host().lockstep(observations);
    return host().flush();
  }
}
