package org.saunter.sim.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Plate;
import org.saunter.model.Layout.Shelf;
import org.saunter.model.Product;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Chance;
import org.saunter.sim.Look;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.Stage.Pile;

/** People who walk, stand, queue, reach to a shelf and carry, from nobody to a crowd. */
final class RandomPeople {
  private static final int PEOPLE_MAX = 220;
  private static final int OUTFITS_MAX = 400;
  private static final double MUTED_SHARE = 0.65;

  private final Chance chance;
  private final Floor floor;
  private final List<Product> products;
  private final Map<String, Fixture> fixtureOfPlate = new HashMap<>();
  private final Map<String, Plate> plates = new HashMap<>();
  private final double perM2;
  private final List<Look> looks = new ArrayList<>();
  private List<Figure> figures = new ArrayList<>();
  private final List<Pile> piles;

  RandomPeople(Chance chance, SceneRange range, StoreSetup setup, Floor floor, RandomPlace place) {
    this.chance = chance;
    this.floor = floor;
    products = setup.catalogue().products();
    piles = new ArrayList<>(place.piles());
    sell();
    for (Fixture fixture : setup.layout().fixtures()) {
      for (Shelf shelf : fixture.shelves()) {
        for (Plate plate : shelf.plates()) {
          plates.put(plate.id(), plate);
          fixtureOfPlate.put(plate.id(), fixture);
        }
      }
    }
    double most = range.peoplePerM2Max();
    perM2 = most <= 0.03 || chance.happens(range.emptyShare()) ? 0 : chance.logUniform(0.03, most);
  }

  /** The people of one moment; those of another stand elsewhere. */
  Stage stage(long atNanos) {
    figures = new ArrayList<>();
    looks.clear();
    double mean = perM2 * floor.squareMetres;
    int wanted =
        perM2 == 0 ? 0 : Math.min(PEOPLE_MAX, Math.max(1, chance.poisson(Math.min(500, mean))));
    double crowd = Math.min(1, perM2);
    int tries = 0;
    while (figures.size() < wanted && tries++ < 3 * wanted + 20) {
      double u = chance.uniform();
      if (u < 0.34 && !piles.isEmpty()) {
        reacher();
      } else if (u < 0.34 + 0.1 * crowd) {
        queue(Math.min(wanted - figures.size(), 2 + chance.below(7)));
      } else if (u < 0.6) {
        group(Math.min(wanted - figures.size(), 2 + chance.below(4)));
      } else {
        double[] xy = new double[2];
        if (floor.any(chance, xy)) {
          stroller(xy[0], xy[1], chance.uniform(0, 2 * Math.PI));
        }
      }
    }
    return new Stage(atNanos, figures, piles);
  }

  /** Takes some units out of some piles. */
  private void sell() {
    double sold = chance.uniform(0, 0.6);
    for (int i = 0; i < piles.size(); i++) {
      Pile p = piles.get(i);
      if (chance.happens(sold)) {
        int left = chance.below(p.count() + 1);
        piles.set(i, new Pile(p.plateIds(), p.place(), p.places(), p.sku(), left, false));
      }
    }
  }

  private boolean crowded(double x, double y, double apart) {
    for (Figure f : figures) {
      double dx = f.xMm() - x;
      double dy = f.yMm() - y;
      if (dx * dx + dy * dy < apart * apart) {
        return true;
      }
    }
    return false;
  }

  private double apart() {
    return perM2 > 0.7 ? 330 : 430;
  }

  private Look look() {
    if (looks.size() >= OUTFITS_MAX) {
      return chance.pick(looks);
    }
    double[] clothing = new double[8];
    for (int i = 0; i < clothing.length; i++) {
      clothing[i] = chance.normal();
    }
    Look look = Look.of(clothing, (long) (chance.uniform() * 1e15));
    if (chance.happens(MUTED_SHARE)) {
      look = muted(look);
    }
    looks.add(look);
    return look;
  }

  /** The same in the dark and grey colours that most clothes have. */
  private Look muted(Look l) {
    return new Look(
        l.heightMm(),
        l.girth(),
        l.skin(),
        l.hair(),
        l.cut(),
        l.head(),
        muted(l.headColour()),
        l.top(),
        muted(l.topColour()),
        chance.happens(0.5) ? Look.Pattern.PLAIN : l.pattern(),
        muted(l.patternColour()),
        l.bottom(),
        muted(l.bottomColour()),
        muted(l.shoes()),
        l.bag(),
        muted(l.bagColour()),
        l.aid(),
        l.seed());
  }

  private int muted(int rgb) {
    double keep = chance.uniform(0.05, 0.5);
    double dim = chance.happens(0.6) ? chance.uniform(0.2, 0.7) : 1;
    int grey = ((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255)) / 10;
    int out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      out |= (int) (dim * (grey + keep * ((rgb >> shift & 255) - grey))) << shift;
    }
    return out;
  }

  private String product() {
    return products.isEmpty() ? "" : chance.pick(products).sku();
  }

  /** Somebody who walks or stands, with full or empty hands. */
  private void stroller(double x, double y, double heading) {
    if (crowded(x, y, apart()) || !floor.free(x, y)) {
      return;
    }
    boolean walks = chance.happens(floor.open() ? 0.75 : 0.55);
    Look look = look();
    Hand left = Hand.AT_REST;
    Hand right = Hand.AT_REST;
    double u = chance.uniform();
    if (u < 0.22) {
      right = before(x, y, heading, look, false);
    } else if (u < 0.4) {
      left = before(x, y, heading, look, true);
    } else if (u < 0.47) {
      left = before(x, y, heading, look, true);
      right = before(x, y, heading, look, false);
    } else if (u < 0.55) {
      right = new Hand(0, 0, 0, product(), true);
    }
    add(
        new Figure(
            0,
            "random",
            look,
            x,
            y,
            heading,
            chance.uniform(0, 2 * Math.PI),
            walks ? chance.uniform(500, 1_700) : 0,
            chance.happens(0.05) ? chance.uniform(0, 0.7) : 0,
            left,
            right));
  }

  private void add(Figure f) {
    figures.add(
        new Figure(
            figures.size() + 1,
            f.visitKey(),
            f.look(),
            f.xMm(),
            f.yMm(),
            f.headingRadians(),
            f.strideRadians(),
            f.speedMmPerS(),
            f.stoopShare(),
            f.left(),
            f.right()));
  }

  /** A hand that holds something before the chest, or gestures. */
  private Hand before(double x, double y, double heading, Look look, boolean left) {
    double out = chance.uniform(180, 480);
    double side = (left ? 1 : -1) * chance.uniform(40, 320);
    double z = look.heightMm() * chance.uniform(0.52, chance.happens(0.15) ? 1.1 : 0.78);
    double c = StrictMath.cos(heading);
    double s = StrictMath.sin(heading);
    String sku = chance.happens(0.75) ? product() : "";
    return new Hand(x + out * c - side * s, y + out * s + side * c, z, sku, false);
  }

  /** Some who stand or walk together. */
  private void group(int size) {
    double[] xy = new double[2];
    if (!floor.any(chance, xy)) {
      return;
    }
    boolean talks = chance.happens(0.5);
    double way = chance.uniform(0, 2 * Math.PI);
    for (int i = 0; i < size; i++) {
      double angle = 2 * Math.PI * i / size + chance.uniform(-0.3, 0.3);
      double r = chance.uniform(320, 620);
      double heading = talks ? angle + Math.PI : way + chance.normal(0, 0.2);
      stroller(xy[0] + r * StrictMath.cos(angle), xy[1] + r * StrictMath.sin(angle), heading);
    }
  }

  private void queue(int size) {
    double[] xy = new double[2];
    if (!floor.any(chance, xy)) {
      return;
    }
    double way = chance.uniform(0, 2 * Math.PI);
    double apart = chance.uniform(420, 850);
    for (int i = 0; i < size; i++) {
      stroller(
          xy[0] - i * apart * StrictMath.cos(way) + chance.normal(0, 50),
          xy[1] - i * apart * StrictMath.sin(way) + chance.normal(0, 50),
          way + chance.normal(0, 0.25));
    }
  }

  /** Somebody whose hand is on its way to a pile, at it, or on its way back with a unit. */
  private void reacher() {
    int index = chance.below(piles.size());
    Pile pile = piles.get(index);
    Plate plate = plates.get(chance.pick(pile.plateIds()));
    Fixture fixture = plate == null ? null : fixtureOfPlate.get(plate.id());
    if (plate == null || fixture == null || pile.foreign()) {
      return;
    }
    double angle = fixture.facingDegrees() * (Math.PI / 180);
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    double inFront = (plate.xMm() - fixture.xMm()) * c + (plate.yMm() - fixture.yMm()) * s;
    double off = fixture.depthMm() / 2.0 - inFront + chance.uniform(230, 480);
    double side = chance.normal(0, 160);
    double x = plate.xMm() + off * c - side * s;
    double y = plate.yMm() + off * s + side * c;
    if (!floor.free(x, y) || crowded(x, y, apart())) {
      return;
    }
    double deep = chance.uniform(-0.2, 0.45) * plate.depthMm();
    double targetX = plate.xMm() + c * deep;
    double targetY = plate.yMm() + s * deep;
    double targetZ = plate.zMm() + chance.uniform(40, 160);
    double share = chance.happens(0.6) ? 1 : chance.uniform(0.2, 1); // how far it has come
    boolean holds = pile.count() > 0 && chance.happens(0.5);
    if (holds) {
      piles.set(
          index,
          new Pile(
              pile.plateIds(), pile.place(), pile.places(), pile.sku(), pile.count() - 1, false));
    }
    Look look = look();
    double heading = StrictMath.atan2(targetY - y, targetX - x) + chance.normal(0, 0.3);
    double chestX = x + 250 * StrictMath.cos(heading);
    double chestY = y + 250 * StrictMath.sin(heading);
    Hand hand =
        new Hand(
            chestX + share * (targetX - chestX),
            chestY + share * (targetY - chestY),
            1_050 + share * (targetZ - 1_050),
            holds ? pile.sku() : "",
            false);
    boolean left = chance.happens(0.4);
    Hand other = chance.happens(0.25) ? before(x, y, heading, look, !left) : Hand.AT_REST;
    double low = Math.max(0, Math.min(1, (900 - targetZ) / 650));
    add(
        new Figure(
            0,
            "random",
            look,
            x,
            y,
            heading,
            chance.uniform(0, 2 * Math.PI),
            0,
            Math.max(0, Math.min(1, low * share + chance.normal(0, 0.1))),
            left ? hand : other,
            left ? other : hand));
  }
}
