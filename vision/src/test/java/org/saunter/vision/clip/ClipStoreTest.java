package org.saunter.vision.clip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saunter.model.BadInputException;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.clip.CutResult.Reason;
import org.saunter.vision.video.ClipFormat;
import org.saunter.vision.video.ClipReader;

class ClipStoreTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_700_000_000L * SECOND;
  private static final long PERIOD = SECOND / 5;
  private static final int WIDTH_PX = 160;
  private static final int HEIGHT_PX = 96;
  private static final Look LOOK = new Look("ana", "q17", START);

  @TempDir Path temp;
  private ClipSettings settings = ClipSettings.usual(Path.of("a"), Path.of("b"));
  private final SecureRandom random = new SecureRandom();

  @BeforeEach
  void settings() {
    settings =
        ClipSettings.usual(temp.resolve("clips"), temp.resolve("clip.key"))
            .with(new ClipSettings.Retention(SECOND * 3_600, 1L << 30, 0));
  }

  private ClipStore open() {
    return ClipStore.open(settings, random);
  }

  /** A grey wall with stripes that tell the second, and a head full of detail. */
  private static Frame frame(String camera, long atNanos) {
    byte[] rgb = new byte[3 * WIDTH_PX * HEIGHT_PX];
    int stripe = (int) (atNanos / SECOND % 16) * 10;
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        boolean head = Math.hypot(x - 60, y - 30) < 6;
        int value = head ? ((x / 2 + y / 2) % 2 == 0 ? 230 : 30) : x / 10 * 10 == stripe ? 200 : 90;
        Arrays.fill(rgb, 3 * (y * WIDTH_PX + x), 3 * (y * WIDTH_PX + x) + 3, (byte) value);
      }
    }
    return new Frame(camera, atNanos, 1, WIDTH_PX, HEIGHT_PX, rgb);
  }

  private static void record(ClipStore store, String camera, double fromSeconds, double seconds) {
    List<Sighting> people = List.of(HeadBlurTest.person(60, 30, 80));
    for (int i = 0; i < seconds * 5; i++) {
      store.add(frame(camera, START + Math.round(fromSeconds * SECOND) + i * PERIOD), people);
    }
  }

  private static CutResult cut(ClipStore store, String camera, double from, double to) {
    return store.cut(
        LOOK, camera, START + Math.round(from * SECOND), START + Math.round(to * SECOND));
  }

  private static List<Frame> frames(CutResult result) throws ClipReader.Undecodable {
    CutResult.Clip clip = (CutResult.Clip) result;
    List<Frame> frames = new ArrayList<>();
    ClipReader.read(
        "cam", clip.file(), clip.fromNanos(), clip.fromNanos(), clip.toNanos(), frames::add);
    assertThat(frames).hasSize(clip.frames());
    return frames;
  }

  private static Reason reason(CutResult result) {
    return ((CutResult.Refused) result).reason();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> all = Files.walk(settings.folder())) {
      return all.filter(p -> p.toString().endsWith(".clip")).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(ClipFormat.Codec.class)
  void aWindowOverSeveralSegmentsComesBackToTheFrame(ClipFormat.Codec codec) throws Exception {
    settings = settings.with(new ClipSettings.Encoding(codec, 5, 0, 4 * SECOND));
    try (ClipStore store = open()) {
      record(store, "cam", 0, 20);
      assertThat(segments()).hasSizeBetween(4, 6);
      CutResult result = cut(store, "cam", 2.4, 9.0);
      List<Frame> frames = frames(result);
      assertThat(frames).hasSize(34);
      CutResult.Clip clip = (CutResult.Clip) result;
      assertThat(clip.fromNanos()).isBetween(START + 2_399_000_000L, START + 2_401_000_000L);
      assertThat(clip.toNanos()).isBetween(START + 8_999_000_000L, START + 9_001_000_000L);
      assertThat(clip.troubles()).isEmpty();
      for (Frame frame : frames) {
        int second = (int) ((frame.atNanos() + 50_000_000L) / SECOND % 16);
        assertThat(luma(frame, second * 10 + 4, 80)).as("stripe of its second").isGreaterThan(150);
      }
      assertThat(frames(cut(store, "cam", 19.5, 60))).as("what is in memory, too").hasSize(2);
      assertThat(frames(cut(store, "cam", 3, 3))).hasSize(1);
    }
    assertThat(ClipStore.verify(settings).clean()).isTrue();
  }

  private static int luma(Frame frame, int x, int y) {
    return frame.rgb()[3 * (y * frame.widthPx() + x) + 1] & 255;
  }

  /** The checks of 2 pixels in the head have a contrast of 200; in the clip nothing is left. */
  @Test
  void headsAreHiddenBeforeAnythingIsStored() throws Exception {
    try (ClipStore store = open()) {
      record(store, "cam", 0, 10);
      for (Frame frame : frames(cut(store, "cam", 0, 10))) {
        int steps = 0;
        for (int x = 55; x < 65; x++) {
          steps += Math.abs(luma(frame, x + 1, 30) - luma(frame, x, 30));
        }
        assertThat(steps).isLessThan(120);
      }
    }
  }

  @Test
  void nothingReadableLiesOnTheDisk() throws Exception {
    try (ClipStore store = open()) {
      record(store, "cam", 0, 25);
    }
    for (Path segment : segments()) {
      String bytes = Files.readString(segment, ISO_8859_1);
      assertThat(bytes).startsWith("SAUNCLIP").doesNotContain("ftyp", "moov", "mdat", "avc1");
    }
    try (Stream<Path> all = Files.walk(settings.folder())) {
      assertThat(all.map(Path::toString)).noneMatch(p -> p.endsWith(".part"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.keyFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void everyLookIsLoggedGivenOrNot() throws Exception {
    try (ClipStore store = open()) {
      record(store, "cam", 0, 10);
      assertThat(cut(store, "cam", 1, 2)).isInstanceOf(CutResult.Clip.class);
      assertThat(reason(cut(store, "cam", 2, 1))).isEqualTo(Reason.BACKWARDS);
      assertThat(reason(cut(store, "cam", 0, 60.1))).isEqualTo(Reason.TOO_LONG);
      assertThat(reason(store.cut(LOOK, "cam", Long.MIN_VALUE, Long.MAX_VALUE)))
          .isEqualTo(Reason.TOO_LONG);
      assertThat(reason(cut(store, "other", 1, 2))).isEqualTo(Reason.NOTHING_STORED);
      assertThat(reason(cut(store, "cam", 100, 101))).isEqualTo(Reason.NOTHING_STORED);
    }
    List<String> lines = Files.readAllLines(settings.folder().resolve("looks.log"));
    assertThat(lines.stream().map(l -> l.replaceAll(".*\"outcome\":\"([A-Z_]+).*", "$1")).toList())
        .containsExactly(
            "GIVEN", "BACKWARDS", "TOO_LONG", "TOO_LONG", "NOTHING_STORED", "NOTHING_STORED");
    ClipReport report = ClipStore.verify(settings);
    assertThat(report.looks()).isEqualTo(6);
    assertThat(report.problems()).isEmpty();
    Files.write(settings.folder().resolve("looks.log"), lines.subList(1, 6));
    assertThat(ClipStore.verify(settings).problems()).isNotEmpty();
  }

  @Test
  void withoutALogThereIsNoLook() throws Exception {
    try (ClipStore store = open()) {
      record(store, "cam", 0, 5);
      Files.createDirectory(settings.folder().resolve("looks.log"));
      assertThat(reason(cut(store, "cam", 1, 2))).isEqualTo(Reason.NOT_LOGGED);
    }
  }

  @Test
  void anotherKeyOpensNothingAndSaysSo() throws Exception {
    try (ClipStore store = open()) {
      record(store, "cam", 0, 12);
    }
    Files.delete(settings.keyFile());
    try (ClipStore store = open()) {
      assertThat(store.counts().troubles())
          .containsOnlyKeys(ClipTrouble.WRONG_KEY)
          .containsEntry(ClipTrouble.WRONG_KEY, (long) segments().size());
      CutResult result = cut(store, "cam", 1, 2);
      assertThat(reason(result)).isEqualTo(Reason.UNUSABLE);
      assertThat(((CutResult.Refused) result).words()).contains("was written with another key");
    }
    assertThat(ClipStore.verify(settings).problems())
        .anyMatch(p -> p.contains("was written with another key"));
  }

  @Test
  void aTruncatedOrChangedSegmentIsNamedAndTheRestIsGiven() throws Exception {
    settings =
        settings.with(new ClipSettings.Encoding(ClipFormat.Codec.H264_MP4, 5, 0, 4 * SECOND));
    try (ClipStore store = open()) {
      record(store, "cam", 0, 20);
    }
    List<Path> segments = segments();
    byte[] whole = Files.readAllBytes(segments.get(1));
    assertTrouble(segments.get(1), Arrays.copyOf(whole, whole.length - 7), ClipTrouble.TRUNCATED);
    assertTrouble(segments.get(1), Arrays.copyOf(whole, 20), ClipTrouble.TRUNCATED);
    assertTrouble(segments.get(1), new byte[0], ClipTrouble.TRUNCATED);
    assertTrouble(segments.get(1), Arrays.copyOf(whole, whole.length + 1), ClipTrouble.TAMPERED);
    byte[] other = whole.clone();
    other[0] ^= 1;
    assertTrouble(segments.get(1), other, ClipTrouble.UNKNOWN_FORMAT);
    Files.write(segments.get(1), whole);
    assertThat(ClipStore.verify(settings).clean()).isTrue();
    // Another segment's bytes under this name: its own seal fits, its place does not.
    assertTrouble(segments.get(1), Files.readAllBytes(segments.get(2)), ClipTrouble.TAMPERED);
  }

  private void assertTrouble(Path segment, byte[] bytes, ClipTrouble trouble) throws Exception {
    Files.write(segment, bytes);
    assertThat(ClipStore.verify(settings).problems())
        .singleElement()
        .satisfies(p -> assertThat(p).contains(trouble.words()));
    try (ClipStore store = open()) {
      CutResult result = cut(store, "cam", 0, 20);
      assertThat(((CutResult.Clip) result).troubles()).containsExactly(trouble);
      assertThat(((CutResult.Clip) result).frames()).isBetween(60, 95);
    }
  }

  /** Not one bit of a segment can be changed unnoticed. */
  @Test
  void everyChangedBitShows() throws Exception {
    StoreKey key = StoreKey.ofFile(temp.resolve("k"), random);
    SegmentFile.About about = new SegmentFile.About("cam", 5, 9, 3, ClipFormat.Codec.VP8_WEBM);
    byte[] sealed = SegmentFile.seal(about, "a clip".getBytes(UTF_8), key, random);
    Path file = temp.resolve("x.clip");
    Files.write(file, sealed);
    assertThat(SegmentFile.about(file, key)).isEqualTo(about);
    assertThat(SegmentFile.content(file, key)).isEqualTo("a clip".getBytes(UTF_8));
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, changed);
      assertThatThrownBy(() -> SegmentFile.content(file, key))
          .as("bit " + bit)
          .isInstanceOf(SegmentFile.Unusable.class);
    }
  }

  @Test
  void theOldestGoByAge() throws Exception {
    settings = settings.with(new ClipSettings.Retention(20 * SECOND, 1L << 30, 0));
    try (ClipStore store = open()) {
      record(store, "cam", 0, 60);
      assertThat(reason(cut(store, "cam", 0, 20))).isEqualTo(Reason.NOTHING_STORED);
      assertThat(frames(cut(store, "cam", 45, 59.9)).size()).isGreaterThan(70);
      assertThat(store.counts().removedByAge()).isBetween(3L, 5L);
      store.sweep(START + 600 * SECOND);
      assertThat(segments()).isEmpty();
      assertThat(store.bytes()).isZero();
    }
  }

  /** What a camera left in memory before it fell silent must not outlive its time. */
  @Test
  void theRestOfASilentCameraAgesToo() throws Exception {
    try (ClipStore store = open()) {
      record(store, "cam", 0, 2);
      store.sweep(START + 5 * SECOND);
      assertThat(segments()).isEmpty();
      store.sweep(START + 100 * SECOND);
      assertThat(segments()).hasSize(1);
      store.sweep(START + 5_000 * SECOND);
      assertThat(segments()).isEmpty();
      assertThat(reason(cut(store, "cam", 0, 2))).isEqualTo(Reason.NOTHING_STORED);
    }
  }

  @Test
  void theOldestOfAllCamerasGoForRoom() throws Exception {
    long bytesMax = 60_000;
    settings = settings.with(new ClipSettings.Retention(SECOND * 3_600, bytesMax, 0));
    try (ClipStore store = open()) {
      record(store, "old", 0, 30);
      for (int i = 1; i < 12; i++) {
        record(store, "new", 30.0 * i, 30);
        assertThat(store.bytes()).isLessThanOrEqualTo(bytesMax);
      }
      assertThat(store.counts().removedForRoom()).isPositive();
      assertThat(reason(cut(store, "old", 0, 4))).isEqualTo(Reason.NOTHING_STORED);
      assertThat(cut(store, "new", 340, 359)).isInstanceOf(CutResult.Clip.class);
      long onDisk = 0;
      for (Path segment : segments()) {
        onDisk += Files.size(segment);
      }
      assertThat(store.bytes()).isEqualTo(onDisk);
    }
  }

  @Test
  void aFullDiskIsNamedAndNothingIsLeftHalf() throws Exception {
    try (ClipStore store = open()) {
      record(store, "older", 0, 5);
    }
    settings = settings.with(new ClipSettings.Retention(SECOND * 3_600, 1L << 40, 1L << 60));
    try (ClipStore store = open()) {
      record(store, "cam", 0, 25);
      assertThat(store.counts().troubles().get(ClipTrouble.DISK_FULL)).isPositive();
      assertThat(store.counts().segmentsWritten()).isZero();
      assertThat(reason(cut(store, "cam", 1, 2))).isEqualTo(Reason.NOTHING_STORED);
      assertThat(frames(cut(store, "older", 0, 4))).as("is not given up").hasSize(21);
    }
    assertThat(segments()).hasSize(1);
  }

  @Test
  void aSegmentThatCannotBeWrittenIsCounted() throws Exception {
    try (ClipStore store = open()) {
      Files.writeString(settings.folder().resolve("cam"), "a file where the folder should be");
      record(store, "cam", 0, 25);
      assertThat(store.counts().troubles()).containsOnlyKeys(ClipTrouble.UNWRITABLE);
    }
  }

  @Test
  void afterACrashTheIndexIsThereAndTheLeftoversAreGone() throws Exception {
    ClipStore crashed = open();
    record(crashed, "a/../b", 0, 35);
    int whole = segments().size();
    Path part = segments().get(0).resolveSibling("17.part");
    crashed.close();
    Files.writeString(part, "half a segm");
    Files.writeString(settings.folder().resolve("looks.head.part"), "12");
    try (ClipStore store = open()) {
      assertThat(store.counts().leftovers()).isEqualTo(2);
      assertThat(part).doesNotExist();
      assertThat(segments().size()).isGreaterThanOrEqualTo(whole);
      assertThat(frames(cut(store, "a/../b", 0, 10))).hasSize(51);
      assertThat(segments())
          .allMatch(p -> p.startsWith(settings.folder().resolve("a%2f%2e%2e%2fb")));
    }
  }

  @Test
  void framesThatAreNotNewerAreCountedAndGapsEndASegment() throws Exception {
    try (ClipStore store = open()) {
      record(store, "cam", 0, 2);
      record(store, "cam", 0, 2);
      store.add(frame("cam", START + 9 * PERIOD + 1_000_000L), List.of());
      assertThat(store.counts().framesNotNewer()).isEqualTo(11);
      record(store, "cam", 60, 1);
      assertThat(segments()).hasSize(1);
      assertThat(frames(cut(store, "cam", 1, 60.5))).hasSize(8);
    }
  }

  @Test
  void onlyOneProcessHasAStoreAndCloseSealsWhatIsThere() throws Exception {
    ClipStore store = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is open already");
    record(store, "cam", 0, 2);
    assertThat(segments()).isEmpty();
    store.close();
    assertThat(segments()).hasSize(1);
    record(store, "cam", 5, 1);
    assertThat(store.counts().framesAfterClose()).isEqualTo(5);
    try (ClipStore again = open()) {
      assertThat(frames(cut(again, "cam", 0, 3))).hasSize(10);
    }
  }

  @Test
  void badKeyFilesAreNamed() throws Exception {
    Files.writeString(settings.keyFile(), "0".repeat(64));
    Files.setPosixFilePermissions(settings.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is open to others (rw-r--r--)");
    Files.writeString(settings.keyFile(), "too short");
    Files.setPosixFilePermissions(settings.keyFile(), PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("64 hexadecimal digits")
        .hasMessageNotContaining("too short");
    Files.delete(settings.keyFile());
    assertThatThrownBy(() -> ClipStore.verify(settings))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not exist");
    assertThat(settings.keyFile()).doesNotExist();
    assertThatThrownBy(
            () ->
                ClipStore.open(
                    ClipSettings.usual(settings.folder(), temp.resolve("no/key")), random))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void manyCamerasAtOnce() throws Exception {
    try (ClipStore store = open()) {
      List<Thread> cameras = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String camera = "cam" + i;
        cameras.add(Thread.ofPlatform().start(() -> record(store, camera, 0, 25)));
      }
      for (Thread camera : cameras) {
        camera.join();
      }
      for (int i = 0; i < 6; i++) {
        assertThat(frames(cut(store, "cam" + i, 0, 24.9))).hasSize(125);
      }
      assertThat(store.counts().frames()).isEqualTo(750);
      assertThat(store.counts().troubles()).isEmpty();
    }
    assertThat(ClipStore.verify(settings).clean()).isTrue();
  }
}
