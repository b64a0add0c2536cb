package org.saunter.server.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saunter.model.Catalogue;
import org.saunter.model.Credential;
import org.saunter.model.Fact.Explanation;
import org.saunter.model.Observation.SkuCount;

/** Says in plain words what the engine says in records. Plain text, not escaped. */
public final class Words {
  private final Catalogue catalogue;

  public Words(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Name of a product, or its SKU where the catalogue has no such product. */
  public String name(String sku) {
    return catalogue.nameOf(sku);
  }

  /** An explanation as a sentence without its full stop. */
  public String say(Explanation e) {
    List<String> parts = new ArrayList<>();
    if (e.visitId() != 0) {
      parts.add("Visit " + e.visitId() + deeds(e.moves(), e.unknown()));
    }
    if (e.alsoVisitId() != 0) {
      parts.add("visit " + e.alsoVisitId() + deeds(e.alsoMoves(), false));
    }
    return parts.isEmpty() ? "Nobody took or put anything" : String.join(", and ", parts);
  }

  private String deeds(List<SkuCount> moves, boolean unknown) {
    List<String> takes = new ArrayList<>();
    List<String> puts = new ArrayList<>();
    for (SkuCount move : moves) {
      (move.count() > 0 ? takes : puts).add(Math.abs(move.count()) + " × " + name(move.sku()));
    }
    List<String> parts = new ArrayList<>();
    if (!takes.isEmpty()) {
      parts.add("took " + String.join(", ", takes));
    }
    if (!puts.isEmpty()) {
      parts.add("put back " + String.join(", ", puts));
    }
    if (unknown) {
      parts.add("moved something that nobody can name");
    }
    return parts.isEmpty() ? " only touched the shelf" : " " + String.join(" and ", parts);
  }

  /** How somebody came in, with all but the last four characters of the token hidden. */
  static String masked(Credential credential) {
    String kind = credential.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (credential.kind()) {
      case NONE -> "no credential";
      case CARD, PHONE, BADGE, PALM, DEVICE, STAFF_ADMISSION ->
          kind + " ••" + tail(credential.token());
    };
  }

  private static String tail(String token) {
    return token.length() <= 4 ? "••" : token.substring(token.length() - 4);
  }
}
