package org.saunter.sim.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What triangles are made of; a material is its number here. Equal ones are kept once. */
public final class Materials {
  /**
   * @param rgb colour; multiplies the texture if there is one
   * @param gloss 0 for cloth, 1 for glass
   */
  record Material(int rgb, float gloss, @Nullable Texture texture) {}

  private final List<Material> all = new ArrayList<>();
  private final Map<Material, Integer> numbers = new HashMap<>();

  /** A material of one colour. */
  public int plain(int rgb, double gloss) {
    return add(new Material(rgb, (float) gloss, null));
  }

  /** A material with a texture; textures are the same only if they are one object. */
  public int textured(Texture texture, double gloss) {
    return add(new Material(0xFFFFFF, (float) gloss, texture));
  }

  /**
   * A material that is not shared: it keeps its number and may be changed by {@link #repaint}, so
   * that what comes and goes needs no new ones for ever.
   */
  int reserve() {
    all.add(new Material(0, 0, null));
    return all.size() - 1;
  }

  /** Changes a material that was reserved; what was drawn with it before changes with it. */
  void repaint(int number, int rgb, double gloss, @Nullable Texture texture) {
    all.set(number, new Material(rgb, (float) gloss, texture));
  }

  private int add(Material material) {
    Integer known = numbers.get(material);
    if (known != null) {
      return known;
    }
    all.add(material);
    numbers.put(material, all.size() - 1);
    return all.size() - 1;
  }

  Material get(int number) {
    return all.get(number);
  }

  int size() {
    return all.size();
  }
}
