package org.saunter.learn.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Observation;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.ItemSeen;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import org.saunter.sim.Senses;
import org.saunter.sim.Simulation;
import org.saunter.sim.Stage;
import org.saunter.sim.picture.Exposure;
import org.saunter.sim.picture.Lighting;
import org.saunter.sim.picture.Painter;
import org.saunter.sim.picture.Picture;
import org.saunter.vision.Eyes;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.floor.FloorSignal.GatePassed;
import org.saunter.vision.product.ProductJudge;

/**
 * A simulated shop whose people are seen by its cameras: what the simulator says of tracks and
 * hands is left out, pictures are drawn instead, five a second of each camera, half of the cameras
 * a tenth of a second after the others, and nets look at them. Plates and gates report as ever. The
 * same shop, settings and models give the same observations on one machine. Not thread-safe.
 */
public final class SeenShop implements Senses, AutoCloseable {
  private static final char MARK = '#';

  private final Simulation simulation;
  private final SeenSettings settings;
  private final Eyes eyes;
  private final List<Camera> cameras = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private final ExecutorService threads;
  private final TrackTruth tracks = new TrackTruth();
  private Consumer<SeenFrame> watcher = frame -> {};
  private BiConsumer<Integer, GateCrossed> gateWatcher = (person, gate) -> {};
  private final List<GateCrossed> passed = new ArrayList<>();
  private Stage before;
  private long tick;

  /** One thread's brush and nets; cameras are dealt out so that each always has the same. */
  private static final class Worker {
    final Painter painter;
    final SeenModels.Look look;

    Worker(StoreSetup setup, long seed, SeenModels models, double leastScore) {
      painter = new Painter(setup, seed);
      look = new SeenModels.Look(models, leastScore);
    }
  }

  public SeenShop(
      Simulation simulation,
      long seed,
      SeenSettings settings,
      SeenModels models,
      @Nullable ProductJudge products) {
    this.simulation = simulation;
    this.settings = settings;
    StoreSetup setup = simulation.setup();
    for (int i = 0; i < setup.layout().cameras().size(); i += settings.everyCamera()) {
      cameras.add(setup.layout().cameras().get(i).scaledTo(settings.widthPx()));
    }
    before = simulation.stage();
    eyes = new Eyes(withCameras(setup.layout()), settings.eyes(), products);
    for (int i = 0; i < settings.threads(); i++) {
      workers.add(new Worker(setup, seed, models, settings.leastScore()));
    }
    threads =
        Executors.newFixedThreadPool(
            settings.threads(),
            r -> {
              Thread thread = new Thread(r, "eyes");
              thread.setDaemon(true);
              return thread;
            });
  }

  private Layout withCameras(Layout l) {
    return new Layout(l.storeId(), l.format(), l.walls(), l.gates(), l.fixtures(), cameras);
  }

  /** Somebody who wants to see every picture, in order, with what is on it and what was seen. */
  public void watch(Consumer<SeenFrame> other) {
    watcher = other;
  }

  /** Somebody who wants to know who really passed when a track is told to. */
  public void watchGates(BiConsumer<Integer, GateCrossed> other) {
    gateWatcher = other;
  }

  /** Everything that a camera could see now. */
  public Stage stage() {
    return simulation.stage();
  }

  @Override
  public StoreSetup setup() {
    return simulation.setup();
  }

  @Override
  public long nowNanos() {
    return simulation.nowNanos();
  }

  @Override
  public int arrived() {
    return simulation.arrived();
  }

  @Override
  public void answerEntry(String token, boolean admitted) {
    simulation.answerEntry(token, admitted);
  }

  @Override
  public boolean step(Consumer<Observation> out, Consumer<Truth> truth) {
    boolean goesOn = simulation.step(o -> sense(o, out), t -> tell(t, truth));
    Stage stage = simulation.stage();
    tracks.at(stage);
    gates(stage);
    look(stage);
    for (Observation told : eyes.advance(simulation.nowNanos())) {
      Observation seen = told instanceof GateCrossed gate ? unmarked(gate) : told;
      tracks.see(seen, truth);
      out.accept(seen);
    }
    before = stage;
    return goesOn;
  }

  /** Tells the eyes who passed, marked with who it really was: only scores read the mark. */
  private void gates(Stage now) {
    for (Direction direction : Direction.values()) {
      List<Integer> people =
          direction == Direction.IN ? missing(now, before) : missing(before, now);
      int next = 0;
      for (GateCrossed gate : passed) {
        if (gate.direction() == direction) {
          int person = next < people.size() ? people.get(next++) : -1;
          String token = (gate.token() == null ? "" : gate.token()) + MARK + person;
          eyes.signal(new GatePassed(gate.gateId(), gate.atNanos(), direction, token, null));
        }
      }
    }
    passed.clear();
  }

  private static List<Integer> missing(Stage in, Stage other) {
    List<Integer> there = other.people().stream().map(Stage.Figure::number).toList();
    return in.people().stream()
        .map(Stage.Figure::number)
        .filter(number -> !there.contains(number))
        .toList();
  }

  private GateCrossed unmarked(GateCrossed gate) {
    String marked = Objects.requireNonNull(gate.token());
    int at = marked.lastIndexOf(MARK);
    String token = marked.substring(0, at);
    GateCrossed plain =
        new GateCrossed(
            gate.atNanos(),
            gate.source(),
            gate.sequence(),
            gate.gateId(),
            gate.direction(),
            gate.trackId(),
            token.isEmpty() ? null : token,
            gate.appearance());
    gateWatcher.accept(Integer.parseInt(marked.substring(at + 1)), plain);
    return plain;
  }

  /** Tracks and hands of the simulator are not for us; its gates tell us that somebody passed. */
  private void sense(Observation observation, Consumer<Observation> out) {
    switch (observation) {
      case PeopleTracked ignored -> {}
      case TracksCrossed ignored -> {}
      case ItemSeen ignored -> {}
      case GateCrossed gate -> passed.add(gate);
      default -> out.accept(observation); // everything that is not of cameras
    }
  }

  /** The simulator's names of tracks mean nothing here. */
  private static void tell(Truth told, Consumer<Truth> truth) {
    if (!(told instanceof Truth.Tracked)) {
      truth.accept(told);
    }
  }

  private void look(Stage stage) {
    tick++;
    List<Future<List<SeenFrame>>> looking = new ArrayList<>();
    for (int w = 0; w < workers.size(); w++) {
      int number = w;
      looking.add(threads.submit(() -> look(number, stage)));
    }
    List<SeenFrame> seen = new ArrayList<>();
    try {
      for (Future<List<SeenFrame>> one : looking) {
        seen.addAll(one.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("Looking failed.", e.getCause());
    }
    seen.sort(java.util.Comparator.comparing(s -> s.frame().cameraId()));
    for (SeenFrame frame : seen) {
      eyes.look(frame.frame(), frame.sightings());
      watcher.accept(frame);
    }
  }

  private List<SeenFrame> look(int number, Stage stage) {
    Worker worker = workers.get(number);
    List<SeenFrame> seen = new ArrayList<>();
    Lighting light = Lighting.at(1, settings.hourOfDay(), stage.atNanos(), settings.faults());
    for (int c = number; c < cameras.size(); c += workers.size()) {
      if ((c + tick) % 2 != 0) {
        continue;
      }
      Picture picture =
          worker.painter.paint(stage, cameras.get(c), light, Exposure.ordinary(c).frame(tick));
      Frame frame =
          new Frame(
              picture.cameraId(),
              stage.atNanos(),
              tick / 2 + 1,
              picture.widthPx(),
              picture.heightPx(),
              picture.rgb());
      List<Sighting> people = worker.look.at(frame);
      seen.add(new SeenFrame(picture, frame, people));
    }
    return seen;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    workers.forEach(w -> w.look.close());
  }
}
