package org.saunter.learn.pictures;

import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.learn.train.HeadLabel;
import org.saunter.learn.train.LabelledFrame;
import org.saunter.learn.train.LabelledFrames;
import org.saunter.sim.picture.Picture;
import org.saunter.sim.picture.Picture.PersonLabel;
import org.saunter.sim.scene.SceneRange;

/**
 * Pictures to learn people from, each once: half of simulated shops as their own cameras see them,
 * half of random scenes. Neighbouring numbers come from different places, so that a batch is mixed;
 * each place gives {@value #PICTURES} pictures, since building one costs as much as dozens of them.
 * Thread-safe.
 */
public final class TrainingShops implements LabelledFrames {
  static final int PICTURES = TrainingShop.CAMERAS * TrainingShop.MOMENTS;
  private static final int LANES = 16;
  private static final int OPEN_MAX = LANES + 4;

  private final long seed;
  private final SceneRange range;
  private final Map<Long, TrainingShop> open =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TrainingShop> eldest) {
          return size() > OPEN_MAX;
        }
      };

  /**
   * @param seed other seeds give other shops, people and cameras
   * @param range size, formats, crowds; what is held out is left out here
   */
  public TrainingShops(long seed, SceneRange range) {
    this.seed = seed;
    this.range = range;
  }

  @Override
  public LabelledFrame frame(long number) {
    Picture picture = picture(number);
    return new LabelledFrame(
        picture.rgb(),
        picture.people().stream().filter(TrainingShops::isWhole).map(HeadLabel::of).toList());
  }

  /**
   * Whether all of somebody is in a direction in which the lens can look; else no point is known.
   */
  static boolean isWhole(PersonLabel p) {
    return Double.isFinite(
        p.headXPx()
            + p.headYPx()
            + p.footXPx()
            + p.footYPx()
            + p.leftPx()
            + p.topPx()
            + p.rightPx()
            + p.bottomPx());
  }

  /** The picture of that number with all that is known of it. */
  public Picture picture(long number) {
    long lane = number % LANES;
    long place = number / LANES + lane * PICTURES / LANES; // lanes move on one after the other
    return shop(place / PICTURES * LANES + lane).picture((int) (place % PICTURES));
  }

  private synchronized TrainingShop shop(long number) {
    return open.computeIfAbsent(
        number, n -> new TrainingShop(seed * 1_000_003 + n, n % 2 == 0, range));
  }
}
