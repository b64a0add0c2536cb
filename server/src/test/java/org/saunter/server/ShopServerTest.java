package org.saunter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saunter.model.BadInputException;

/** Real requests to a real server over a shop in the middle of its day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShopServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Walkout day = Walkout.doubtful(12, 21);
  private final ShopServer server;

  ShopServerTest() {
    day.until(() -> day.shop().openQuestions().size() >= 2 && !day.shop().bills().isEmpty());
    server =
        ShopServer.start(
            ServerSettings.local(0),
            List.of(new ShownStore(day.shop(), day::offer, ReceiptSource.NONE)));
  }

  @BeforeAll
  void isUp() throws Exception {
    assertThat(get("/healthz").body()).contains("\"up\"");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stores/demo",
        "/stores/demo/receipts",
        "/stores/demo/receipts?find=juice",
        "/stores/demo/reviews",
        "/stores/demo/reviews/1",
        "/stores/demo/health",
        "/stores/demo/cameras",
        "/stores/demo/find?q=a"
      })
  void everyPageIsThere(String path) throws Exception {
    HttpResponse<String> page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(page.body()).doesNotContain("https://").doesNotContain("style=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/stores",
        "/api/stores/demo",
        "/api/stores/demo/layout",
        "/api/stores/demo/floor",
        "/api/stores/demo/moments",
        "/api/stores/demo/bills",
        "/api/stores/demo/receipts?max=3",
        "/api/stores/demo/questions",
        "/api/stores/demo/questions/1",
        "/api/stores/demo/health",
        "/api/stores/demo/cameras",
        "/api/stores/demo/catalogue?q=a"
      })
  void everythingIsThereAsJsonToo(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/json");
    assertThat(answer.body()).matches("(?s)^[\\[{].*[\\]}]$");
  }

  @Test
  void oneStoreIsOpenedAtOnce() throws Exception {
    HttpResponse<String> first = get("/");
    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(first.headers().firstValue("location").orElse("")).endsWith("/stores/demo");
  }

  @Test
  void metricsSpeakPrometheus() throws Exception {
    assertThat(get("/metrics").body())
        .contains("saunter_observations_total{store=\"demo\"}")
        .contains("saunter_questions_waiting{store=\"demo\"}");
  }

  @Test
  void assetsAreKeptByTheBrowserAndNothingElseIsServed() throws Exception {
    String page = get("/stores/demo").body();
    String css = page.replaceAll("(?s).*href=\"(/assets/[^\"]*saunter.css)\".*", "$1");
    HttpResponse<String> sheet = get(css);
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.headers().firstValue("cache-control").orElse("")).contains("immutable");
    assertThat(get("/assets/x/logback.xml").statusCode()).isEqualTo(404);
    assertThat(get("/assets/x/..%2flogback.xml").statusCode()).isBetween(400, 404);
  }

  @Test
  void whatIsNotThereIsSaidPlainly() throws Exception {
    assertThat(get("/stores/nowhere").body()).contains("There is no store (nowhere) here.");
    assertThat(get("/stores/demo/receipts/99999").statusCode()).isEqualTo(404);
    assertThat(get("/stores/demo/receipts/abc").body()).contains("(abc) is not a number");
    assertThat(get("/stores/demo/reviews/77777").statusCode()).isEqualTo(404);
    assertThat(get("/api/stores/nowhere").body()).contains("\"rule\"").contains("\"maybe\"");
    assertThat(get("/nothing").body()).contains("There is no page");
  }

  @Test
  void aHugeBodyAndBadJsonAreRefused() throws Exception {
    String path = "/api/stores/demo/questions/2";
    HttpResponse<String> huge = post(path, "x".repeat(300_000), "application/json");
    assertThat(huge.statusCode()).isEqualTo(413);
    HttpResponse<String> bad = post(path, "{\"alternative\":", "application/json");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("is not understood at");
    assertThat(post(path, "{}", "application/json").body()).contains("neither");
    assertThat(post(path, "{\"alternative\":99}", "application/json").statusCode()).isEqualTo(400);
    assertThat(post(path, "{\"lines\":[{\"sku\":\"no\",\"count\":1}]}", "application/json").body())
        .contains("not in the catalogue");
    assertThat(day.shop().openQuestions()).extracting("questionId").contains(2L);
  }

  @Test
  void linesThatCannotBeReadAreShownWithTheirReason() throws Exception {
    String lines = "nonsense\n{\"type\":\"PlateSmelled\"}\n{\"type\":\"PlateTasted\"}\n";
    HttpResponse<String> answer =
        post("/api/stores/demo/observations", lines, "application/x-ndjson");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"line\":2,\"reason\":\"TYPE_UNKNOWN\"");
    assertThat(get("/api/stores/demo/health").body())
        .contains("\"reason\":\"TYPE_UNKNOWN\",\"count\":2,\"rule\":\"The type (PlateTasted)");
    assertThat(get("/stores/demo/health").body())
        .contains("id=\"unreadable-TYPE_UNKNOWN\"", "(PlateTasted)", "Maybe it was written by")
        .contains("id=\"unreadable-GARBLED\"")
        .doesNotContain("id=\"no-unreadable\"");
  }

  @Test
  void anotherWebSiteCannotAnswer() throws Exception {
    HttpResponse<String> foreign =
        client.send(
            request("/stores/demo/reviews/2")
                .header("Origin", "http://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("verdict=contents"))
                .build(),
            BodyHandlers.ofString());
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void aTakenPortIsOneClearSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      ServerSettings same = ServerSettings.local(taken.getLocalPort());
      assertThatThrownBy(() -> ShopServer.start(same, List.of()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("The port (" + taken.getLocalPort() + ")")
          .hasMessageContaining("Maybe --port ");
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        request(path).header("Accept", "text/html,application/json").GET().build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String type)
      throws IOException, InterruptedException {
    return client.send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }
}
