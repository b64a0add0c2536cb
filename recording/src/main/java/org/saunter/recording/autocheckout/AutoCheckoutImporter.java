package org.saunter.recording.autocheckout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Catalogue.ProblemKind;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Role;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import org.saunter.model.Truth.Acted;
import org.saunter.recording.GzipOrPlain;
import org.saunter.recording.RecordingWriter;
import org.saunter.recording.autocheckout.Targets.Span;

/**
 * Makes a recording of one AutoCheckout case. Nothing is made up but what {@link Options} and the
 * recording's notes say: the door, the moments of entry and exit, the weight spread of products
 * and, if asked for, that one shopper is there all the time.
 */
public final class AutoCheckoutImporter {
  private static final String PLATES_CSV = "plates.csv";

  private final Path caseFolder;
  private final Options options;
  private final List<Problem> problems = new ArrayList<>();

  private AutoCheckoutImporter(Path caseFolder, Options options) {
    this.caseFolder = caseFolder;
    this.options = options;
  }

  /**
   * How to import.
   *
   * @param singleShopper whether the one target that labels and tracks name is taken to be inside
   *     from the first reading to the last, where its track is missing; then who acted is assumed,
   *     not judged
   * @param targetsLateNanos is added to the times of head tracks, whose clock may differ
   * @param gzip whether to write gzip
   */
  public record Options(boolean singleShopper, long targetsLateNanos, boolean gzip) {
    /** One shopper, clocks as they are, gzip. */
    public static final Options SINGLE_SHOPPER = new Options(true, 0, true);
  }

  /**
   * What was imported.
   *
   * @param plates plates that are both in the geometry and in the planogram
   * @param channelsLeftOut names of channels that are not
   * @param batches batches of plate readings
   * @param trackFrames frames of head tracks
   * @param labels hand labels that became truth
   * @param problems what was left out and why
   */
  public record Imported(
      int plates,
      Set<String> channelsLeftOut,
      int batches,
      int trackFrames,
      int labels,
      List<Problem> problems) {
    public Imported {
      channelsLeftOut = Set.copyOf(channelsLeftOut);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Imports a case.
   *
   * @param caseFolder holds {@code plates.csv} or {@code plate_data*.json}, {@code planogram.csv},
   *     and may hold {@code targets*.json} and {@code events.json}; documents may also lie in its
   *     folder {@code raw-documents}
   * @param storeMeta holds Gondolas.json, Shelves.json, Plates.json and calibration.json
   * @param recording the folder to write
   * @throws BadInputException if a file is missing or there is nothing to import
   */
  public static Imported run(Path caseFolder, Path storeMeta, Path recording, Options options) {
    return new AutoCheckoutImporter(caseFolder, options).run(storeMeta, recording);
  }

  private Imported run(Path storeMeta, Path target) {
    Shelving shelving = Shelving.read(file("planogram.csv"), problems);
    Layout layout = Geometry.read(storeMeta);
    Set<String> wanted = wanted(layout, shelving);
    Readings readings = readings(wanted);
    Targets targets = targets();
    Path labelFile = caseFolder.resolve("events.json");
    List<Acted> acted =
        Files.isRegularFile(labelFile) ? Labels.read(labelFile, shelving, problems) : List.of();
    Map<String, Span> presence = presence(readings, targets, acted);
    write(setup(layout, shelving, wanted), readings, targets, acted, presence, target);
    return new Imported(
        wanted.size(),
        readings.unwanted(),
        readings.batches().size(),
        targets.frames().size(),
        acted.size(),
        problems);
  }

  private Path file(String name) {
    Path found = GzipOrPlain.find(caseFolder, name);
    if (found == null) {
      throw new BadInputException(
          "The folder (" + caseFolder + ") has no file (" + name + ").",
          "Maybe it is not a case of AutoCheckout.");
    }
    return found;
  }

  /** Plates in the geometry and the planogram: only these channels carry anything real. */
  private static Set<String> wanted(Layout layout, Shelving shelving) {
    Set<String> planned = new TreeSet<>();
    shelving.planned().forEach(key -> planned.add(key.id()));
    Set<String> both = new TreeSet<>();
    layout.plates().stream().map(Layout.Plate::id).filter(planned::contains).forEach(both::add);
    return both;
  }

  private Readings readings(Set<String> wanted) {
    Readings readings = new Readings(wanted);
    Path csv = GzipOrPlain.find(caseFolder, PLATES_CSV);
    if (csv != null) {
      readings.readCsv(
          csv,
          bad -> problems.add(new Problem(ProblemKind.UNREADABLE, bad.toString(), bad.maybe())));
    } else {
      documents("plate_data", readings::readDocument);
    }
    if (readings.batches().isEmpty()) {
      throw new BadInputException(
          "The folder (" + caseFolder + ") has no readings of a plate.",
          "Maybe add plates.csv.gz or plate_data documents.");
    }
    return readings;
  }

  private Targets targets() {
    Targets targets = new Targets(options.targetsLateNanos());
    documents("targets", targets::readDocument);
    return targets;
  }

  private void documents(
      String collection, java.util.function.Consumer<tools.jackson.databind.JsonNode> use) {
    Documents.read(caseFolder, collection, use, problems::add);
    Documents.read(caseFolder.resolve("raw-documents"), collection, use, problems::add);
  }

  private Map<String, Span> presence(Readings readings, Targets targets, List<Acted> acted) {
    if (!options.singleShopper()) {
      return targets.spans();
    }
    Set<String> ids = new TreeSet<>(targets.spans().keySet());
    acted.stream().map(Acted::visitKey).filter(id -> !id.isEmpty()).forEach(ids::add);
    if (ids.size() != 1) {
      throw new BadInputException(
          "The case has (" + ids.size() + ") targets, so nobody is the single shopper.",
          "Maybe leave the single shopper out and import the tracks.");
    }
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Observation.PlateWeighed batch : readings.batches()) {
      first = Math.min(first, batch.atNanos() - (batch.grams().size() - 1) * batch.periodNanos());
      last = Math.max(last, batch.atNanos());
    }
    for (Span span : targets.spans().values()) {
      first = Math.min(first, span.firstNanos());
      last = Math.max(last, span.lastNanos());
    }
    return Map.of(ids.iterator().next(), new Span(first, last));
  }

  private StoreSetup setup(Layout layout, Shelving shelving, Set<String> wanted) {
    Catalogue.Accepted accepted = Catalogue.accept(shelving.products());
    problems.addAll(accepted.problems());
    StoreProfile profile =
        new StoreProfile(
            layout.storeId(),
            "autocheckout",
            "NanoStore",
            "USD",
            "America/Los_Angeles",
            true,
            Map.of());
    return new StoreSetup(profile, layout, accepted.catalogue(), shelving.planogram(wanted));
  }

  private void write(
      StoreSetup setup,
      Readings readings,
      Targets targets,
      List<Acted> acted,
      Map<String, Span> presence,
      Path target) {
    Visits visits = new Visits();
    presence.forEach((id, span) -> visits.visit(id, span.firstNanos(), span.lastNanos()));
    List<Observation> all = new ArrayList<>(visits.all());
    all.addAll(targets.frames());
    all.addAll(readings.batches());
    all.sort(Comparator.comparingLong(Observation::atNanos)); // stable: ties as in the source
    Visits clock = new Visits();
    clock.tickAfter(all.getLast().atNanos());
    all.addAll(clock.all());
    RecordingInfo info =
        new RecordingInfo(
            RecordingInfo.FORMAT_VERSION,
            RecordingInfo.Kind.REAL,
            "AutoCheckout case " + caseFolder.getFileName(),
            0,
            all.getFirst().atNanos(),
            all.getLast().atNanos(),
            notes(readings, targets));
    try (RecordingWriter writer = RecordingWriter.create(target, info, setup, options.gzip())) {
      all.forEach(writer::write);
      truth(acted, presence).forEach(writer::write);
    }
  }

  private static List<Truth> truth(List<Acted> acted, Map<String, Span> presence) {
    List<Truth> truth = new ArrayList<>(acted);
    presence.forEach(
        (id, span) -> {
          truth.add(new Truth.Tracked(span.firstNanos(), id, id));
          truth.add(
              new Truth.Visited(
                  span.lastNanos(),
                  id,
                  Visits.token(id),
                  Role.SHOPPER,
                  1,
                  span.firstNanos(),
                  Labels.net(acted, id)));
        });
    truth.sort(Comparator.comparingLong(Truth::atNanos));
    return truth;
  }

  private Map<String, String> notes(Readings readings, Targets targets) {
    Map<String, String> notes = new TreeMap<>();
    notes.put("assumed", "door, entry and exit, weight spread 1.7 %, head spread 150 mm, prices");
    notes.put("channelsLeftOut", String.valueOf(readings.unwanted().size()));
    notes.put("licence", "none stated at the source: for measuring only, not to be passed on");
    notes.put("problems", String.valueOf(problems.size()));
    notes.put("trackFrames", String.valueOf(targets.frames().size()));
    if (options.singleShopper()) {
      notes.put("who", "assumed: the only shopper is inside all the time; not judged");
    }
    return notes;
  }
}
