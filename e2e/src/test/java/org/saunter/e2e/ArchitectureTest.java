package org.saunter.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the rooms (ARCHITECTURE.md, section 1), and what the pure ones must not touch.
 */
class ArchitectureTest {
  private static final String ROOT = "org.saunter.";
  private static final Set<String> FORBIDDEN_WORDS =
      Set.of("face", "faces", "facial", "landmark", "landmarks", "iris", "biometric");

  /** Which rooms a room may know, itself aside. A new arrow is a reviewed line here. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "model", List.of(),
          "store", List.of("model"),
          "sim", List.of("model"),
          "vision", List.of("model"),
          "recording", List.of("model"),
          "trade", List.of("model"),
          "host", List.of("model", "store", "recording"),
          "learn", List.of("model", "store", "sim", "recording", "vision"),
          "server", List.of("model", "trade", "recording"),
          "app",
              List.of(
                  "model",
                  "store",
                  "sim",
                  "recording",
                  "trade",
                  "host",
                  "vision",
                  "learn",
                  "server"));

  /** Libraries that a room may use beside the JDK and JSpecify. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "model", List.of(),
          "store", List.of(),
          "sim", List.of(),
          "recording", List.of("tools.jackson..", "com.fasterxml.jackson.."),
          "trade", List.of("org.sqlite.."),
          "host", List.of("org.sqlite.."),
          "vision",
              List.of(
                  "tools.jackson..",
                  "com.fasterxml.jackson..",
                  "ai.onnxruntime..",
                  "org.bytedeco.."),
          "learn", List.of("tools.jackson..", "com.fasterxml.jackson..", "org.bytedeco.."));

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.saunter");

  @Test
  void everyRoomIsKnownHere() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass type : ALL) {
      rooms.add(room(type));
    }
    rooms.remove("e2e");
    assertThat(rooms).isEqualTo(ARROWS.keySet());
  }

  @Test
  void arrowsNeverTurnBack() {
    List<String> wrong = new ArrayList<>();
    Map<String, Set<String>> edges = new TreeMap<>();
    for (JavaClass type : ALL) {
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(t -> t.getPackageName().startsWith(ROOT.substring(0, ROOT.length() - 1)))
          .forEach(
              target -> {
                String from = room(type);
                String to = room(target);
                if (!from.equals(to)
                    && !from.equals("e2e")
                    && edges.computeIfAbsent(from, r -> new TreeSet<>()).add(to)
                    && !ARROWS.getOrDefault(from, List.of()).contains(to)) {
                  wrong.add(type.getName() + " uses " + target.getName());
                }
              });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void roomsUseOnlyTheirLibraries() {
    for (Map.Entry<String, List<String>> entry : LIBRARIES.entrySet()) {
      String[] allowed =
          Stream.concat(
                  Stream.of("org.saunter..", "java..", "javax..", "org.jspecify.."),
                  entry.getValue().stream())
              .toArray(String[]::new);
      classes()
          .that()
          .resideInAPackage(ROOT + entry.getKey() + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(allowed)
          .as("the room " + entry.getKey() + " uses only its libraries")
          .check(ALL);
    }
  }

  @Test
  void modelUsesJavaBaseOnly() {
    classes()
        .that()
        .resideInAPackage("org.saunter.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.saunter.model..", "java.lang..", "java.util..", "java.math..", "org.jspecify..")
        .check(ALL);
  }

  @Test
  void pureRoomsKnowNoFileNetThreadClockOrChance() {
    for (String room : List.of("model", "store", "sim")) {
      ArchRule outside =
          noClasses()
              .that()
              .resideInAPackage(ROOT + room + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  "java.io..",
                  "java.net..",
                  "java.nio..",
                  "java.sql..",
                  "java.time..",
                  "java.util.concurrent..",
                  "java.util.logging..",
                  "java.util.random..",
                  "java.security..");
      outside.check(ALL);
      noClasses()
          .that()
          .resideInAPackage(ROOT + room + "..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Thread")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.UUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "identityHashCode", Object.class)
          .check(ALL);
    }
  }

  @Test
  void simulatorNeverLooksIntoTheEngine() {
    noClasses()
        .that()
        .resideInAPackage("org.saunter.sim..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.saunter.store..")
        .check(ALL);
  }

  /** A face embedding would need a name and a place: there is neither. */
  @Test
  void nothingCouldHoldAFace() {
    List<String> found = new ArrayList<>();
    for (JavaClass type : ALL) {
      if (isForbidden(type.getSimpleName())) {
        found.add(type.getName());
      }
      for (JavaMember member : type.getMembers()) {
        if (isForbidden(member.getName())) {
          found.add(member.getFullName());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** Only weight samples and clothing are vectors in the model, and clothing is bounded. */
  @Test
  void onlySamplesAndClothingAreVectors() {
    Set<String> holders = new TreeSet<>();
    for (JavaClass type : ALL) {
      boolean isGeometry = type.getSimpleName().equals("CameraModel"); // axes and lens of a camera
      if (room(type).equals("model") && !isGeometry) {
        type.getFields().stream()
            .filter(f -> f.getRawType().isArray())
            .filter(
                f ->
                    Set.of("float", "double", "byte")
                        .contains(f.getRawType().getBaseComponentType().getName()))
            .forEach(f -> holders.add(type.getSimpleName() + "." + f.getName()));
      }
    }
    assertThat(holders).containsExactlyInAnyOrder("Appearance.clothing", "Samples.grams");
  }

  private static boolean isForbidden(String name) {
    return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|[_$]", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(FORBIDDEN_WORDS::contains);
  }

  private static String room(JavaClass type) {
    String rest = type.getPackageName().substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
