package org.saunter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Layout;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.StoreSetup;
import org.saunter.server.live.LiveShop;
import org.saunter.server.wall.CameraTile;
import org.saunter.server.wall.CameraWall;
import org.saunter.server.wall.LookLog;
import org.saunter.server.wall.Overlay;
import org.saunter.server.wall.Overlay.Body;
import org.saunter.server.wall.Overlay.Box;
import org.saunter.server.wall.Overlay.Ellipse;
import org.saunter.server.wall.Overlay.Front;
import org.saunter.server.wall.Overlay.Hand;
import org.saunter.server.wall.WallPicture;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pictures and replays over real requests: what is served, what is said without, what never is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CamerasTest {
  private static final long NOW = 9_000_000_000L;
  private final HttpClient client = HttpClient.newHttpClient();
  private final StoreSetup setup = new Simulation(Scenario.standard(1, 1)).setup();

  private final ShopServer one =
      serve(shop(), new PaintedWall().with("cam-1", 1, NOW, Overlay.NOTHING));

  @AfterAll
  void stop() {
    one.close();
  }

  private static ShopServer serve(LiveShop shop, CameraWall wall) {
    return ShopServer.start(
        ServerSettings.local(0), List.of(ShownStore.readOnly(shop).withWall(wall, LookLog.NONE)));
  }

  private LiveShop shop() {
    LiveShop shop = new LiveShop(setup);
    shop.on(new Ticked(NOW, "clock", 1), List.of());
    return shop;
  }

  @Test
  void aPictureIsServedAsItIsAndKeptByNobody() throws Exception {
    PaintedWall wall = new PaintedWall().with("cam-1", 41, NOW - 400_000_000L, Overlay.NOTHING);
    try (ShopServer server = serve(shop(), wall)) {
      HttpResponse<byte[]> picture = bytes(server, "/stores/demo/cameras/cam-1.jpg?n=40");
      assertThat(picture.statusCode()).isEqualTo(200);
      assertThat(picture.body()).isEqualTo(PaintedWall.jpeg());
      assertThat(header(picture, "content-type")).isEqualTo("image/jpeg");
      assertThat(header(picture, "cache-control")).isEqualTo("no-store");
      assertThat(header(picture, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(picture, "cross-origin-resource-policy")).isEqualTo("same-origin");
      assertThat(header(picture, "saunter-picture")).isEqualTo("41");
      HttpResponse<byte[]> same = bytes(server, "/stores/demo/cameras/cam-1.json");
      assertThat(header(same, "cache-control")).isEqualTo("no-store");
      String page = text(server, "/stores/demo/cameras");
      assertThat(page)
          .contains("id=\"camera-cam-1\"", "data-number=\"41\"", "picture 0.4", "5.0 frames/s")
          .contains("Dropped, too busy", "1 look since the start", "heads are blurred")
          .doesNotContain("id=\"no-pictures\"");
      assertThat(text(server, "/metrics"))
          .contains("saunter_cameras_looks_total{store=\"demo\"} 1.0")
          .contains("saunter_cameras_pictures_shown_total{store=\"demo\"} 2.0");
    }
  }

  @Test
  void whatIsDrawnOverAPictureComesWithIt() throws Exception {
    Overlay overlay =
        new Overlay(
            List.of(
                new Body("t1", new Box(1, 2, 3, 4), 2, 4),
                new Body("t9", new Ellipse(5, 6, 2, 1, 30), 5, 7),
                new Body("t2", new Box(Double.NaN, 2, 3, 4), 2, 4)),
            List.of(new Hand("t1", 2, 3, "<b>Cola</b>"), new Hand("t1", 1, 1, "")),
            List.of(new Front("A1-1", List.of(0.0, 0.0, 9.0, 1.0))));
    Walkout day = Walkout.standard(10, 9);
    day.until(() -> day.shop().floor().people().stream().anyMatch(p -> p.trackId().equals("t1")));
    long visitId =
        day.shop().floor().people().stream()
            .filter(p -> p.trackId().equals("t1"))
            .findFirst()
            .orElseThrow()
            .visitId();
    PaintedWall wall = new PaintedWall().with("cam-1", 1, day.shop().nowNanos(), overlay);
    try (ShopServer server = serve(day.shop(), wall)) {
      JsonNode shown = json(server, "/stores/demo/cameras/cam-1.json");
      assertThat(Base64.getDecoder().decode(shown.get("jpeg").asString()))
          .isEqualTo(PaintedWall.jpeg());
      assertThat(shown.get("widthPx").asInt()).isEqualTo(32);
      assertThat(shown.get("people")).hasSize(2);
      JsonNode first = shown.get("people").get(0);
      assertThat(first.get("visitId").asLong()).isEqualTo(visitId);
      assertThat(first.get("outline").get("leftPx").asDouble()).isEqualTo(1);
      JsonNode second = shown.get("people").get(1);
      assertThat(second.get("visitId").asLong()).isZero();
      assertThat(second.get("outline").get("turnDegrees").asDouble()).isEqualTo(30);
      assertThat(shown.get("hands").get(0).get("holds").asString()).isEqualTo("<b>Cola</b>");
      assertThat(shown.get("fronts").get(0).get("points")).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stores/demo/cameras/cam-9.jpg",
        "/stores/demo/cameras/cam-1",
        "/stores/demo/cameras/cam-1.png",
        "/stores/demo/cameras/.jpg",
        "/stores/demo/cameras/.json",
        "/stores/demo/cameras/..%2f..%2fetc%2fpasswd.jpg",
        "/stores/demo/cameras/..%5c..%5cpasswd.jpg",
        "/stores/demo/cameras/%2e%2e%2fcam-1.jpg",
        "/stores/demo/cameras/cam-1.jpg/../../cam-1.jpg",
        "/stores/demo/cameras/cam-1%00.jpg",
        "/stores/demo/cameras/cam-1.jpg%0d%0aX-Evil:1",
        "/stores/nowhere/cameras/cam-1.jpg",
        "/stores/demo/moments/..%2f1.json",
        "/stores/demo/moments/-1.json",
        "/stores/demo/moments/1e3.json",
        "/stores/demo/moments/.json",
        "/stores/demo/moments/99999999999999999999999999.json",
        "/stores/demo/moments/12345.json"
      })
  void nothingElseIsServed(String path) throws Exception {
    HttpResponse<byte[]> answer = bytes(one, path);
    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(header(answer, "content-type")).doesNotContain("image");
    assertThat(answer.headers().firstValue("x-evil")).isEmpty();
  }

  @Test
  void aHugeIdIsAnsweredBriefly() throws Exception {
    HttpResponse<byte[]> answer = bytes(one, "/stores/demo/cameras/" + "x".repeat(5_000) + ".jpg");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("camera (xxx")
        .doesNotContain("x".repeat(100));
    String longer = "/stores/demo/cameras/" + "x".repeat(60_000);
    assertThat(bytes(one, longer).statusCode()).isBetween(400, 431);
  }

  @Test
  void aCameraWithAnOddNameIsShownAsText() throws Exception {
    String odd = "<img src=x onerror=alert(1)> \"&'";
    PaintedWall wall = new PaintedWall().with(odd, 1, NOW, Overlay.NOTHING);
    try (ShopServer server = serve(shop(), wall)) {
      String page = text(server, "/stores/demo/cameras");
      assertThat(page.replaceAll("=\"[^\"]*\"", "")).contains("&lt;img").doesNotContain("<img");
      HttpResponse<byte[]> picture =
          bytes(
              server,
              "/stores/demo/cameras/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20%22%26'.jpg");
      assertThat(picture.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutCamerasOrPicturesThePageSaysSo() throws Exception {
    try (ShopServer server = serve(shop(), CameraWall.NONE)) {
      assertThat(text(server, "/stores/demo/cameras"))
          .contains("id=\"no-pictures\"", "simulation of sensors", "id=\"camera-cam-1\"")
          .doesNotContain("class=\"glass\" type");
      assertThat(text(server, "/stores/demo")).contains("All 9 cameras up");
      assertThat(json(server, "/api/stores/demo/cameras").get("cameras")).hasSize(9);
    }
    Layout l = setup.layout();
    Layout blind =
        new Layout(l.storeId(), l.format(), l.walls(), l.gates(), l.fixtures(), List.of());
    LiveShop shop =
        new LiveShop(new StoreSetup(setup.profile(), blind, setup.catalogue(), setup.planogram()));
    try (ShopServer server = serve(shop, CameraWall.NONE)) {
      assertThat(text(server, "/stores/demo/cameras")).contains("This shop has no camera.");
      assertThat(text(server, "/stores/demo")).doesNotContain("cameras up");
    }
  }

  @ParameterizedTest
  @EnumSource(Health.class)
  void everyStateOfACameraHasAName(Health health) throws Exception {
    LiveShop shop = shop();
    shop.on(
        new Ticked(NOW, "clock", 2),
        List.of(new SensorHealthChanged(NOW, "cam-1", health, "so it is")));
    PaintedWall wall = new PaintedWall().with("cam-1", 1, NOW - 130_000_000_000L, Overlay.NOTHING);
    try (ShopServer server = serve(shop, wall)) {
      String page = text(server, "/stores/demo/cameras");
      String place =
          page.substring(page.indexOf("id=\"camera-cam-1\""), page.indexOf("id=\"camera-cam-2\""));
      boolean isPast =
          List.of(Health.DEAD, Health.SILENT, Health.FROZEN, Health.GARBLED).contains(health);
      assertThat(place).contains("data-past=\"" + isPast + "\"");
      if (health == Health.OK) {
        assertThat(place).contains(">Up<").doesNotContain("class=\"fault\"");
      } else {
        assertThat(place).contains("class=\"fault\"", "Maybe", "It says: so it is.", "once");
        assertThat(text(server, "/stores/demo/health")).contains("id=\"unwell-cam-1\"", "Maybe");
      }
      if (health == Health.DEAD) {
        assertThat(place).contains("Unplugged", "last picture 2\u202fmin ago");
        assertThat(text(server, "/stores/demo")).contains("8 of 9 cameras up", "cam-1: unplugged");
      }
    }
  }

  @Test
  void aWallThatBreaksDoesNotTakeThePageWithIt() throws Exception {
    CameraWall broken =
        new CameraWall() {
          @Override
          public List<CameraTile> tiles() {
            throw new IllegalStateException("no");
          }

          @Override
          public Optional<WallPicture> picture(String cameraId) {
            throw new IllegalStateException("no");
          }
        };
    try (ShopServer server = serve(shop(), broken)) {
      assertThat(text(server, "/stores/demo/cameras")).contains("id=\"no-pictures\"");
      assertThat(text(server, "/stores/demo")).contains("All 9 cameras up");
      assertThat(bytes(server, "/stores/demo/cameras/cam-1.jpg").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void aMomentHasItsShape() throws Exception {
    Walkout day = Walkout.standard(6, 9);
    day.until(() -> day.shop().receipts(1).stream().anyMatch(r -> !r.moments().isEmpty()));
    long id = day.shop().receipts(1).get(0).moments().get(0).movementId();
    long visitId = day.shop().receipts(1).get(0).visitId();
    try (ShopServer server = serve(day.shop(), CameraWall.NONE)) {
      String at = "/stores/demo/moments/" + id + ".json";
      HttpResponse<byte[]> answer = bytes(server, at);
      assertThat(header(answer, "cache-control")).isEqualTo("no-store");
      JsonNode moment = json(server, at);
      assertThat(moment.get("moment").get("text").asString()).contains("took");
      JsonNode replay = moment.get("replay");
      assertThat(replay.propertyNames())
          .containsExactlyInAnyOrder(
              "movementId",
              "fromNanos",
              "lengthMillis",
              "onsetMillis",
              "settleMillis",
              "isWhole",
              "plates",
              "people",
              "leftOut",
              "items",
              "curves");
      assertThat(replay.get("movementId").asLong()).isEqualTo(id);
      JsonNode spot = replay.get("people").get(0).get("spots").get(0);
      assertThat(spot.propertyNames())
          .containsExactly("atMillis", "xMm", "yMm", "sdMm", "detected", "hands");
      JsonNode weight = replay.get("curves").get(0).get("weights").get(0);
      assertThat(weight.propertyNames()).containsExactly("atMillis", "grams");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .doesNotContain("appearance", "clothing", "jpeg");
      assertThat(answer.body().length).isLessThan(400_000);
      assertThat(text(server, "/stores/demo/receipts/" + visitId))
          .contains("data-replay=\"" + at + "\"");
    }
  }

  @Test
  void picturesThatAreNoneAreRefusedWhereTheyAreMade() {
    byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new WallPicture("c", 1, 1, 9, 9, page, Overlay.NOTHING))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("camera (c)")
        .hasMessageContaining("no JPEG");
    assertThatThrownBy(() -> new WallPicture("c", 1, 1, 9, 9, new byte[0], Overlay.NOTHING))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new CameraTile("c", 1, 1, Double.NaN, List.of()))
        .isInstanceOf(BadInputException.class);
    List<Hand> many = java.util.Collections.nCopies(501, new Hand("t", 1, 1, ""));
    assertThatThrownBy(() -> new Overlay(List.of(), many, List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(501) hands");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private JsonNode json(ShopServer server, String path) throws Exception {
    return JsonMapper.shared().readTree(bytes(server, path).body());
  }

  private String text(ShopServer server, String path) throws Exception {
    return new String(bytes(server, path).body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> bytes(ShopServer server, String path)
      throws IOException, InterruptedException {
    URI at = URI.create("http://127.0.0.1:" + server.port() + path);
    String accept = path.endsWith("json") ? "application/json" : "text/html,*/*";
    return client.send(
        HttpRequest.newBuilder(at).header("Accept", accept).build(), BodyHandlers.ofByteArray());
  }
}
