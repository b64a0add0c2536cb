package org.saunter.app.explain;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.saunter.app.print.JsonText;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Observation.SkuCount;

/** A chain as text and as JSON; {@code docs/reference/schemas/explanation.schema.json}. */
public final class ChainPrint {
  private static final int EXPLANATIONS_SHOWN = 3;

  private final Chain chain;
  private final UnaryOperator<String> names;

  /**
   * @param names name of a product by its SKU
   */
  public ChainPrint(Chain chain, UnaryOperator<String> names) {
    this.chain = chain;
    this.names = names;
  }

  /** Line by line, down to the sensors. */
  public void text(PrintWriter out) {
    out.println(
        "Visit "
            + chain.visitId()
            + ": "
            + chain.receiptKind()
            + " (fact "
            + chain.receiptFactId()
            + ")");
    if (chain.lines().isEmpty()) {
      out.println("Nothing is on the receipt.");
    }
    for (BillLine line : chain.lines()) {
      out.printf(
          Locale.ROOT,
          "%n%d x %s (%s), %.2f %% certain%n",
          line.count(),
          names.apply(line.sku()),
          line.sku(),
          line.certaintyPpm() / 1e4);
      chain.links(line).forEach(link -> text(out, link));
    }
  }

  private void text(PrintWriter out, Link link) {
    String weight =
        link.isUnweighed()
            ? "no plate felt it"
            : String.format(
                Locale.ROOT,
                "%+.1f g (sd %.1f g)",
                link.deltaMilligrams() / 1e3,
                link.sdMilligrams() / 1e3);
    String plates =
        link.plates().stream()
            .map(
                p ->
                    String.format(
                        Locale.ROOT, "%s %+.1f g", p.plateId(), p.deltaMilligrams() / 1e3))
            .collect(Collectors.joining(", "));
    out.println("  movement " + link.movementId() + ": " + weight + "; " + plates);
    out.println("    fact " + link.factId() + ", who and what: fact " + link.explainedFactId());
    link.explanations().stream()
        .limit(EXPLANATIONS_SHOWN)
        .forEach(e -> out.printf(Locale.ROOT, "    %6.2f %%  %s%n", e.ppm() / 1e4, words(e)));
    link.sensed()
        .forEach(
            s ->
                out.println(
                    "    "
                        + s.count()
                        + " x "
                        + s.what()
                        + ", observations "
                        + s.firstPosition()
                        + " to "
                        + s.lastPosition()));
    out.println("    window " + time(link.fromNanos()) + " to " + time(link.toNanos()));
  }

  private String words(Explanation e) {
    if (e.visitId() == 0) {
      return "nobody moved anything";
    }
    String text = deeds(e.visitId(), e.moves());
    if (e.alsoVisitId() != 0) {
      text += "; " + deeds(e.alsoVisitId(), e.alsoMoves());
    }
    return e.unknown() ? text + "; something that nobody can name" : text;
  }

  private String deeds(long visitId, List<SkuCount> moves) {
    String what =
        moves.stream()
            .map(
                m ->
                    (m.count() < 0 ? "put back " : "took ")
                        + Math.abs(m.count())
                        + " x "
                        + names.apply(m.sku()))
            .collect(Collectors.joining(", "));
    return "visit " + visitId + " " + (what.isEmpty() ? "moved nothing" : what);
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }

  /** The same as one JSON object. */
  public JsonText json(String storeId) {
    return new JsonText()
        .put("storeId", storeId)
        .put("visitId", chain.visitId())
        .put("receipt", chain.receiptKind())
        .put("factId", chain.receiptFactId())
        .put("lines", chain.lines().stream().map(this::line).toList());
  }

  private Map<String, Object> line(BillLine line) {
    return new JsonText()
        .put("sku", line.sku())
        .put("name", names.apply(line.sku()))
        .put("count", line.count())
        .put("unitMinor", line.unitMinor())
        .put("certaintyPpm", line.certaintyPpm())
        .put("movements", chain.links(line).stream().map(this::link).toList())
        .toMap();
  }

  private Map<String, Object> link(Link link) {
    return new JsonText()
        .put("movementId", link.movementId())
        .put("factId", link.factId())
        .put("isUnweighed", link.isUnweighed())
        .put("onsetNanos", link.onsetNanos())
        .put("settleNanos", link.settleNanos())
        .put("deltaMilligrams", link.deltaMilligrams())
        .put("sdMilligrams", link.sdMilligrams())
        .put("plates", link.plates())
        .put("explainedFactId", link.explainedFactId())
        .put("explanations", link.explanations())
        .put("observations", link.sensed())
        .put("fromNanos", link.fromNanos())
        .put("toNanos", link.toNanos())
        .toMap();
  }
}
