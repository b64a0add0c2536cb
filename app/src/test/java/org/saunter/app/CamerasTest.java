package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.recording.SetupFiles;
import tools.jackson.databind.JsonNode;

/** cameras board, plan, coverage, calibrate, check. */
class CamerasTest {
  @TempDir static Path shared;
  @TempDir Path temp;

  private Path shop = Path.of("");

  @BeforeAll
  static void plan() {
    Path day = shared.resolve("day");
    Cli.run("sim", "--out", day, "--format", "kiosk", "--visits", 1, "--seed", 3).isFine();
    JsonNode plan =
        Cli.run("cameras", "plan", "--setup", day, "--count", 5, "--write", "--json")
            .isFine()
            .json("cameras-coverage-result.schema.json");
    assertThat(plan.get("plan").size()).isEqualTo(5);
    assertThat(plan.get("seenByOne").asDouble()).isGreaterThan(0.95);
  }

  @BeforeEach
  void copy() throws IOException {
    shop = Files.createDirectory(temp.resolve("shop"));
    try (Stream<Path> files = Files.list(shared.resolve("day"))) {
      for (Path file : files.toList()) {
        Files.copy(file, shop.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aPlanIsWrittenAndItsCoverageDrawn() throws IOException {
    assertThat(SetupFiles.layout(shop).cameras()).hasSize(5);
    Path svg = temp.resolve("plan.svg");
    JsonNode json =
        Cli.run("cameras", "coverage", "--setup", shop, "--svg", svg, "--json")
            .isFine()
            .json("cameras-coverage-result.schema.json");
    assertThat(json.get("cameras").size()).isEqualTo(5);
    assertThat(Files.readString(svg)).startsWith("<svg").contains("cam-5", "m2 of floor");
    Cli.Result people = Cli.run("cameras", "coverage", "--setup", shop).isFine();
    assertThat(people.out()).contains("floor to stand on, m2", "cam-3", "plates that no camera");
    Cli.run("replay", shop).isFine();
  }

  @Test
  void theBoardIsWritten() throws IOException {
    Path pdf = temp.resolve("board.pdf");
    Path svg = temp.resolve("board.svg");
    Cli.run("cameras", "board", "--out", pdf, "--json")
        .isFine()
        .json("cameras-board-result.schema.json");
    Cli.run("cameras", "board", "--out", svg, "--board", "chess", "--paper", "a3").isFine();
    assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
    assertThat(Files.readString(svg)).contains("35.0 mm, A3");
    assertThat(Cli.run("cameras", "board", "--out", temp.resolve("board.doc")).code()).isEqualTo(2);
    assertThat(Cli.run("cameras", "board", "--out", pdf, "--paper", "a5").err()).contains("(a5)");
  }

  /** Points all over the picture, with half a pixel of noise, as lines of a table. */
  private List<String> points(Camera camera, int count) {
    SplittableRandom random = new SplittableRandom(5);
    CameraModel model = new CameraModel(camera);
    List<String> lines = new ArrayList<>(List.of("camera,x_px,y_px,x_mm,y_mm"));
    double[] at = new double[2];
    while (lines.size() <= count) {
      double x = random.nextDouble(camera.widthPx());
      double y = random.nextDouble(camera.heightPx());
      if (model.level(x, y, 0, at)
          && Math.hypot(at[0] - camera.xMm(), at[1] - camera.yMm()) < 4_000) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s,%.2f,%.2f,%.0f,%.0f",
                camera.id(),
                x + 0.3 * random.nextGaussian(),
                y + 0.3 * random.nextGaussian(),
                at[0],
                at[1]));
      }
    }
    return lines;
  }

  private void knock(String id, int byMm) throws IOException {
    Layout layout = SetupFiles.layout(shop);
    List<Camera> cameras = new ArrayList<>();
    for (Camera c : layout.cameras()) {
      cameras.add(
          !c.id().equals(id)
              ? c
              : new Camera(
                  c.id(),
                  c.lens(),
                  c.xMm() + byMm,
                  c.yMm(),
                  c.zMm(),
                  c.lookAtXMm() - byMm,
                  c.lookAtYMm(),
                  c.widthPx(),
                  c.heightPx(),
                  c.focalPx(),
                  c.distortion(),
                  c.centreXPx(),
                  c.centreYPx(),
                  c.rollDegrees() + 3));
    }
    SetupFiles.replaceLayout(
        shop,
        new Layout(
            layout.storeId(),
            layout.format(),
            layout.walls(),
            layout.gates(),
            layout.fixtures(),
            cameras));
  }

  @Test
  void aCameraIsCheckedFoundAgainAndWritten() throws IOException {
    Camera truth = SetupFiles.layout(shop).cameras().get(1);
    Path file = temp.resolve("points.csv");
    Files.write(file, points(truth, 14));
    Cli.run("cameras", "check", "--setup", shop, "--points", file).isFine();
    knock(truth.id(), 200);
    Cli.Result bad = Cli.run("cameras", "check", "--setup", shop, "--points", file, "--json");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.json("cameras-check-result.schema.json").get("isWell").asBoolean()).isFalse();
    JsonNode found =
        Cli.run("cameras", "calibrate", "--setup", shop, "--points", file, "--json")
            .isFine()
            .json("cameras-calibrate-result.schema.json");
    assertThat(found.get("cameras").get(0).get("rmsPx").asDouble()).isLessThan(1);
    assertThat(SetupFiles.layout(shop).cameras().get(1).xMm()).isEqualTo(truth.xMm() + 200);
    Cli.Result people =
        Cli.run("cameras", "calibrate", "--setup", shop, "--points", file, "--write").isFine();
    assertThat(people.out()).contains("expected floor error", truth.id());
    Camera again = SetupFiles.layout(shop).cameras().get(1);
    assertThat(again.xMm()).isCloseTo(truth.xMm(), within(30));
    assertThat(again.zMm()).isCloseTo(truth.zMm(), within(30));
    Cli.run("cameras", "check", "--setup", shop, "--points", file).isFine();
  }

  @Test
  void aCameraThatNobodyKnowsIsFoundFromItsPoints() throws IOException {
    Camera truth = SetupFiles.layout(shop).cameras().get(0);
    Path file = temp.resolve("points.csv");
    Files.write(file, points(truth, 20).stream().map(l -> l.replace("cam-1", "new")).toList());
    Cli.Result none = Cli.run("cameras", "calibrate", "--setup", shop, "--points", file);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("(new)", "--size");
    Cli.run(
            "cameras",
            "calibrate",
            "--setup",
            shop,
            "--points",
            file,
            "--size",
            "320x192",
            "--height-mm",
            truth.zMm(),
            "--write")
        .isFine();
    Camera found = SetupFiles.layout(shop).cameras().getLast();
    assertThat(found.id()).isEqualTo("new");
    assertThat(found.focalPx()).isCloseTo(truth.focalPx(), within(8.0));
  }

  @Test
  void twoPicturesTellAMove() throws IOException {
    Camera camera = SetupFiles.layout(shop).cameras().get(0);
    Path before = picture("before.png", camera, 0);
    Path now = picture("now.png", camera, 5);
    Object[] same = {
      "cameras",
      "check",
      "--setup",
      shop,
      "--camera",
      camera.id(),
      "--before",
      before,
      "--now",
      before
    };
    Cli.Result well = Cli.run(same).isFine();
    assertThat(well.out()).contains("looks as before");
    Cli.Result moved =
        Cli.run(
            "cameras",
            "check",
            "--setup",
            shop,
            "--camera",
            camera.id(),
            "--before",
            before,
            "--now",
            now,
            "--json");
    assertThat(moved.code()).isEqualTo(1);
    JsonNode json = moved.json("cameras-move-result.schema.json");
    assertThat(json.get("shiftPx").asDouble()).isBetween(3.5, 8.0);
    Path text = Files.writeString(temp.resolve("a.png"), "no picture");
    assertThat(
            Cli.run(
                    "cameras",
                    "check",
                    "--setup",
                    shop,
                    "--camera",
                    camera.id(),
                    "--before",
                    text,
                    "--now",
                    now)
                .err())
        .contains("cannot be read", "Maybe");
  }

  private Path picture(String name, Camera camera, int shift) throws IOException {
    BufferedImage image =
        new BufferedImage(camera.widthPx(), camera.heightPx(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int u = x + shift + 40;
        int block = (u / 9 * 7_919 + y / 7 * 104_729) % 251;
        int gray = 40 + block * 3 % 170;
        image.setRGB(x, y, gray << 16 | gray << 8 | gray);
      }
    }
    Path file = temp.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void aLensIsMeasuredFromRealPictures() throws IOException {
    Path doc = Path.of("/usr/share/doc/opencv-doc/examples/data");
    if (!Files.isDirectory(doc)) {
      System.out.println("SKIPPED: the chessboards of Debian's opencv-doc are not on this machine");
      return;
    }
    Path pictures = Files.createDirectory(temp.resolve("pictures"));
    for (int i = 1; i <= 7; i++) {
      Files.copy(doc.resolve("left0" + i + ".jpg"), pictures.resolve("left0" + i + ".jpg"));
    }
    Object[] lens = {
      "cameras",
      "calibrate",
      "--setup",
      shop,
      "--pictures",
      pictures,
      "--camera",
      "cam-2",
      "--board",
      "chess",
      "--squares",
      "10x7",
      "--square-mm",
      "25",
      "--write",
      "--json"
    };
    JsonNode json = Cli.run(lens).isFine().json("cameras-calibrate-result.schema.json");
    assertThat(json.get("lens").get("numbers").get("focalPx").asDouble())
        .isCloseTo(533, within(12.0));
    assertThat(json.get("lens").get("remarks").toString()).contains("usable pictures");
    Camera written = SetupFiles.layout(shop).cameras().get(1);
    assertThat(written.widthPx()).isEqualTo(640);
    assertThat(written.distortion()).hasSize(5);
    Camera before = SetupFiles.layout(shared.resolve("day")).cameras().get(1);
    assertThat(written.xMm()).isEqualTo(before.xMm());
  }

  @Test
  void misuseIsSaid() throws IOException {
    assertThat(Cli.run("cameras").isFine().out()).contains("calibrate", "coverage");
    assertThat(Cli.run("cameras", "calibrate", "--setup", shop).code()).isEqualTo(2);
    assertThat(Cli.run("cameras", "calibrate", "--setup", shop, "--pictures", temp).err())
        .contains("--camera");
    Cli.Result empty =
        Cli.run("cameras", "calibrate", "--setup", shop, "--pictures", temp, "--camera", "cam-1");
    assertThat(empty.err()).contains("(0) pictures", "Maybe");
    assertThat(Cli.run("cameras", "check", "--setup", shop).code()).isEqualTo(2);
    assertThat(Cli.run("cameras", "plan", "--setup", shop, "--count", 0).code()).isEqualTo(2);
    assertThat(Cli.run("cameras", "plan", "--setup", shop, "--count", 3, "--size", "12").err())
        .contains("(12)", "1920x1080");
    assertThat(Cli.run("cameras", "coverage", "--setup", shop, "--cell-mm", 1).code()).isEqualTo(2);
    assertThat(Cli.run("cameras", "coverage", "--setup", temp.resolve("none")).err())
        .contains("store.json", "Maybe");
    Path points =
        Files.writeString(temp.resolve("p.csv"), "camera,x_px,y_px,x_mm,y_mm\na,1,2,x,4\n");
    Cli.Result bad = Cli.run("cameras", "calibrate", "--setup", shop, "--points", points);
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).contains("Line (2) of (p.csv)", "Maybe");
  }
}
