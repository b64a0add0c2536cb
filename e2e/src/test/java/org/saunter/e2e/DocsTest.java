package org.saunter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents: links lead somewhere, every decision is in the index, the glossary stays short. */
class DocsTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(#[^)]*)?\\)");
  private static final Pattern TERM = Pattern.compile("(?m)^\\| \\*\\*");

  private static List<Path> documents() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> top = Files.list(PROJECT);
        Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      Stream.concat(top, docs).filter(p -> p.toString().endsWith(".md")).forEach(found::add);
    }
    return found;
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        if (!Files.exists(document.resolveSibling(link.group(1)))) {
          broken.add(PROJECT.relativize(document) + " links to " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyDecisionIsInTheIndex() throws IOException {
    Path folder = PROJECT.resolve("docs/decisions");
    String index = Files.readString(folder.resolve("000-index.md"));
    try (Stream<Path> decisions = Files.list(folder)) {
      assertThat(decisions.map(p -> p.getFileName().toString()).sorted().toList())
          .allSatisfy(
              name ->
                  assertThat(name.startsWith("000") || index.contains("](" + name + ")"))
                      .as(name)
                      .isTrue());
    }
  }

  @Test
  void theGlossaryHasAtMostFortyWords() throws IOException {
    String glossary = Files.readString(PROJECT.resolve("docs/GLOSSARY.md"));
    assertThat(TERM.matcher(glossary).results().count()).isBetween(20L, 40L);
  }
}
