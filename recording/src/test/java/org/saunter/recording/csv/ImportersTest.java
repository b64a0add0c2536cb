package org.saunter.recording.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue;
import org.saunter.model.Credential;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Detection;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.HandPoint;
import org.saunter.model.Observation.PeopleDetected;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PixelBox;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Planogram;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Role;
import org.saunter.model.Samples;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import org.saunter.recording.Recording;
import org.saunter.recording.SetupFiles;
import org.saunter.recording.UnreadableLine;

class ImportersTest {
  @TempDir Path temp;

  @Test
  void threeTablesBecomeARecordingInTheOrderOfTime() throws IOException {
    Path source = threeTables();
    GenericCsvImporter.Imported imported =
        GenericCsvImporter.run(source, temp.resolve("out"), RecordingInfo.Kind.REAL, true);
    assertThat(imported.unreadable())
        .extracting(UnreadableLine::toString)
        .containsExactly(
            "plates.csv:17: The column (grams) is empty.",
            "plates.csv:18: The column (time_s) holds (soon), not a usable number.",
            "gates.csv:6: The column (event) holds (EXPLODED).");

    Recording recording = Recording.open(temp.resolve("out"));
    assertThat(recording.info().startNanos()).isEqualTo(99_000_000_000L);
    List<Observation> all = all(recording);
    assertThat(all).hasSize(imported.observations()).hasSize(10);
    assertGates(all.subList(0, 3));
    assertTracks(all.get(3));
    assertPlates(all.subList(5, 9));
  }

  /** Plates, tracks and gates, each with something that cannot be used. */
  private Path threeTables() throws IOException {
    Path source = source();
    StringBuilder plates = new StringBuilder("time_s,plate,grams,hertz\n");
    for (int i = 0; i < 13; i++) {
      plates.append(100 + i * 0.1).append(",p1,").append(500 + i).append(",10\n");
    }
    plates.append("105,p1,NaN,10\n105,p2,1e9,\n106,p2,,\nsoon,p2,1,\n");
    Files.writeString(source.resolve("plates.csv"), plates);
    Files.writeString(
        source.resolve("tracks.csv"),
        """
        time_s,track,x_mm,y_mm,sd_mm,detected,hand_x_mm,hand_y_mm,hand_z_mm
        100.5,a,1000,2000,60,1,1100,2100,900
        100.5,a,1000,2000,60,1,900,2100,950
        100.5,b,10,20,,0,,,
        100.6,b,10,20,,,,,
        """);
    Files.writeString(
        source.resolve("gates.csv"),
        """
        time_s,gate,event,track,token,credential,party,role
        99,G,shown,,t1,PALM,2,
        99.1,G,ADMITTED,,t1,PALM,2,STAFF
        99.2,G,IN,a,t1,,,
        110,G,OUT,a,,,,
        111,G,EXPLODED,a,,,,
        """);
    return source;
  }

  private static void assertGates(List<Observation> gates) {
    Credential palm = new Credential(Credential.Kind.PALM, "t1");
    assertThat(gates)
        .containsExactly(
            new CredentialPresented(99_000_000_000L, "gates.csv", 1, "G", palm, 2),
            new EntryAnswered(
                99_100_000_000L,
                "gates.csv",
                2,
                "G",
                palm,
                EntryDecision.ADMITTED,
                Role.STAFF,
                2,
                "FROM_TABLE"),
            new GateCrossed(99_200_000_000L, "gates.csv", 3, "G", Direction.IN, "a", "t1", null));
  }

  private static void assertTracks(Observation tracks) {
    assertThat(tracks)
        .isEqualTo(
            new PeopleTracked(
                100_500_000_000L,
                "tracks.csv",
                1,
                List.of(
                    new TrackPoint(
                        "a",
                        1000,
                        2000,
                        60,
                        true,
                        List.of(
                            new HandPoint(1100, 2100, 900, 50), new HandPoint(900, 2100, 950, 50)),
                        null),
                    new TrackPoint("b", 10, 20, 100, false, List.of(), null))));
  }

  private static void assertPlates(List<Observation> plates) {
    PlateWeighed first = (PlateWeighed) plates.get(0);
    assertThat(first.atNanos()).isEqualTo(101_100_000_000L);
    assertThat(first.grams().size()).isEqualTo(12);
    assertThat(((PlateWeighed) plates.get(1)).grams()).isEqualTo(Samples.ofGrams(512));
    assertThat(((PlateWeighed) plates.get(2)).grams()).isEqualTo(Samples.ofGrams(Float.NaN));
    assertThat(((PlateWeighed) plates.get(3)).grams()).isEqualTo(Samples.ofGrams(1e9f));
  }

  @Test
  void tablesWithoutAUsableRowAreRefused() throws IOException {
    Path source = source();
    Files.writeString(source.resolve("plates.csv"), "when,where\n1,2\n");
    assertThatThrownBy(
            () ->
                GenericCsvImporter.run(source, temp.resolve("out"), RecordingInfo.Kind.REAL, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no row that can be used (1 bad)");
  }

  @Test
  void motDetectionsBecomeFramesOfOneCamera() throws IOException {
    Path file = temp.resolve("det.txt");
    Files.writeString(
        file, "2,-1,10.4,20.6,30,40,0.5\n1,-1,1,2,3,4,99,-1,-1,-1\n2,-1,5,6,7,8,-3\n3,-1,5\n");
    List<UnreadableLine> bad =
        MotImporter.run(file, temp.resolve("out"), new MotImporter.Camera("c1", 25, 0), false);
    assertThat(bad).extracting(UnreadableLine::line).containsExactly(4L);
    assertThat(all(Recording.open(temp.resolve("out"))))
        .containsExactly(
            new PeopleDetected(0, "c1", 1, List.of(detection(1_000_000, 1, 2, 3, 4))),
            new PeopleDetected(
                40_000_000,
                "c1",
                2,
                List.of(detection(500_000, 10, 21, 30, 40), detection(0, 5, 6, 7, 8))));
    assertThatThrownBy(() -> new MotImporter.Camera("c1", 0, 0))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void realMotFilesHaveTheirKnownSize() {
    Path mot = Path.of("../../shared/data/mot");
    if (!Files.isDirectory(mot)) {
      System.out.println("SKIPPED: the MOT sequences are not at " + mot.toAbsolutePath());
      Assumptions.abort("no MOT data");
    }
    known(mot.resolve("TUD-Campus/det.txt"), 71, 321);
    known(mot.resolve("MOT17-04-FRCNN/det.txt.gz"), 1_050, 37_150);
  }

  private void known(Path file, int frames, int detections) {
    Path out = temp.resolve("out-" + frames);
    MotImporter.Camera camera = new MotImporter.Camera("c", 30, 0);
    assertThat(MotImporter.run(file, out, camera, true)).isEmpty();
    List<Observation> all = all(Recording.open(out));
    assertThat(((PeopleDetected) all.getLast()).sequence()).isLessThanOrEqualTo(frames);
    assertThat(all.stream().mapToInt(o -> ((PeopleDetected) o).detections().size()).sum())
        .isEqualTo(detections);
  }

  private static Detection detection(int ppm, int left, int top, int width, int height) {
    return new Detection(
        0, 0, MotImporter.UNKNOWN_SD_MM, ppm, new PixelBox(left, top, width, height), null);
  }

  private Path source() throws IOException {
    Path source = temp.resolve("source");
    SetupFiles.write(
        source,
        new StoreSetup(
            new StoreProfile("s", "r", "Shop", "EUR", "UTC", true, Map.of()),
            new Layout("s", "kiosk", List.of(), List.of(), List.of(), List.of()),
            Catalogue.accept(List.of()).catalogue(),
            new Planogram("v", 0, List.of())));
    return source;
  }

  private static List<Observation> all(Recording recording) {
    List<Observation> all = new ArrayList<>();
    recording.forEachObservation(
        all::add,
        line -> {
          throw new AssertionError(line);
        });
    return all;
  }
}
