package org.saunter.store.attribution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.store.attribution.Alternative.Move;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Moves.Action;

/** What the pictures of one movement say of each explanation, in natural logarithms. */
final class Pictures {
  private static final int ASSIGNED_ONE_BY_ONE_MAX = 6; // 64 ways

  private final Scene scene;
  private final Likelihood likelihood;
  private final Actors actors;
  private final List<Crop> crops;
  private final int inZone;
  private final double[] logUnpictured; // an action of each candidate without a picture
  private final double logFurtherPictured; // a further unit of an action with its own picture
  private final double logFurtherUnpictured;
  private final double logTwicePictured; // one unit with two pictures
  private final Map<Integer, Double> visionCache = new HashMap<>();

  Pictures(Scene scene, Actors actors) {
    this.scene = scene;
    this.actors = actors;
    likelihood = scene.likelihood();
    crops = scene.e().crops();
    inZone = scene.inZone();
    Habits habits = scene.habits();
    logUnpictured = new double[actors.count()];
    for (int k = 0; k < logUnpictured.length; k++) {
      double share = habits.pictureShare(scene.e().sight(scene.candidates().get(k)));
      logUnpictured[k] = StrictMath.log(1 - share);
    }
    logFurtherPictured = StrictMath.log(habits.furtherPictureShare());
    logTwicePictured = StrictMath.log(habits.twicePictureShare());
    logFurtherUnpictured = StrictMath.log(1 - habits.furtherPictureShare());
  }

  int count() {
    return crops.size();
  }

  /** How many people there are pictures of. */
  int holders() {
    return (int) crops.stream().map(Crop::trackId).distinct().count();
  }

  /** All of them for a product, whoever holds it. */
  double vision(int product) {
    return visionCache.computeIfAbsent(
        product, s -> crops.stream().mapToDouble(crop -> likelihood.vision(crop, s)).sum());
  }

  /** Pictures of one move by candidate k. */
  double of(Move move, int k) {
    double sum = 0;
    for (Crop crop : crops) {
      sum += about(crop, reading(crop, move, k));
    }
    return sum;
  }

  /** What a picture says if it shows that move by candidate k. */
  double reading(Crop crop, Move move, int k) {
    return likelihood.vision(crop, move.product())
        + holder(crop, k)
        + likelihood.direction(crop, move.units());
  }

  /** What a picture says of this movement, given what it says if it shows it. */
  double about(Crop crop, double reading) {
    return likelihood.about(crop, reading, inZone);
  }

  private double holder(Crop crop, int k) {
    return likelihood.holder(crop, scene.candidates().get(k).trackId(), inZone);
  }

  /** An action of candidate k, if nobody took a picture of anything. */
  double unpictured(int k) {
    return crops.isEmpty() ? logUnpictured[k] : 0;
  }

  /** Actions of these candidates, those of whom there are pictures first. */
  double unpictured(List<Action> actions) {
    double sum = 0;
    for (Action action : actions.subList(Math.min(crops.size(), actions.size()), actions.size())) {
      sum += logUnpictured[action.k()];
    }
    return sum;
  }

  /** Pictures of the second and later units of one action by candidate k, or too many of them. */
  double further(Move move, int k) {
    int units = Math.abs(move.units());
    int own = own(move, k);
    if (own > units) {
      return (own - units) * logTwicePictured;
    }
    if (units < 2 || crops.isEmpty()) {
      return 0;
    }
    int pictured = Math.min(units, crops.size()) - 1;
    return pictured * logFurtherPictured + (units - 1 - pictured) * logFurtherUnpictured;
  }

  /** How many pictures clearly are of the move by candidate k. */
  private int own(Move move, int k) {
    String sku =
        move.product() < scene.products().size() ? scene.products().sku(move.product()) : "";
    int own = 0;
    for (Crop crop : crops) {
      own +=
          crop.trackId().equals(scene.candidates().get(k).trackId())
                  && !crop.scores().isEmpty()
                  && crop.scores().get(0).sku().equals(sku)
                  && crop.taking() * move.units() >= 0
              ? 1
              : 0;
    }
    return own;
  }

  /** Pictures of a movement that was nobody's: they show something else, or a hand that touched. */
  double anothers() {
    double sum = 0;
    for (Crop crop : crops) {
      sum += about(crop, actors.logShare() - 6);
    }
    return sum;
  }

  /** A hand that only touched: the picture shows what lies on the plate. */
  double ghost(int[] home) {
    double sum = Double.NEGATIVE_INFINITY;
    for (int product : home) {
      sum = Likelihood.logSum(sum, vision(product));
    }
    return home.length == 0 ? 0 : Math.max(0, sum - StrictMath.log(home.length));
  }

  /** Whose hand it was that only touched. */
  double touched() {
    double sum = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < actors.count(); k++) {
      sum = Likelihood.logSum(sum, actors.of(k) + actors.logShare() + held(k));
    }
    return sum;
  }

  /** Hold of all crops, whatever they show. */
  double held(int k) {
    double sum = 0;
    for (Crop crop : crops) {
      sum += holder(crop, k);
    }
    return sum;
  }

  /** A weight with the pictures of a move beside somebody whose hands may hold anything. */
  double beside(double weight, Move move, int k, int other) {
    double sum = weight;
    for (Crop crop : crops) {
      double either =
          Likelihood.logSum(reading(crop, move, k), holder(crop, other)) - Likelihood.LOG_TWO;
      sum += about(crop, either);
    }
    return sum;
  }

  /** Pictures of two actions. Each shows one of them, and none has more pictures than units. */
  double ofBoth(Move a, int ka, Move b, int kb) {
    if (crops.size() > ASSIGNED_ONE_BY_ONE_MAX) {
      return ofEither(a, ka, b, kb);
    }
    int unitsOfA = Math.abs(a.units());
    int unitsOfB = Math.abs(b.units());
    boolean tooMany = crops.size() > unitsOfA + unitsOfB;
    double[] byA = new double[crops.size()]; // each picture, if it shows what a moved
    double[] byB = new double[crops.size()];
    for (int i = 0; i < crops.size(); i++) {
      Crop crop = crops.get(i);
      byA[i] = about(crop, reading(crop, a, ka));
      byB[i] = about(crop, reading(crop, b, kb));
    }
    double sum = Double.NEGATIVE_INFINITY;
    int ways = 0;
    for (int ofA = 0; ofA < 1 << crops.size(); ofA++) {
      int shownOfA = Integer.bitCount(ofA);
      if (!tooMany && (shownOfA > unitsOfA || crops.size() - shownOfA > unitsOfB)) {
        continue;
      }
      double one = 0;
      for (int i = 0; i < crops.size(); i++) {
        one += (ofA >> i & 1) == 1 ? byA[i] : byB[i];
      }
      one += shownOfA == 0 ? logUnpictured[ka] : 0;
      one += shownOfA == crops.size() ? logUnpictured[kb] : 0;
      sum = Likelihood.logSum(sum, one);
      ways++;
    }
    return sum - StrictMath.log(ways);
  }

  private double ofEither(Move a, int ka, Move b, int kb) {
    double sum = 0;
    for (Crop crop : crops) {
      double either =
          Likelihood.logSum(reading(crop, a, ka), reading(crop, b, kb)) - Likelihood.LOG_TWO;
      sum += about(crop, either);
    }
    return sum;
  }
}
