package org.saunter.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Observation.Choice;
import org.saunter.model.Observation.Contents;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Observation.Verdict;
import org.saunter.server.Guard.Refused;
import org.saunter.server.live.LiveShop;
import org.saunter.server.live.QuestionView;
import org.saunter.server.page.Urls;

/** Takes answers to questions: of the form on the page, or as JSON. Each question once. */
final class Reviews {
  private static final int LINES_MAX = 200;
  private static final int COUNT_MAX = 999;
  private static final int REVIEWER_MAX = 64;
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final long LOOK_MILLIS = 20;

  private final Stores stores;

  Reviews(Stores stores) {
    this.stores = stores;
  }

  /**
   * An answer as JSON: either {@code alternative}, or {@code lines}.
   *
   * @param reviewerId who answers
   * @param alternative index of the alternative that is right; null if lines are given
   * @param lines the whole right receipt; null if an alternative is given
   */
  record Answer(
      @Nullable String reviewerId, @Nullable Integer alternative, @Nullable List<Line> lines) {}

  /** One product of an answer. */
  record Line(@Nullable String sku, int count) {}

  /** The form. */
  void post(Context ctx) throws InterruptedException {
    Stores.Entry e = stores.of(ctx);
    QuestionView question = question(e, ctx);
    Verdict verdict = formVerdict(ctx, e, question);
    answer(e, question, reviewer(ctx.formParam("reviewer")), verdict);
    QuestionView after = settled(e.shop(), question.questionId());
    String to = Urls.store(e.shop().storeId());
    if (after != null && after.state() == QuestionView.State.CLOSED) {
      to += next(e.shop(), question.visitId());
    } else {
      to += "/reviews/" + question.questionId();
    }
    ctx.redirect(to, HttpStatus.SEE_OTHER);
  }

  /** The same visit may need another answer; otherwise its receipt is there. */
  private static String next(LiveShop shop, long visitId) {
    for (QuestionView open : shop.openQuestions()) {
      if (open.visitId() == visitId) {
        return "/reviews/" + open.questionId();
      }
    }
    return "/receipts/" + visitId;
  }

  /** The same as JSON; says what became of it. */
  void postJson(Context ctx) throws InterruptedException {
    Stores.Entry e = stores.of(ctx);
    QuestionView question = question(e, ctx);
    Answer answer = ctx.bodyAsClass(Answer.class);
    if (answer == null) {
      throw bad("The answer is empty.", "Maybe give an alternative or lines.");
    }
    answer(e, question, reviewer(answer.reviewerId()), jsonVerdict(answer, e, question));
    QuestionView after = settled(e.shop(), question.questionId());
    ctx.json(after == null ? question : after);
  }

  /** The question that the address names. */
  static QuestionView question(Stores.Entry e, Context ctx) {
    long id = Pages.number(ctx.pathParam("question"), "question");
    QuestionView question = e.shop().question(id);
    if (question == null) {
      throw new Refused(
          404, "There is no question (" + id + ") here.", "Maybe it was answered long ago.");
    }
    return question;
  }

  private static String reviewer(@Nullable String given) {
    String name = given == null ? "" : given.strip();
    String clean =
        name.codePoints()
            .filter(c -> !Character.isISOControl(c))
            .limit(REVIEWER_MAX)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return clean.isEmpty() ? "reviewer" : clean;
  }

  private void answer(Stores.Entry e, QuestionView question, String reviewerId, Verdict verdict) {
    LiveShop shop = e.shop();
    if (Pages.isReadOnly(e)) {
      throw new Refused(
          409, "This store only shows what was; nobody can answer.", "Maybe open a running store.");
    }
    long number = e.desk().nextSequence();
    if (!shop.claim(question.questionId(), reviewerId, number)) {
      throw alreadyAnswered(shop, question);
    }
    ReviewSink.Taken taken =
        e.store()
            .reviews()
            .offer(
                shop.storeId(),
                e.desk().answer(number, question.questionId(), reviewerId, verdict));
    switch (taken) {
      case YES -> {}
      case BUSY -> {
        shop.unclaim(number, "The shop is too busy to take an answer. Maybe try again.");
        throw new Refused(503, "The shop is too busy to take an answer.", "Maybe try again.");
      }
      case READ_ONLY -> {
        shop.unclaim(number, "");
        throw new Refused(409, "This store does not take answers.", "Maybe it was stopped.");
      }
    }
  }

  private static Refused alreadyAnswered(LiveShop shop, QuestionView question) {
    QuestionView now = shop.question(question.questionId());
    String who = now == null || now.reviewerId().isEmpty() ? "somebody" : now.reviewerId();
    return new Refused(
        409,
        "The question (" + question.questionId() + ") was answered already, by (" + who + ").",
        "Maybe look at the receipt of visit " + question.visitId() + ".");
  }

  /** Waits a moment for the store to say what became of an answer. */
  private static @Nullable QuestionView settled(LiveShop shop, long questionId)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    QuestionView now = shop.question(questionId);
    while (now != null
        && now.state() == QuestionView.State.ANSWERING
        && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      now = shop.question(questionId);
    }
    return now;
  }

  // What was said

  private static Verdict formVerdict(Context ctx, Stores.Entry e, QuestionView question) {
    String verdict = ctx.formParam("verdict");
    if ("contents".equals(verdict)) {
      List<String> skus = ctx.formParams("sku");
      List<String> counts = ctx.formParams("count");
      if (skus.size() != counts.size()) {
        throw bad(
            "The form names ("
                + skus.size()
                + ") products with ("
                + counts.size()
                + ") "
                + "counts.",
            "Maybe load the page again.");
      }
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < skus.size(); i++) {
        lines.add(new Line(skus.get(i), count(counts.get(i))));
      }
      return contents(lines, e);
    }
    if ("choice".equals(verdict)) {
      return choice(count(ctx.formParam("alternative")), ctx.formParam("seen"), question);
    }
    throw bad("The form does not say what is right.", "Maybe choose one of the alternatives.");
  }

  private static Verdict jsonVerdict(Answer answer, Stores.Entry e, QuestionView question) {
    if (answer.lines() != null) {
      return contents(answer.lines(), e);
    }
    if (answer.alternative() != null) {
      return choice(answer.alternative(), null, question);
    }
    throw bad("The answer has neither an alternative nor lines.", "Maybe give one of the two.");
  }

  private static Choice choice(int index, @Nullable String seen, QuestionView question) {
    if (index < 0 || index >= question.alternatives().size()) {
      throw bad(
          "The question ("
              + question.questionId()
              + ") has no alternative ("
              + index
              + "); it has "
              + question.alternatives().size()
              + ".",
          "Maybe load the page again.");
    }
    if (seen != null && !seen.isEmpty() && !seen.equals(question.fingerprint(index))) {
      throw new Refused(
          409,
          "The alternatives of question ("
              + question.questionId()
              + ") have changed since the page was loaded.",
          "Maybe load it again and choose anew.");
    }
    return new Choice(index);
  }

  private static Contents contents(List<Line> lines, Stores.Entry e) {
    if (lines.size() > LINES_MAX) {
      throw bad(
          "The receipt has (" + lines.size() + ") lines; " + LINES_MAX + " are taken.",
          "Maybe the same product stands there twice.");
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Line line : lines) {
      String sku = line.sku() == null ? "" : line.sku();
      if (e.shop().setup().catalogue().find(sku) == null) {
        throw bad(
            "The product (" + Guard.clip(sku) + ") is not in the catalogue.",
            "Maybe pick it from the search.");
      }
      if (line.count() < 0 || line.count() > COUNT_MAX) {
        throw bad(
            "The count (" + line.count() + ") of product (" + sku + ") cannot be.",
            "Maybe a number from 0 to " + COUNT_MAX + " was meant.");
      }
      counts.merge(sku, line.count(), Integer::sum);
    }
    List<SkuCount> kept = new ArrayList<>();
    counts.forEach(
        (sku, n) -> {
          if (n > 0) {
            kept.add(new SkuCount(sku, n));
          }
        });
    return new Contents(kept);
  }

  private static int count(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,4}")) {
      throw bad(
          "The number (" + Guard.clip(text == null ? "" : text) + ") is not understood.",
          "Maybe a whole number was meant.");
    }
    return Integer.parseInt(text);
  }

  private static Refused bad(String rule, String maybe) {
    return new Refused(400, rule, maybe);
  }
}
