package org.saunter.recording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue;
import org.saunter.model.Catalogue.Problem;
import org.saunter.model.Catalogue.ProblemKind;
import org.saunter.model.Layout;
import org.saunter.model.Planogram;
import org.saunter.model.Planogram.Placement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Holds a planogram against layout and catalogue; what does not fit is named and left out. */
final class PlanogramCheck {
  private final Set<String> plateIds = new LinkedHashSet<>();
  private final Catalogue catalogue;

  PlanogramCheck(Layout layout, Catalogue catalogue) {
    this.catalogue = catalogue;
    layout.plates().forEach(plate -> plateIds.add(plate.id()));
  }

  /** One version; a placement that cannot be read costs only itself. */
  static Planogram parse(JsonNode node, List<Problem> problems) {
    List<Placement> placements = new ArrayList<>();
    for (JsonNode placement : node.path("placements")) {
      try {
        placements.add(Mapping.JSON.treeToValue(placement, Placement.class));
      } catch (JacksonException e) {
        BadInputException bad = Mapping.badInput(e);
        problems.add(new Problem(ProblemKind.UNREADABLE, bad.rule(), bad.maybe()));
      }
    }
    String version = node.path("version").asString("");
    JsonNode from = node.path("validFromNanos");
    if (!from.isIntegralNumber()) {
      throw new BadInputException(
          "The planogram (" + version + ") is valid from (" + from.asString("") + ").",
          "Maybe write validFromNanos as a whole number; 0 is always.");
    }
    return new Planogram(version, from.longValue(), placements);
  }

  Planogram cleaned(Planogram planogram, List<Problem> problems) {
    List<Placement> good = new ArrayList<>();
    for (Placement p : planogram.placements()) {
      if (!plateIds.contains(p.plateId())) {
        problems.add(
            new Problem(
                ProblemKind.PLATE_UNKNOWN,
                "The planogram puts product ("
                    + p.sku()
                    + ") on plate ("
                    + p.plateId()
                    + "), which the layout does not have.",
                "Maybe the layout is older than the shelf."));
      } else if (catalogue.find(p.sku()) == null) {
        problems.add(
            new Problem(
                ProblemKind.PRODUCT_UNKNOWN,
                "The planogram puts product ("
                    + p.sku()
                    + ") on plate ("
                    + p.plateId()
                    + "), which the catalogue does not have.",
                "Maybe the product was left out for another problem."));
      } else {
        good.add(p);
      }
    }
    return new Planogram(planogram.version(), planogram.validFromNanos(), good);
  }

  /** Plates on which nothing is to lie: they are weighed, but nothing can be sold from them. */
  void tellUnplanned(Planogram planogram, List<Problem> problems) {
    Set<String> planned = new HashSet<>();
    planogram.placements().forEach(p -> planned.add(p.plateId()));
    for (String plateId : plateIds) {
      if (!planned.contains(plateId)) {
        problems.add(
            new Problem(
                ProblemKind.PLATE_WITHOUT_PLANOGRAM,
                "The plate (" + plateId + ") has no planogram entry.",
                "Maybe it is empty on purpose."));
      }
    }
  }
}
