package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.app.live.LiveStores;
import org.saunter.host.HostSettings;
import org.saunter.host.Journal;
import org.saunter.host.StoreFleet;
import org.saunter.model.Credential;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PaymentAnswered;
import org.saunter.model.Observation.PaymentOutcome;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.StoreSetup;
import org.saunter.recording.JsonCodec;
import org.saunter.server.ServerSettings;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;
import org.saunter.store.EngineSettings;
import org.saunter.trade.Trade;
import org.saunter.trade.payment.SandboxProcessor;

/** A third party's vision system talks to a running store over HTTP. */
class LiveStoresTest {
  private static final long START = Scenario.START_NANOS;
  private static final long SECOND = 1_000_000_000L;
  private static final long TICK = SECOND / 10;
  private static final int LOOKS_A_TICK = 20;
  private static final long PATIENCE_NANOS = 20 * SECOND;

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void somebodyComesInAndGoesOut() throws IOException, InterruptedException {
    StoreSetup setup = new Simulation(Scenario.standard(1, 1)).setup();
    try (StoreFleet fleet = StoreFleet.open(data, HostSettings.standard());
        SandboxProcessor processor = SandboxProcessor.open(data.resolve("sandbox.db"));
        Trade trade = Trade.open(data.resolve("trade.db"), processor);
        LiveStores stores =
            new LiveStores(
                List.of(setup),
                EngineSettings.standard(),
                fleet,
                trade,
                ServerSettings.local(0),
                false)) {
      String api = stores.url() + "api/stores/demo";
      String card =
          JsonCodec.write(
              new CredentialPresented(
                  START, "gate-in", 1, "in", new Credential(Credential.Kind.CARD, "card-x"), 1));
      assertThat(post(api, card + "\n" + tick(1)).body()).contains("\"accepted\":2");
      waitFor(api + "/bills", "\"visitId\":1", api);
      long now = START + ticks * TICK;
      String in =
          JsonCodec.write(
              new GateCrossed(now, "gate-in", 2, "in", Direction.IN, "t1", "card-x", null));
      String out =
          JsonCodec.write(
              new GateCrossed(now + SECOND, "gate-out", 1, "out", Direction.OUT, "t1", null, null));
      assertThat(post(api, in + "\n" + out).statusCode()).isEqualTo(200);
      waitFor(api + "/receipts", "NOTHING_TO_CHARGE", api);
      badLinesAreNamed(api);
      assertThat(get(api + "/observations").body()).contains("\"unreadable\":2");
      unreadableLinesAreKeptWhileTheStoreRuns();
      long centuryOn = START + 100L * 365 * 86_400 * SECOND;
      post(api, JsonCodec.write(new Ticked(centuryOn, "broken-clock", 1)));
      waitFor(api + "/health", "ABSURD_TIME", api);
      assertThat(get(api + "/health").body()).contains("\"broken-clock\":1");
      assertThat(fleet.faults()).isEmpty();
    }
    assertThat(Cli.run("doctor", "--data", data).isFine().out())
        .contains("(1) lines could not be read: NOT_TAKEN, the last: The type (PaymentAnswered)")
        .contains("Not used: a time that cannot be: (1) observations", "(broken-clock: 1)");
  }

  private void badLinesAreNamed(String api) throws IOException, InterruptedException {
    String forged =
        JsonCodec.write(
            new PaymentAnswered(
                START, "trade", 9, 1, PaymentStep.CAPTURE, PaymentOutcome.DONE, 1, ""));
    HttpResponse<String> answer = post(api, tick(++ticks) + "\nnonsense\n" + forged);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "\"accepted\":1", "\"unreadable\":2", "\"line\":2", "(PaymentAnswered) is not taken");
    assertThat(post(stores(api, "nowhere"), tick(1)).statusCode()).isEqualTo(404);
  }

  private void unreadableLinesAreKeptWhileTheStoreRuns() {
    long until = System.nanoTime() + PATIENCE_NANOS;
    try (Journal journal = Journal.openToRead(data)) {
      while (journal.unreadable("demo").isEmpty()) {
        assertThat(System.nanoTime()).as("patience for the counts").isLessThan(until);
        Thread.onSpinWait();
      }
    }
  }

  private static String stores(String api, String other) {
    return api.substring(0, api.lastIndexOf('/') + 1) + other;
  }

  private long ticks = 1;

  private static String tick(long number) {
    return JsonCodec.write(new Ticked(START + number * TICK, "third-party", number));
  }

  /** Lets store time go by until a page says something. */
  private void waitFor(String url, String text, String api)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    for (int look = 1; !get(url).body().contains(text); look++) {
      assertThat(System.nanoTime()).as("patience for " + text).isLessThan(until);
      if (look % LOOKS_A_TICK == 0) {
        post(api, tick(++ticks));
      }
    }
  }

  private HttpResponse<String> post(String api, String lines)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(api + "/observations"))
            .POST(BodyPublishers.ofString(lines))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
