package org.saunter.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Layout;
import org.saunter.model.Planogram;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * The three files that say what a store is: {@code store.json}, {@code catalogue.json} and {@code
 * planogram.json}. A store that is set up by hand and a recording have the same ones.
 */
public final class SetupFiles {
  static final String STORE = "store.json";
  static final String CATALOGUE = "catalogue.json";
  static final String PLANOGRAM = "planogram.json";

  private static final ObjectReader STORE_IN = Mapping.JSON.readerFor(StoreFile.class);

  private SetupFiles() {}

  /**
   * What a folder says about a store.
   *
   * @param setup with the planogram that is in force at first
   * @param later further versions of the planogram, earliest first
   * @param problems what was left out and why
   */
  public record Read(StoreSetup setup, List<Planogram> later, List<Problem> problems) {
    public Read {
      later = List.copyOf(later);
      problems = List.copyOf(problems);
    }
  }

  private record StoreFile(StoreProfile profile, Layout layout) {}

  private record CatalogueFile(List<org.saunter.model.Product> products) {}

  private record PlanogramFile(List<Planogram> versions) {}

  /** Writes the three files, over older ones. */
  public static void write(Path folder, StoreSetup setup) throws IOException {
    write(folder, setup, List.of(setup.planogram()));
  }

  /** Writes the three files with all versions of the planogram that are known beforehand. */
  public static void write(Path folder, StoreSetup setup, List<Planogram> versions)
      throws IOException {
    Files.createDirectories(folder);
    pretty(folder.resolve(STORE), new StoreFile(setup.profile(), setup.layout()));
    pretty(folder.resolve(CATALOGUE), new CatalogueFile(setup.catalogue().products()));
    pretty(folder.resolve(PLANOGRAM), new PlanogramFile(versions));
  }

  /**
   * The layout alone, from {@code store.json}.
   *
   * @throws BadInputException if the file is missing or not usable
   */
  public static Layout layout(Path folder) {
    return storeFile(new Folder(folder)).layout();
  }

  /**
   * Puts another layout into {@code store.json}; the other files stay as they are. Whoever reads
   * meanwhile sees the old file or the new one, never half of it.
   */
  public static void replaceLayout(Path path, Layout layout) throws IOException {
    Folder folder = new Folder(path);
    StoreFile old = storeFile(folder);
    Path before = folder.find(STORE);
    Path plain = path.resolve(STORE);
    Path fresh = path.resolve(STORE + ".new");
    pretty(fresh, new StoreFile(old.profile(), layout));
    Files.move(fresh, plain, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (before != null && !before.equals(plain)) {
      Files.delete(before);
    }
  }

  static void pretty(Path file, Object value) throws IOException {
    byte[] text = Mapping.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(text);
      out.write('\n');
    }
  }

  /**
   * Reads the three files.
   *
   * @param atNanos the planogram version that holds then goes into the setup
   * @throws BadInputException if a file is missing or no sense can be made of it as a whole
   */
  public static Read read(Path path, long atNanos) {
    Folder folder = new Folder(path);
    List<Problem> problems = new ArrayList<>();
    StoreFile store = storeFile(folder);
    Catalogue catalogue = CatalogueReader.read(tree(folder, CATALOGUE), problems);
    PlanogramCheck check = new PlanogramCheck(store.layout(), catalogue);
    List<Planogram> versions = new ArrayList<>();
    for (JsonNode node : tree(folder, PLANOGRAM).path("versions")) {
      versions.add(check.cleaned(PlanogramCheck.parse(node, problems), problems));
    }
    if (versions.isEmpty()) {
      throw new BadInputException(
          "The planogram in (" + path + ") has no version.",
          "Maybe put at least one into the list \"versions\".");
    }
    versions.sort(Comparator.comparingLong(Planogram::validFromNanos));
    int first = 0;
    while (first + 1 < versions.size() && versions.get(first + 1).validFromNanos() <= atNanos) {
      first++;
    }
    Planogram current = versions.get(first);
    check.tellUnplanned(current, problems);
    return new Read(
        new StoreSetup(store.profile(), store.layout(), catalogue, current),
        versions.subList(first + 1, versions.size()),
        problems);
  }

  private static StoreFile storeFile(Folder folder) {
    byte[] json = folder.read(STORE);
    StoreFile store =
        named(folder, STORE, () -> JsonCodec.read(STORE_IN, StoreFile.class, json, 0, json.length));
    Set<String> seen = new HashSet<>();
    for (Layout.Plate plate : store.layout().plates()) {
      if (!seen.add(plate.id())) {
        throw new BadInputException(
            "The plate (" + plate.id() + ") stands twice in the layout.",
            "Maybe plates were numbered per shelf: put the shelf's id in front.");
      }
    }
    return store;
  }

  private static JsonNode tree(Folder folder, String name) {
    byte[] json = folder.read(name);
    return named(
        folder,
        name,
        () -> {
          try {
            return Mapping.JSON.readTree(json);
          } catch (JacksonException e) {
            throw Mapping.badInput(e);
          }
        });
  }

  /** Puts the file's name in front of what is wrong with it. */
  static <T> T named(Folder folder, String name, java.util.function.Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BadInputException e) {
      throw new BadInputException(
          "The file (" + folder.path().resolve(name) + ") is not usable. " + e.rule(), e.maybe());
    }
  }

  static UncheckedIOException io(Path path, IOException e) {
    return new UncheckedIOException("The folder (" + path + ") cannot be written.", e);
  }
}
