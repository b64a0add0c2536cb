package org.saunter.sim;

import java.util.List;
import org.saunter.model.Layout;
import org.saunter.model.StoreSetup;

/**
 * A shop as it really is: what the store is told, and what only the simulator knows.
 *
 * @param setup what the engine is told
 * @param format which kind of shop
 * @param plates all plates in layout order; their index is the plate number
 * @param shelfOfPlate shelf number of each plate
 * @param rowOfShelf row of gondolas of each shelf
 * @param gondolaOfShelf gondola number of each shelf
 * @param facings what lies where
 * @param unitGrams true mean weight of each product
 * @param spreadGrams true spread of each product
 * @param family family number of each product
 * @param popularity how often each facing is visited, relative
 */
record Shop(
    StoreSetup setup,
    ShopFormat format,
    List<Layout.Plate> plates,
    int[] shelfOfPlate,
    int[] rowOfShelf,
    int[] gondolaOfShelf,
    List<Facing> facings,
    double[] unitGrams,
    double[] spreadGrams,
    int[] family,
    double[] popularity) {

  int widthMm() {
    return format.gondolasPerRow * gondolaWidthMm(format) + 2 * ShopBuilder.CORRIDOR_MM;
  }

  int depthMm() {
    return format.rows * format.rowPitchMm;
  }

  static int gondolaWidthMm(ShopFormat format) {
    return format.platesPerShelf * format.plateWidthMm;
  }

  /** Middle of the aisle in front of a row. */
  int aisleYMm(int row) {
    return row * format.rowPitchMm
        + ShopBuilder.GONDOLA_DEPTH_MM
        + (format.rowPitchMm - ShopBuilder.GONDOLA_DEPTH_MM) / 2;
  }

  String sku(int product) {
    return setup.catalogue().products().get(product).sku();
  }
}
