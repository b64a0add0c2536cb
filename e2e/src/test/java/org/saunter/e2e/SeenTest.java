package org.saunter.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Observation.SensorReported;
import org.saunter.model.Observation.SensorState;
import org.saunter.sim.Scenario;
import org.saunter.store.EngineSettings;

/** Looking through cameras, and at a moment in three dimensions, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final double LONG_MS = 60_000;
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MS);

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
  void picturesMoveAndACameraThatIsUnpluggedSaysSo(@TempDir Path folder) {
    AtomicReference<DrawnWall> wall = new AtomicReference<>();
    try (LivingShop shop =
            new LivingShop(
                folder,
                Scenario.standard(200, 4),
                EngineSettings.standard(),
                4,
                live -> {
                  wall.set(new DrawnWall(live, 4, true));
                  return wall.get();
                });
        BrowserContext context = context(1280, 900)) {
      List<String> wrong = new ArrayList<>();
      Page page = page(context, wrong);
      page.navigate(shop.page(""));
      assertThat(page.locator("#strip")).containsText("cameras up", text());
      page.locator("#strip").click();
      Locator first = page.locator("#camera-cam-1");
      Locator second = page.locator("#camera-cam-2");
      for (Locator tile : List.of(first, second)) {
        long before = number(tile);
        page.waitForCondition(() -> number(tile) > before + 2);
      }
      assertThat(page.locator(".glass .body").first()).isAttached(attached());
      page.screenshot(shot("seen-wall"));

      Objects.requireNonNull(wall.get()).unplug("cam-1");
      long now = shop.shop().nowNanos();
      shop.say(
          new SensorReported(
              now, "cam-1", 1, "cam-1", SensorState.DOWN, "no picture for 2 seconds"));
      assertThat(first.locator(".fault")).containsText("Unplugged", text());
      assertThat(first).hasAttribute("data-past", "true");
      assertThat(first.locator(".fault")).containsText("last picture");
      assertThat(first.locator(".why")).containsText("no picture for 2 seconds");
      assertThat(first.locator("img")).hasCSS("filter", Pattern.compile("grayscale.*"));
      long stopped = number(first);
      long moving = number(second);
      page.waitForCondition(() -> number(second) > moving + 2);
      assertThat(number(first)).isEqualTo(stopped);
      page.screenshot(shot("seen-wall-unplugged"));

      second.locator(".glass").click();
      assertThat(page.locator("#large-name")).hasText("Camera cam-2");
      assertThat(page.locator("#large .glass img")).isVisible();
      page.screenshot(shot("seen-wall-large"));
      page.keyboard().press("ArrowLeft");
      assertThat(page.locator("#large-name")).hasText("Camera cam-1");
      assertThat(page.locator("#large .glass img")).isVisible();
      page.keyboard().press("Escape");
      assertThat(page.locator("#large")).isHidden();
      assertThat(page.locator("#looks")).containsText(Pattern.compile("[1-9][0-9]* looks"));
      page.navigate(shop.page("/health"));
      assertThat(page.locator("#unwell-cam-1")).containsText("Unplugged");
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void aTakeIsPlayedAgainFromAnySide(@TempDir Path folder) {
    try (LivingShop shop =
            new LivingShop(
                folder, Scenario.standard(200, 4).withOccupancy(6), EngineSettings.standard(), 8);
        BrowserContext context = context(1280, 900)) {
      List<String> wrong = new ArrayList<>();
      Page page = page(context, wrong);
      page.navigate(shop.page(""));
      Locator charged =
          page.locator(
              "#receipts .receipt-row",
              new Page.LocatorOptions().setHasText(Pattern.compile("[1-9][0-9]* items?")));
      assertThat(charged.first()).isVisible(PATIENTLY);
      charged.first().locator("a").click();
      page.locator(".replay-button").first().click();
      Locator replay = page.locator("dialog.replay");
      assertThat(replay.locator("h2")).containsText("took");
      Locator stage = replay.locator(".stage");
      page.waitForCondition(() -> Integer.parseInt(at(replay)) > 0);
      replay.locator("[data-do=play]").click();
      assertThat(replay.locator("[data-do=play]")).hasText("Play");
      page.screenshot(shot("seen-replay"));

      String around = String.valueOf(replay.getAttribute("data-around"));
      String before = pixels(stage);
      BoundingBox box = Objects.requireNonNull(stage.boundingBox());
      page.mouse().move(box.x + 300, box.y + 200);
      page.mouse().down();
      page.mouse()
          .move(
              box.x + 420,
              box.y + 160,
              new com.microsoft.playwright.Mouse.MoveOptions().setSteps(5));
      page.mouse().up();
      page.waitForCondition(() -> !around.equals(replay.getAttribute("data-around")));
      assertThat(pixels(stage)).isNotEqualTo(before);
      page.screenshot(shot("seen-replay-turned"));

      before = pixels(stage);
      replay.locator("input[type=range]").fill("4500");
      assertThat(replay).hasAttribute("data-at", "4500");
      assertThat(pixels(stage)).isNotEqualTo(before);
      stage.focus();
      page.keyboard().press(".");
      assertThat(replay).hasAttribute("data-at", "4600");
      page.keyboard().press("Escape");
      assertThat(replay).hasCount(0);

      page.setViewportSize(390, 844);
      page.locator(".replay-button").first().click();
      page.waitForCondition(() -> Integer.parseInt(at(replay)) > 0);
      replay.locator("input[type=range]").fill("4200");
      replay.locator("[data-do=above]").click();
      page.screenshot(shot("seen-replay-phone"));
      assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
      BoundingBox shown = Objects.requireNonNull(replay.locator("[data-do=play]").boundingBox());
      assertThat(shown.y + shown.height).isLessThan(844);
      replay.locator("[data-do=close]").click();
      assertThat(replay).hasCount(0);
      assertThat(wrong).isEmpty();
    }
  }

  private static String at(Locator replay) {
    String at = replay.getAttribute("data-at");
    return at == null ? "0" : at;
  }

  private static String pixels(Locator canvas) {
    return String.valueOf(canvas.evaluate("c => c.toDataURL()"));
  }

  private static long number(Locator tile) {
    String number = tile.locator(".glass").getAttribute("data-number");
    return number == null ? -1 : Long.parseLong(number);
  }

  private static LocatorAssertions.ContainsTextOptions text() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MS);
  }

  private static LocatorAssertions.IsAttachedOptions attached() {
    return new LocatorAssertions.IsAttachedOptions().setTimeout(LONG_MS);
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png"));
  }

  private static Page page(BrowserContext context, List<String> wrong) {
    Page page = context.newPage();
    page.onConsoleMessage(
        m -> {
          if (m.type().equals("error")) {
            wrong.add(m.text());
          }
        });
    page.onPageError(wrong::add);
    return page;
  }

  private BrowserContext context(int width, int height) {
    return chromium
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(width, height));
  }
}
