package org.saunter.learn.pictures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saunter.learn.net.Size;
import org.saunter.learn.train.HeadLabel;
import org.saunter.learn.train.LabelledFrame;
import org.saunter.learn.train.LabelledFrames;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.picture.Picture;

/**
 * Pictures to learn people from, each once: shops of some formats with crowds of any size, as their
 * own cameras and any others see them. Neighbouring numbers come from different shops, so that a
 * batch is mixed; each shop gives {@value #PICTURES} pictures, since building one costs as much as
 * ten of them. Thread-safe.
 */
public final class TrainingShops implements LabelledFrames {
  static final int PICTURES = 128;
  private static final int LANES = 12;
  private static final int OPEN_MAX = LANES + 4;

  private final long seed;
  private final List<ShopFormat> formats;
  private final Size size;
  private final Map<Long, TrainingShop> open =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TrainingShop> eldest) {
          return size() > OPEN_MAX;
        }
      };

  /**
   * @param seed other seeds give other shops, people and cameras
   * @param formats which kinds of shops; what is held out is left out here
   */
  public TrainingShops(long seed, List<ShopFormat> formats, Size size) {
    this.seed = seed;
    this.formats = List.copyOf(formats);
    this.size = size;
  }

  @Override
  public LabelledFrame frame(long number) {
    Picture picture = picture(number);
    return new LabelledFrame(picture.rgb(), picture.people().stream().map(HeadLabel::of).toList());
  }

  /** The picture of that number with all that is known of it. */
  public Picture picture(long number) {
    long lane = number % LANES;
    long place = number / LANES + lane * PICTURES / LANES; // lanes change shops one after the other
    return shop(place / PICTURES * LANES + lane).picture((int) (place % PICTURES));
  }

  private synchronized TrainingShop shop(long number) {
    return open.computeIfAbsent(number, n -> new TrainingShop(seed * 1_000_003 + n, formats, size));
  }
}
