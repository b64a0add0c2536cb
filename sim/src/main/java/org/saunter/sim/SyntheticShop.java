package org.saunter.sim;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Catalogue;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Stage.Pile;

/**
 * A shop of a format and seed for those who want to look at it rather than run it.
 *
 * @param setup what a store would be told
 * @param piles every facing, full
 */
public record SyntheticShop(StoreSetup setup, List<Pile> piles) {
  public SyntheticShop {
    piles = List.copyOf(piles);
  }

  /** Builds it; the same as a simulation of that format and seed has. */
  public static SyntheticShop build(ShopFormat format, long seed, String storeId) {
    Shop shop = ShopBuilder.build(format, seed, 0.2, storeId);
    List<Pile> piles = new ArrayList<>();
    for (Facing facing : shop.facings()) {
      // plates are counted as a shopper sees them, from high x to low
      List<String> plates = new ArrayList<>();
      for (int i = facing.plates().size() - 1; i >= 0; i--) {
        plates.add(shop.plates().get(facing.plates().get(i)).id());
      }
      for (int place = 0; place < facing.products().size(); place++) {
        piles.add(
            new Pile(
                plates,
                place,
                facing.products().size(),
                shop.sku(facing.products().get(place)),
                Stock.unitsPerProduct(facing),
                false));
      }
    }
    return new SyntheticShop(shop.setup(), piles);
  }

  /** So many products, in families as a shop's are. */
  public static Catalogue products(long seed, int count) {
    ProductMaker maker = new ProductMaker(new Chance(seed).fork("products"), 0.2);
    for (int i = 0; i < count; i++) {
      maker.next(false, 1);
    }
    return Catalogue.accept(maker.products()).catalogue();
  }
}
