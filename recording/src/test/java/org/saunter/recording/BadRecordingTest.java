package org.saunter.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Catalogue.ProblemKind;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.recording.UnreadableLine.Reason;

/** What is wrong is named and counted; all the rest is read. */
class BadRecordingTest {
  private static final int LINES = 2_000;

  @TempDir Path temp;
  private Path folder;
  private final List<Observation> read = new ArrayList<>();
  private final List<UnreadableLine> bad = new ArrayList<>();

  @BeforeEach
  void aGoodRecording() {
    folder = temp.resolve("recording");
    try (RecordingWriter writer =
        RecordingWriter.create(folder, TinyStore.info(), TinyStore.setup(), false)) {
      for (int i = 0; i < LINES; i++) {
        writer.write(TinyStore.weighed(i));
      }
    }
  }

  // Lines

  @Test
  void halfALastLineIsToldAndTheRestRead() throws IOException {
    change("observations.jsonl", text -> text.substring(0, text.length() - 60));
    readAll();
    assertThat(read).hasSize(LINES - 1);
    assertThat(bad).hasSize(1);
    assertThat(bad.getFirst().toString())
        .startsWith("observations.jsonl:2000: The text is no whole JSON");
  }

  @Test
  void aTruncatedGzipIsReadAsFarAsItGoes() throws IOException {
    byte[] packed = gzip(Files.readAllBytes(folder.resolve("observations.jsonl")));
    Files.delete(folder.resolve("observations.jsonl"));
    Files.write(
        folder.resolve("observations.jsonl.gz"), Arrays.copyOf(packed, packed.length * 2 / 3));
    readAll();
    assertThat(read.size()).isBetween(LINES / 2, LINES - 1);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i)).isEqualTo(TinyStore.weighed(i));
    }
    assertThat(bad).hasSize(2); // the half line, and that the file breaks off
    assertThat(bad.getLast().reason()).isEqualTo(Reason.BROKEN_OFF);
    assertThat(bad.getLast().rule()).contains("breaks off");
    assertThat(bad.getLast().maybe()).startsWith("Maybe ");
  }

  @Test
  void aDamagedGzipIsReadAsFarAsItGoes() throws IOException {
    byte[] packed = gzip(Files.readAllBytes(folder.resolve("observations.jsonl")));
    Arrays.fill(packed, packed.length / 2, packed.length / 2 + 50, (byte) 0x5a);
    Files.write(folder.resolve("observations.jsonl"), packed); // gzip under a plain name
    readAll();
    assertThat(read.size() + bad.size()).isPositive();
    assertThat(bad).isNotEmpty();
    assertThat(read).allMatch(PlateWeighed.class::isInstance);
  }

  @Test
  void linesThatCannotBeUsedAreNamedOneByOne() throws IOException {
    change(
        "observations.jsonl",
        text ->
            "not json\n"
                + "{\"type\":\"PlateSmelled\"}\n"
                + "\n"
                + "{\"type\":\"Ticked\",\"atNanos\":\"soon\",\"source\":\"c\",\"sequence\":1}\n"
                + "[1,2\n"
                + text);
    readAll();
    assertThat(read).hasSize(LINES);
    assertThat(bad).extracting(UnreadableLine::line).containsExactly(1L, 2L, 4L, 5L);
    assertThat(bad).extracting(UnreadableLine::file).containsOnly("observations.jsonl");
    assertThat(bad.get(1).rule()).contains("(PlateSmelled)");
    assertThat(bad)
        .extracting(UnreadableLine::reason)
        .containsExactly(
            Reason.GARBLED, Reason.TYPE_UNKNOWN, Reason.DOES_NOT_FIT, Reason.TYPE_UNKNOWN);
  }

  @Test
  void nanAndAbsurdGramsReachTheEngine() throws IOException {
    change(
        "observations.jsonl",
        text ->
            JsonCodec.write(TinyStore.weighed(0))
                .replaceFirst("\\[.*]", "[\"NaN\",1e38,-1e300,\"Infinity\",0]"));
    readAll();
    assertThat(bad).isEmpty();
    assertThat(((PlateWeighed) read.getFirst()).grams().toGrams())
        .containsExactly(Float.NaN, 1e38f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0f);
  }

  @Test
  void anEndlessLineCostsOnlyItself() throws IOException {
    String endless = "x".repeat(Lines.LINE_BYTES_MAX * 2 + 5);
    change("observations.jsonl", text -> endless + "\n" + text);
    readAll();
    assertThat(read).hasSize(LINES);
    assertThat(bad).hasSize(1);
    assertThat(bad.getFirst().reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(bad.getFirst().rule()).contains("longer than");
  }

  @Test
  void truthIsAllOrNothingUnlessAskedOtherwise() throws IOException {
    Files.writeString(folder.resolve("truth.jsonl"), "{\"type\":\"Gossip\"}\n");
    Recording recording = Recording.open(folder);
    assertThatThrownBy(recording::truth)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("truth.jsonl:1");
    assertThat(recording.truth(bad::add)).isEmpty();
    assertThat(bad).hasSize(1);
  }

  // Setup

  @Test
  void aDuplicateGtinCostsTheSecondProduct() throws IOException {
    change("catalogue.json", text -> text.replace("00012000000133", "05449000000996"));
    problems(
        ProblemKind.DUPLICATE_GTIN,
        ProblemKind.PRODUCT_UNKNOWN,
        ProblemKind.PLATE_WITHOUT_PLANOGRAM);
  }

  @Test
  void aNegativePriceCostsItsProduct() throws IOException {
    change("catalogue.json", text -> text.replace(": 199", ": -199"));
    List<Problem> problems =
        problems(
            ProblemKind.NEGATIVE_PRICE,
            ProblemKind.PRODUCT_UNKNOWN,
            ProblemKind.PLATE_WITHOUT_PLANOGRAM);
    assertThat(problems.getFirst().rule()).contains("(cola)").contains("(-199)");
    readAll();
    assertThat(read).hasSize(LINES);
  }

  @Test
  void badWeightsAndBarcodesAreTold() throws IOException {
    change(
        "catalogue.json", text -> text.replace(": 355.0", ": 0").replace("00012000000133", "12"));
    assertThat(Recording.open(folder).problems())
        .extracting(Problem::kind)
        .startsWith(ProblemKind.BAD_WEIGHT, ProblemKind.BAD_GTIN);
  }

  @Test
  void productsThatCannotBeReadAreTold() throws IOException {
    change("catalogue.json", text -> text.replace("\"AMBIENT\"", "\"LUKEWARM\""));
    assertThat(Recording.open(folder).problems())
        .extracting(Problem::kind)
        .startsWith(ProblemKind.UNREADABLE, ProblemKind.UNREADABLE);
  }

  @Test
  void aPlanogramThatNamesAnUnknownPlateOrProduct() throws IOException {
    change("planogram.json", text -> text.replace("\"p1\"", "\"p9\"").replace("chips", "crisps"));
    problems(
        ProblemKind.PLATE_UNKNOWN,
        ProblemKind.PRODUCT_UNKNOWN,
        ProblemKind.PLATE_WITHOUT_PLANOGRAM,
        ProblemKind.PLATE_WITHOUT_PLANOGRAM);
  }

  @Test
  void aPlateWithoutPlanogramIsAProblemNotAFailure() throws IOException {
    change(
        "planogram.json",
        text ->
            "{\"versions\":[{\"version\":\"v\",\"validFromNanos\":0,\"placements\":"
                + "[{\"plateId\":\"p1\",\"sku\":\"cola\",\"stock\":-1}]}]}");
    assertThat(problems(ProblemKind.PLATE_WITHOUT_PLANOGRAM).getFirst().rule())
        .isEqualTo("The plate (p2) has no planogram entry.");
  }

  @Test
  void aPlanogramWithoutVersionIsRefused() throws IOException {
    change("planogram.json", text -> "{}");
    refused("has no version");
  }

  @Test
  void aPlateThatStandsTwiceIsRefused() throws IOException {
    change("store.json", text -> text.replace("\"p2\"", "\"p1\""));
    refused("The plate (p1) stands twice");
  }

  // Folder

  @Test
  void everyMissingFileIsNamed() throws IOException {
    for (String name :
        List.of(
            "recording.json",
            "store.json",
            "catalogue.json",
            "planogram.json",
            "observations.jsonl")) {
      Path file = folder.resolve(name);
      byte[] was = Files.readAllBytes(file);
      Files.delete(file);
      refused("has no file (" + name + ")");
      Files.write(file, was);
    }
  }

  @Test
  void anEmptyFolderAndNoFolder() throws IOException {
    folder = Files.createDirectories(temp.resolve("empty"));
    refused("has no file (recording.json)");
    folder = temp.resolve("nowhere");
    refused("is not there");
  }

  @Test
  void newerFormatVersionsAreRefused() throws IOException {
    change(
        "recording.json", text -> text.replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));
    refused("format version (2)");
  }

  @Test
  void filesThatAreNoJsonAreNamed() throws IOException {
    for (String name :
        List.of("recording.json", "store.json", "catalogue.json", "planogram.json")) {
      byte[] was = Files.readAllBytes(folder.resolve(name));
      Files.write(folder.resolve(name), Arrays.copyOf(was, was.length / 2));
      refused(name);
      Files.write(folder.resolve(name), new byte[] {1, 2, 3});
      refused(name);
      Files.write(folder.resolve(name), gzip(was));
      Recording.open(folder); // gzip is taken under any name
      Files.write(folder.resolve(name), was);
    }
  }

  private void refused(String saying) {
    assertThatThrownBy(() -> Recording.open(folder))
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> {
              assertThat(e.rule()).contains(saying);
              assertThat(e.maybe()).startsWith("Maybe ");
            });
  }

  private List<Problem> problems(ProblemKind... kinds) {
    List<Problem> problems = Recording.open(folder).problems();
    assertThat(problems).extracting(Problem::kind).containsExactly(kinds);
    return problems;
  }

  private void readAll() {
    Recording.open(folder).forEachObservation(read::add, bad::add);
  }

  private void change(String name, UnaryOperator<String> edit) throws IOException {
    Path file = folder.resolve(name);
    String was = Files.readString(file);
    String now = edit.apply(was);
    assertThat(now).isNotEqualTo(was);
    Files.writeString(file, now, StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
