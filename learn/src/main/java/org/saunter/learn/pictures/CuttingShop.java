package org.saunter.learn.pictures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.learn.net.VectorNet;
import org.saunter.sim.Chance;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Hand;
import org.saunter.sim.picture.Painter;
import org.saunter.sim.picture.Picture;
import org.saunter.sim.picture.Picture.HandLabel;
import org.saunter.sim.picture.Picture.PersonLabel;
import org.saunter.sim.scene.RandomScenes;
import org.saunter.sim.scene.SceneRange;
import org.saunter.sim.scene.Training;
import org.saunter.sim.scene.Training.Shot;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.detect.Crop;
import org.saunter.vision.hand.HandPicture;

/**
 * A random shop in which everybody holds something, cut up: bodies with the head hidden, as {@link
 * Crop#ofBody} does it, and hands with a product. Points and boxes are off by as much as a net's
 * are.
 */
public final class CuttingShop {
  private static final int CAMERAS = 8;
  private static final int MOMENTS = 12;
  private static final int PRODUCTS = 40;
  private static final long THINGS_MAX = 100_000;
  private static final double BODY_VISIBLE = 0.45;
  private static final double HAND_VISIBLE = 0.4;
  private static final double OFF_PX = 2;
  private static final double BOX_OFF = 0.05;
  private static final double LEAST_PX_A_METRE = 40; // smaller, a product is a few pixels

  private final long seed;
  private final Training scene;
  private final Chance chance;
  private final Map<String, Integer> productNumbers = new HashMap<>();

  /** Bodies of people, as {@link Cuttings} of {@link VectorNet#clothingSize}. */
  public final Cuttings bodies = new Cuttings(VectorNet.clothingSize().bytes());

  /** Products in hands, as {@link Cuttings} of {@link VectorNet#productSize}. */
  public final Cuttings products = new Cuttings(VectorNet.productSize().bytes());

  /** Draws and cuts it; a second or two. */
  public CuttingShop(long seed, SceneRange range) {
    this.seed = seed;
    chance = new Chance(seed).fork("cutting shop");
    scene = RandomScenes.next(seed, range.withShots(CAMERAS, MOMENTS).withOpenShare(0));
    List<String> skus = new ArrayList<>();
    for (int i = 0; i < PRODUCTS; i++) {
      skus.add(chance.pick(scene.setup().catalogue().products()).sku());
    }
    Painter painter = new Painter(scene.setup(), scene.painterSeed());
    Map<Long, Stage> stages = new HashMap<>();
    for (Shot shot : scene.shots()) {
      Stage stage =
          stages.computeIfAbsent(shot.stage().atNanos(), n -> holding(shot.stage(), skus));
      cut(painter.paint(stage, shot.camera(), shot.light(), shot.exposure()));
    }
  }

  private Stage holding(Stage stage, List<String> skus) {
    List<Figure> people = new ArrayList<>();
    for (Figure f : stage.people()) {
      people.add(
          new Figure(
              f.number(),
              f.visitKey(),
              f.look(),
              f.xMm(),
              f.yMm(),
              f.headingRadians(),
              f.strideRadians(),
              f.speedMmPerS(),
              f.stoopShare(),
              hold(f, 1, skus),
              hold(f, -1, skus)));
    }
    return new Stage(stage.atNanos(), people, scene.shots().get(0).stage().piles());
  }

  /** A hand before the body or out to the side, as after a take. */
  private Hand hold(Figure f, int side, List<String> skus) {
    double ahead = chance.uniform(200, 480);
    double beside = side * chance.uniform(40, 260);
    double c = StrictMath.cos(f.headingRadians());
    double s = StrictMath.sin(f.headingRadians());
    return new Hand(
        f.xMm() + ahead * c - beside * s,
        f.yMm() + ahead * s + beside * c,
        f.look().heightMm() * chance.uniform(0.5, 0.8),
        chance.happens(0.9) ? chance.pick(skus) : "",
        false);
  }

  private void cut(Picture picture) {
    Frame frame =
        new Frame(
            picture.cameraId(),
            picture.atNanos(),
            1,
            picture.widthPx(),
            picture.heightPx(),
            picture.rgb());
    for (PersonLabel person : picture.people()) {
      if (person.visibleShare() >= BODY_VISIBLE && TrainingShops.isWhole(person)) {
        bodies.add(seed * THINGS_MAX + person.number(), body(frame, person));
      }
      for (HandLabel hand : person.hands()) {
        hand(frame, person, hand);
      }
    }
  }

  private byte[] body(Frame frame, PersonLabel p) {
    double w = BOX_OFF * (p.rightPx() - p.leftPx());
    double h = BOX_OFF * (p.bottomPx() - p.topPx());
    Sighting seen =
        new Sighting(
            1,
            p.leftPx() + chance.normal(0, w),
            p.topPx() + chance.normal(0, h),
            p.rightPx() + chance.normal(0, w),
            p.bottomPx() + chance.normal(0, h),
            p.headXPx() + chance.normal(0, OFF_PX / 2),
            p.headYPx() + chance.normal(0, OFF_PX / 2),
            p.footXPx(),
            p.footYPx(),
            List.of(),
            null);
    var size = VectorNet.clothingSize();
    ByteBuffer rgb = ByteBuffer.allocate(size.bytes());
    Crop.ofBody(seen).write(frame, size.widthPx(), size.heightPx(), rgb);
    return rgb.array();
  }

  private void hand(Frame frame, PersonLabel person, HandLabel hand) {
    boolean inside =
        hand.xPx() > 4
            && hand.yPx() > 4
            && hand.xPx() < frame.widthPx() - 4
            && hand.yPx() < frame.heightPx() - 4;
    double tall =
        Math.hypot(person.headXPx() - person.footXPx(), person.headYPx() - person.footYPx());
    double wide = Math.max(person.rightPx() - person.leftPx(), person.bottomPx() - person.topPx());
    double metrePx = Math.max(tall / 1.6, wide / 1.8);
    if (!inside
        || hand.sku().isEmpty()
        || hand.visibleShare() < HAND_VISIBLE
        || !(metrePx >= LEAST_PX_A_METRE)) { // not a number where the lens cannot look
      return;
    }
    int number = productNumbers.computeIfAbsent(hand.sku(), sku -> productNumbers.size());
    HandPicture cut =
        HandPicture.cut(
            frame,
            hand.xPx() + chance.normal(0, OFF_PX),
            hand.yPx() + chance.normal(0, OFF_PX),
            metrePx * chance.logUniform(0.85, 1.18));
    products.add(seed * THINGS_MAX + number, cut.rgb());
  }
}
