package org.saunter.sim.scene;

import java.util.List;
import java.util.Map;
import org.saunter.model.Catalogue;
import org.saunter.model.Layout;
import org.saunter.model.Planogram;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Chance;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.Stage.Pile;
import org.saunter.sim.SyntheticShop;

/**
 * Where a random scene takes place.
 *
 * @param setup without cameras of its own
 * @param piles full shelves
 * @param x0 bounds of the room, or of the ground near the cameras; likewise the others
 * @param open whether it has no walls
 */
record RandomPlace(
    StoreSetup setup, List<Pile> piles, double x0, double y0, double x1, double y1, boolean open) {
  private static final int PRODUCTS_OUTDOORS = 40;

  /** A shop of one of the formats, or of none. */
  static RandomPlace shop(Chance chance, SceneRange range) {
    long seed = (long) (chance.uniform() * 1e15);
    if (!range.formats().isEmpty() && chance.happens(range.formatShare())) {
      // sorted, for a set has no order of its own
      List<ShopFormat> formats = range.formats().stream().sorted().toList();
      SyntheticShop shop = SyntheticShop.build(chance.pick(formats), seed, "random");
      return around(shop.setup(), shop.piles());
    }
    SyntheticShop shop = new RandomShop(chance, seed).build();
    return around(shop.setup(), shop.piles());
  }

  private static RandomPlace around(StoreSetup setup, List<Pile> piles) {
    double x1 = 0;
    double y1 = 0;
    for (Layout.Wall wall : setup.layout().walls()) {
      x1 = Math.max(x1, wall.x2Mm());
      y1 = Math.max(y1, wall.y2Mm());
    }
    return new RandomPlace(setup, piles, 0, 0, x1, y1, false);
  }

  /** Open ground without walls and shelves. */
  static RandomPlace open(Chance chance) {
    long seed = (long) (chance.uniform() * 1e15);
    Layout layout = new Layout("random", "open", List.of(), List.of(), List.of(), List.of());
    Catalogue catalogue = SyntheticShop.products(seed, PRODUCTS_OUTDOORS);
    return new RandomPlace(
        setup(layout, catalogue, new Planogram("1", 0, List.of())),
        List.of(),
        -8_000,
        -8_000,
        8_000,
        8_000,
        true);
  }

  static StoreSetup setup(Layout layout, Catalogue catalogue, Planogram planogram) {
    return new StoreSetup(
        new StoreProfile("random", "saunter", "Random", "EUR", "UTC", true, Map.of()),
        layout,
        catalogue,
        planogram);
  }
}
