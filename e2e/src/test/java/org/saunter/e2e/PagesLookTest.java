package org.saunter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Observation.SensorReported;
import org.saunter.model.Observation.SensorState;
import org.saunter.server.live.QuestionView;
import org.saunter.server.live.ReceiptView;
import org.saunter.sim.Sabotage;
import org.saunter.sim.Scenario;
import org.saunter.store.EngineSettings;

/**
 * Every page on a laptop and a phone, in light and dark, empty and full: no error in the console,
 * nothing from elsewhere, no sideways scrolling, text that can be read. Pictures for people's eyes
 * go to {@code target/screenshots}.
 */
class PagesLookTest {
  private static final String NO_RECEIPT = "/receipts/999999";
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final List<Sabotage> TROUBLE =
      List.of(
          new Sabotage.DeadPlate("A1-2-3", 30),
          new Sabotage.NoisyPlate("B3-4-2", 25),
          new Sabotage.AbsurdPlate("C2-1-1", 0.2),
          new Sabotage.FloodingPlate("B1-1-5", 60, 900),
          new Sabotage.DuplicateMessages(0.002));

  private record Look(String name, int width, int height, ColorScheme theme) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look("desktop-light", 1440, 900, ColorScheme.LIGHT),
          new Look("desktop-dark", 1440, 900, ColorScheme.DARK),
          new Look("phone-light", 390, 844, ColorScheme.LIGHT),
          new Look("phone-dark", 390, 844, ColorScheme.DARK));

  @Test
  void everyPageOfABusyShop(@TempDir Path folder) {
    Scenario scenario = Scenario.standard(400, 11).withOccupancy(7).withSabotage(TROUBLE);
    EngineSettings careful = EngineSettings.standard().withChargeCertaintyPpm(985_000);
    try (Chromium chromium = Chromium.open();
        LivingShop shop =
            new LivingShop(folder, scenario, careful, 60, live -> new DrawnWall(live, 7, false))) {
      await(
          () -> shop.shop().headline().receipts() >= 25 && shop.shop().openQuestions().size() > 1);
      shop.setPace(1);
      Map<String, String> pages = new LinkedHashMap<>();
      pages.put("live", "");
      pages.put("receipts", "/receipts");
      pages.put("receipt", "/receipts/" + longest(shop).visitId());
      pages.put("bill", "/receipts/" + shop.shop().bills().get(0).visitId());
      pages.put("reviews", "/reviews");
      pages.put("review", "/reviews/" + question(shop));
      shop.say(camera(shop, "cam-2", SensorState.FROZEN, "the same picture for 8 s"));
      shop.say(camera(shop, "cam-3", SensorState.FOGGED, ""));
      pages.put("cameras", "/cameras");
      pages.put("health", "/health");
      pages.put("nothing-found", "/receipts?find=zzz");
      pages.put("error", NO_RECEIPT);
      look(chromium, shop, "busy", pages);
    }
  }

  @Test
  void everyPageOfAnEmptyShop(@TempDir Path folder) {
    try (Chromium chromium = Chromium.open();
        LivingShop shop =
            new LivingShop(folder, Scenario.standard(1, 1), EngineSettings.standard(), 0)) {
      Map<String, String> pages = new LinkedHashMap<>();
      pages.put("live", "");
      pages.put("receipts", "/receipts");
      pages.put("reviews", "/reviews");
      pages.put("cameras", "/cameras");
      pages.put("health", "/health");
      look(chromium, shop, "empty", pages);
    }
  }

  private static SensorReported camera(
      LivingShop shop, String id, SensorState state, String detail) {
    return new SensorReported(shop.shop().nowNanos(), id, 1, id, state, detail);
  }

  private static void look(
      Chromium chromium, LivingShop shop, String mood, Map<String, String> pages) {
    List<String> wrong = new ArrayList<>();
    for (Look look : LOOKS) {
      try (BrowserContext context =
          chromium
              .browser()
              .newContext(
                  new Browser.NewContextOptions()
                      .setViewportSize(look.width(), look.height())
                      .setColorScheme(look.theme()))) {
        pages.forEach((name, path) -> look(context, shop, look, mood + "-" + name, path, wrong));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void look(
      BrowserContext context,
      LivingShop shop,
      Look look,
      String name,
      String path,
      List<String> wrong) {
    Page page = context.newPage();
    String where = name + " " + look.name() + ": ";
    page.onConsoleMessage(
        m -> {
          boolean isMeant = path.equals(NO_RECEIPT) && m.text().contains("404");
          if (m.type().equals("error") && !isMeant) {
            wrong.add(where + m.text());
          }
        });
    page.onPageError(e -> wrong.add(where + e));
    page.onRequest(
        r -> {
          if (!r.url().startsWith("http://127.0.0.1:")) {
            wrong.add(where + "asks " + r.url());
          }
        });
    page.navigate(shop.page(path));
    page.waitForTimeout(900);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(look.name() + "-" + name + ".png"))
            .setFullPage(look.width() < 1000 || !name.endsWith("live")));
    Object wide = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    if (((Number) wide).intValue() > 0) {
      wrong.add(where + "is (" + wide + ") pixels wider than the screen");
    }
    Object pale = page.evaluate(CONTRAST);
    if (!String.valueOf(pale).isEmpty()) {
      wrong.add(where + "pale text: " + pale);
    }
    page.close();
  }

  /** Names texts whose contrast with what is behind them is below WCAG AA. */
  private static final String CONTRAST =
      """
      (() => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const pen = canvas.getContext('2d', { willReadFrequently: true });
        const rgba = (color) => {
          pen.clearRect(0, 0, 1, 1);
          pen.fillStyle = color;
          pen.fillRect(0, 0, 1, 1);
          return [...pen.getImageData(0, 0, 1, 1).data];
        };
        const light = ([r, g, b]) => {
          const [x, y, z] = [r, g, b].map((v) => v / 255)
            .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * x + 0.7152 * y + 0.0722 * z;
        };
        const behind = (el) => {
          for (let e = el; e; e = e.parentElement) {
            const c = rgba(getComputedStyle(e).backgroundColor);
            if (c[3] > 200) return c;
          }
          return [255, 255, 255, 255];
        };
        const pale = new Set();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const el = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || el.closest('svg') || !el.checkVisibility()) continue;
          if (el.closest('.fresh, .callout, script, style, .hidden, :disabled')) continue;
          const style = getComputedStyle(el);
          const a = light(rgba(style.color)), b = light(behind(el));
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          const size = parseFloat(style.fontSize);
          const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
          if (ratio < (large ? 3 : 4.5)) {
            pale.add(`${el.className || el.tagName} "${walker.currentNode.data.trim().slice(0, 20)}" ${ratio.toFixed(2)}`);
          }
        }
        return [...pale].slice(0, 5).join('; ');
      })()
      """;

  private static ReceiptView longest(LivingShop shop) {
    return shop.shop().receipts(100).stream()
        .max(java.util.Comparator.comparingInt(r -> Math.min(4, r.lines().size())))
        .orElseThrow();
  }

  private static long question(LivingShop shop) {
    return shop.shop().openQuestions().stream()
        .max(java.util.Comparator.comparingInt(q -> q.alternatives().size()))
        .map(QuestionView::questionId)
        .orElseThrow();
  }

  private static void await(BooleanSupplier holds) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("That did not happen within 90 seconds.");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
