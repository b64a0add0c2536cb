package org.saunter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.model.Catalogue;
import org.saunter.model.Credential;
import org.saunter.model.Fact;
import org.saunter.model.Fact.AskReason;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.Refusal;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Product;
import org.saunter.model.Role;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import org.saunter.recording.UnreadableCount;
import org.saunter.recording.UnreadableLine;
import org.saunter.recording.UnreadableLine.Reason;
import org.saunter.server.live.LiveShop;
import org.saunter.sim.Scenario;
import org.saunter.sim.Simulation;

/** What strangers named is shown as text, wherever it comes up. */
final class EscapingTest {
  private static final String EVIL = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";

  @Test
  void namesOfProductsTokensSensorsAndSourcesStayText() throws Exception {
    LiveShop shop = new LiveShop(evilSetup());
    shop.on(new Ticked(5_000_000_000L, EVIL, 1), evilFacts());
    UnreadableLine line = new UnreadableLine(EVIL, 1, Reason.DOES_NOT_FIT, EVIL, EVIL);
    shop.unreadable(UnreadableCount.of(line, 5));
    try (ShopServer server =
        ShopServer.start(ServerSettings.local(0), List.of(ShownStore.readOnly(shop)))) {
      for (String path :
          List.of(
              "",
              "/receipts",
              "/receipts/1",
              "/receipts/2",
              "/reviews",
              "/reviews/1",
              "/health",
              "/find?q=script",
              "/receipts?find=%3Cscript%3Ealert(1)",
              "/receipts/%3Cscript%3Ealert(1)")) {
        // inside the quotation marks of an attribute only the mark itself could do harm
        String whole = get(server, "/stores/demo" + path);
        assertThat(whole).as(path).contains("&lt;script&gt;alert(");
        String page = whole.replaceAll("=\"[^\"]*\"", "");
        assertThat(page).as(path).doesNotContain("<script>alert").doesNotContain("<img");
      }
    }
  }

  private static StoreSetup evilSetup() {
    StoreSetup setup = new Simulation(Scenario.standard(1, 1)).setup();
    List<Product> products =
        setup.catalogue().products().stream()
            .map(
                p ->
                    new Product(
                        p.sku(),
                        EVIL,
                        p.gtins(),
                        p.family(),
                        p.unitGrams(),
                        p.spreadGrams(),
                        p.priceMinor(),
                        p.taxClass(),
                        p.minimumAgeYears(),
                        p.temperature()))
            .toList();
    StoreProfile profile = setup.profile();
    return new StoreSetup(
        new StoreProfile(
            profile.storeId(),
            profile.retailerId(),
            EVIL,
            profile.currency(),
            profile.timeZone(),
            true,
            profile.taxPartsPerMillion()),
        setup.layout(),
        Catalogue.accept(products).catalogue(),
        setup.planogram());
  }

  private static List<Fact> evilFacts() {
    Credential token = new Credential(Credential.Kind.CARD, EVIL);
    List<BillLine> lines = List.of(new BillLine("S0001", 1, 100, 400_000, List.of()));
    Explanation way =
        new Explanation(2, List.of(new SkuCount("S0001", 1)), 0, List.of(), false, 400_000);
    return List.of(
        new VisitOpened(1, 1, "in", token, Role.SHOPPER, 1),
        new VisitOpened(1, 2, "in", token, Role.SHOPPER, 1),
        new VisitOpened(1, 3, "in", token, Role.SHOPPER, 1),
        new BillChanged(2, 3, lines, 100, 400_000),
        new ReceiptDecided(3, 1, lines, 100, 990_000, Decision.CHARGE, false),
        new ReceiptProposed(4, 2, lines, 100, 400_000, Decision.ASK, AskReason.LOW_CERTAINTY),
        new QuestionAsked(4, 1, 2, 0, 1, 3, List.of(way)),
        new SensorHealthChanged(5, EVIL, Health.DEAD, EVIL),
        new ObservationRefused(6, Refusal.ABSURD_VALUE, EVIL, 1, EVIL, EVIL, 1));
  }

  private static String get(ShopServer server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Accept", "text/html")
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
