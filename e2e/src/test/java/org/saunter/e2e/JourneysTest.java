package org.saunter.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.model.Observation.PaymentOutcome;
import org.saunter.model.Observation.PaymentStep;
import org.saunter.model.Product;
import org.saunter.server.live.ReceiptView;
import org.saunter.sim.Scenario;
import org.saunter.store.EngineSettings;
import org.saunter.trade.receipt.Receipt;

/** What a shopkeeper does, in a real browser against a whole running shop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneysTest {
  private static final double LONG_MS = 60_000;
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MS);
  private static final EngineSettings DOUBTFUL =
      EngineSettings.standard().withChargeCertaintyPpm(1_000_001);

  private Chromium chromium;

  @BeforeAll
  void start() {
    chromium = Chromium.open();
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void theBillGrowsWhileAShopperShops(@TempDir Path folder) {
    try (LivingShop shop = shop(folder, EngineSettings.standard(), 5);
        BrowserContext context = context()) {
      Page page = context.newPage();
      page.navigate(shop.page(""));
      assertThat(page.locator("#link")).hasAttribute("data-state", "live");
      assertThat(page.locator("#people .dot").first()).isVisible(PATIENTLY);
      Locator grown =
          page.locator(
              ".bill", new Page.LocatorOptions().setHas(page.locator(".lines li:nth-child(2)")));
      assertThat(page.locator(".bill .lines li").first()).isVisible(PATIENTLY);
      assertThat(grown.first()).isVisible(PATIENTLY);
      assertThat(grown.first().locator(".total")).hasText(Pattern.compile("€[1-9].*|€0\\.[1-9].*"));
      assertThat(page.locator("#moments .moment").first()).isVisible();
    }
  }

  @Test
  void theReceiptArrivesAndSaysWhyEachLineIsThere(@TempDir Path folder) {
    try (LivingShop shop = shop(folder, EngineSettings.standard(), 8);
        BrowserContext context = context()) {
      Page page = context.newPage();
      page.navigate(shop.page(""));
      assertThat(page.locator("#no-receipts")).isVisible();
      Locator charged =
          page.locator(
              "#receipts .receipt-row",
              new Page.LocatorOptions().setHasText(Pattern.compile("[1-9][0-9]* items?")));
      assertThat(charged.first()).isVisible(PATIENTLY);
      charged.first().locator("a").click();
      assertThat(page.locator("#h-slip")).containsText("Visit");
      assertThat(page.locator(".slip .stamps")).containsText("Charged");
      assertThat(page.locator("#captured")).hasText(Pattern.compile("€.*"));
      assertThat(page.locator(".why").first()).containsText("×");
      assertThat(page.locator(".why .moment-detail .ways li").first()).containsText("took");
      assertThat(page.locator(".why .snapshot .cell.marked").first()).isAttached();
    }
  }

  @Test
  void aReviewedVisitIsCorrectedAndChargedOnce(@TempDir Path folder) {
    try (LivingShop shop = shop(folder, DOUBTFUL, 8);
        BrowserContext context = context()) {
      Page page = context.newPage();
      page.navigate(shop.page("/reviews"));
      assertThat(page.locator("#questions .question").first()).isVisible(PATIENTLY);
      page.locator("#questions .question a").first().click();
      String address = page.url();
      long questionId = Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
      long visitId = java.util.Objects.requireNonNull(shop.shop().question(questionId)).visitId();

      Page second = context.newPage();
      second.navigate(address);
      write(second, shop.shop().setup().catalogue().products().get(5));

      Product added = shop.shop().setup().catalogue().products().get(3);
      write(page, added);
      page.locator("#correct button[type=submit]").click();
      page.waitForURL(Pattern.compile(".*/receipts/" + visitId));
      assertThat(page.locator(".stamps")).containsText("Reviewed by Mia");
      assertThat(page.locator(".slip-lines")).containsText(added.name());

      Response again =
          second.waitForResponse(
              r -> r.request().isNavigationRequest(),
              () -> second.locator("#correct button[type=submit]").click());
      assertThat(again.status()).isEqualTo(409);
      assertThat(second.locator(".notice")).containsText("was answered already, by (Mia)");

      page.reload();
      assertThat(page.locator("#payments")).containsText("Captured");
      assertChargedOnce(shop, visitId, added);
    }
  }

  /** Opens the receipt for writing, makes every line nothing, and adds two of a product. */
  private static void write(Page page, Product product) {
    if (page.locator("details.edit[open]").count() == 0) {
      page.locator("details.edit summary").click();
    }
    for (Locator count : page.locator("#edit-lines input[name=count]").all()) {
      count.fill("0");
    }
    page.locator("#product").pressSequentially(product.sku());
    Locator found = page.locator("#found button.add");
    assertThat(found.first()).containsText(product.name());
    found.first().click();
    Locator line = page.locator("#edit-lines li[data-sku=" + product.sku() + "]").last();
    line.locator("input[name=count]").fill("2");
    page.locator("#correct input[name=reviewer]").fill("Mia");
  }

  private static void assertChargedOnce(LivingShop shop, long visitId, Product added) {
    ReceiptView shown = java.util.Objects.requireNonNull(shop.shop().receipt(visitId));
    assertThat(shown.totalMinor()).isEqualTo(2 * added.priceMinor());
    List<PaymentNoted> captures =
        shown.payments().stream()
            .filter(p -> p.step() == PaymentStep.CAPTURE && p.outcome() == PaymentOutcome.DONE)
            .toList();
    assertThat(captures).hasSize(1);
    assertThat(captures.get(0).amountMinor()).isEqualTo(shown.totalMinor());
    Receipt receipt = shop.trade().receipt(shop.shop().storeId(), visitId).orElseThrow();
    assertThat(receipt.paid().capturedMinor()).isEqualTo(shown.totalMinor());
    assertThat(shop.trade().revisions(shop.shop().storeId(), visitId)).hasSize(1);
    assertThat(shop.trade().check().isFine()).isTrue();
  }

  @Test
  void oneOfTheAlternativesIsChosenByKeyboard(@TempDir Path folder) {
    EngineSettings careful = EngineSettings.standard().withChargeCertaintyPpm(990_000);
    try (LivingShop shop = shop(folder, careful, 8);
        BrowserContext context = context()) {
      Page page = context.newPage();
      page.navigate(shop.page("/reviews"));
      Locator question =
          page.locator(
              "#questions .question a",
              new Page.LocatorOptions().setHasNotText("the whole visit is unclear"));
      assertThat(question.first()).isVisible(PATIENTLY);
      question.first().focus();
      page.keyboard().press("Enter");
      Locator first = page.locator("#choose input[type=radio]").first();
      first.focus();
      page.keyboard().press("Space");
      assertThat(first).isChecked();
      page.locator("#choose button[type=submit]").focus();
      String before = page.url();
      page.keyboard().press("Enter");
      page.waitForURL(url -> !url.equals(before)); // the receipt, or the visit's next question
      page.navigate(shop.page("/reviews"));
      assertThat(page.locator("[aria-labelledby=h-closed]")).containsText("answered by reviewer");
    }
  }

  @Test
  void theThemeIsKept(@TempDir Path folder) {
    try (LivingShop shop = shop(folder, EngineSettings.standard(), 0);
        BrowserContext context = context()) {
      Page page = context.newPage();
      page.navigate(shop.page(""));
      page.locator("#theme").click();
      assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
      page.navigate(shop.page("/health"));
      assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }
  }

  private static LivingShop shop(Path folder, EngineSettings settings, double pace) {
    return new LivingShop(folder, Scenario.standard(200, 4), settings, pace);
  }

  private BrowserContext context() {
    return chromium
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
  }
}
