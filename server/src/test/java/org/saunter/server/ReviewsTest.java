package org.saunter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.server.live.QuestionView;

/** Answers from the form and as JSON, once each. */
final class ReviewsTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void tenAnswersAtTheSameTimeAreOneAnswer() {
    Walkout day = Walkout.doubtful(6, 21);
    day.until(() -> !day.shop().openQuestions().isEmpty());
    QuestionView question = day.shop().openQuestions().get(0);
    AtomicInteger offered = new AtomicInteger();
    ReviewSink counting =
        (storeId, answer) -> {
          offered.incrementAndGet();
          return day.offer(storeId, answer);
        };
    try (ShopServer server = serve(day, counting)) {
      List<CompletableFuture<HttpResponse<String>>> all =
          IntStream.range(0, 10)
              .mapToObj(i -> post(server, question.questionId(), body()))
              .toList();
      while (!all.stream().allMatch(CompletableFuture::isDone)) {
        day.step();
      }
      assertThat(all.stream().filter(r -> r.join().statusCode() == 303)).hasSize(1);
      assertThat(all.stream().filter(r -> r.join().statusCode() == 409)).hasSize(9);
      assertThat(offered).hasValue(1);
      assertThat(post(server, question.questionId(), body()).join().body())
          .contains("was answered already, by (mia)");
    }
    day.toTheEnd();
    assertThat(day.facts().stream().filter(f -> closes(f, question))).hasSize(1);
    assertThat(
            day.facts().stream()
                .filter(f -> f instanceof ReceiptDecided r && r.visitId() == question.visitId()))
        .singleElement()
        .matches(f -> f instanceof ReceiptDecided r && r.reviewed());
  }

  @Test
  void aBusyShopGivesTheQuestionBack() {
    Walkout day = Walkout.doubtful(6, 21);
    day.until(() -> !day.shop().openQuestions().isEmpty());
    long id = day.shop().openQuestions().get(0).questionId();
    try (ShopServer server = serve(day, (storeId, answer) -> ReviewSink.Taken.BUSY)) {
      assertThat(post(server, id, body()).join().statusCode()).isEqualTo(503);
      assertThat(day.shop().question(id)).isNotNull().extracting("state").hasToString("OPEN");
    }
  }

  @Test
  void aShopThatIsOnlyShownTakesNoAnswer() {
    Walkout day = Walkout.doubtful(6, 21);
    day.until(() -> !day.shop().openQuestions().isEmpty());
    long id = day.shop().openQuestions().get(0).questionId();
    try (ShopServer server = serve(day, ReviewSink.READ_ONLY)) {
      HttpResponse<String> answer = post(server, id, body()).join();
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("only shows what was");
    }
  }

  @Test
  void anAlternativeThatChangedUnderTheReaderIsNotTaken() {
    Walkout day = Walkout.doubtful(60, 22);
    day.until(() -> day.shop().openQuestions().stream().anyMatch(q -> !q.alternatives().isEmpty()));
    QuestionView question =
        day.shop().openQuestions().stream()
            .filter(q -> !q.alternatives().isEmpty())
            .findFirst()
            .orElseThrow();
    try (ShopServer server = serve(day, day::offer)) {
      String old = "verdict=choice&alternative=0&seen=0&reviewer=mia";
      HttpResponse<String> answer = post(server, question.questionId(), old).join();
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("have changed since the page was loaded");
    }
  }

  private static boolean closes(org.saunter.model.Fact fact, QuestionView question) {
    return fact instanceof QuestionClosed closed && closed.questionId() == question.questionId();
  }

  private static String body() {
    return "verdict=contents&sku=S0001&count=2&reviewer=mia";
  }

  private static ShopServer serve(Walkout day, ReviewSink sink) {
    return ShopServer.start(
        ServerSettings.local(0), List.of(new ShownStore(day.shop(), sink, ReceiptSource.NONE)));
  }

  private CompletableFuture<HttpResponse<String>> post(
      ShopServer server, long questionId, String body) {
    return client.sendAsync(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + server.port() + "/stores/demo/reviews/" + questionId))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
