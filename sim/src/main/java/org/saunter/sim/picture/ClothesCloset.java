package org.saunter.sim.picture;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.saunter.sim.Look;

/**
 * The outfits of the last {@value #KEPT} looks. The materials of the one that was not seen for
 * longest are painted over for the next, so {@link Materials} does not grow with the day's people.
 * No mesh may hold more different looks than that.
 */
final class ClothesCloset {
  static final int KEPT = 512;

  private final Map<Look, ClothesOutfit> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
  private final ClothesWeave weave = new ClothesWeave();
  private final Materials materials;

  ClothesCloset(Materials materials) {
    this.materials = materials;
  }

  /** The outfit of a look. */
  ClothesOutfit of(Look look) {
    ClothesOutfit known = kept.get(look);
    if (known != null) {
      return known;
    }
    BodyShape shape = BodyShape.of(look); // throws before anything is given up for it
    int first;
    if (kept.size() >= KEPT) {
      Iterator<ClothesOutfit> eldest = kept.values().iterator();
      first = eldest.next().skin;
      eldest.remove();
    } else {
      first = materials.reserve();
      for (int i = 1; i < ClothesOutfit.MATERIALS; i++) {
        materials.reserve();
      }
    }
    ClothesOutfit made = new ClothesOutfit(shape, look, materials, weave, first);
    kept.put(look, made);
    return made;
  }
}
