package org.saunter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Files of at most 450 lines, methods of at most 70. What is larger stands in {@code
 * size-exceptions.txt} with its size: it may shrink, never grow, and leaves the list once it fits.
 */
class SizeBudgetTest {
  private static final int FILE_LINES_MAX = 450;
  private static final int METHOD_LINES_MAX = 70;
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXCEPTIONS = Path.of("src/test/resources/size-exceptions.txt");

  @Test
  void filesAndMethodsStayWithinTheBudget() throws IOException {
    List<Path> sources = sources();
    assertThat(sources).as("sources under " + PROJECT).hasSizeGreaterThan(100);
    Map<String, Integer> large = new TreeMap<>();
    for (Path source : sources) {
      int lines = Files.readAllLines(source).size();
      if (lines > FILE_LINES_MAX) {
        large.put(name(source), lines);
      }
    }
    large.putAll(largeMethods(sources));
    Map<String, Integer> allowed = exceptions();
    List<String> wrong = new ArrayList<>();
    large.forEach(
        (what, lines) -> {
          if (lines > allowed.getOrDefault(what, 0)) {
            wrong.add(what + " has " + lines + " lines. Maybe it holds two things.");
          }
        });
    for (String what : allowed.keySet()) {
      if (!large.containsKey(what)) {
        wrong.add(what + " fits now. Take it off " + EXCEPTIONS + ".");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Map<String, Integer> largeMethods(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, Integer> large = new TreeMap<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodSizes(unit, positions, large).scan(unit, null);
      }
    }
    return large;
  }

  /** Counts the lines from a method's opening brace to its closing one. */
  private static final class MethodSizes
      extends TreePathScanner<@Nullable Object, @Nullable Object> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, Integer> large;

    private MethodSizes(
        CompilationUnitTree unit, SourcePositions positions, Map<String, Integer> large) {
      this.unit = unit;
      this.positions = positions;
      this.large = large;
    }

    @Override
    public @Nullable Object visitMethod(MethodTree method, @Nullable Object unused) {
      if (method.getBody() != null) {
        LineMap map = unit.getLineMap();
        long from = map.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long to = map.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        int lines = (int) (to - from + 1);
        if (lines > METHOD_LINES_MAX) {
          String file = name(Path.of(unit.getSourceFile().toUri()));
          large.merge(file + "#" + method.getName(), lines, Math::max);
        }
      }
      return super.visitMethod(method, unused);
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(PROJECT)) {
      for (Path module : modules.filter(m -> Files.isRegularFile(m.resolve("pom.xml"))).toList()) {
        if (Files.isDirectory(module.resolve("src"))) {
          try (Stream<Path> all = Files.walk(module.resolve("src"))) {
            all.filter(f -> f.toString().endsWith(".java"))
                .filter(f -> !f.endsWith("package-info.java"))
                .forEach(sources::add);
          }
        }
      }
    }
    sources.sort(null);
    return sources;
  }

  private static String name(Path source) {
    return PROJECT.relativize(source.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  private static Map<String, Integer> exceptions() throws IOException {
    Map<String, Integer> exceptions = new TreeMap<>();
    for (String line : Files.readAllLines(EXCEPTIONS)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ", 2);
        exceptions.put(words[0], Integer.parseInt(words[1].strip()));
      }
    }
    return exceptions;
  }
}
