package org.saunter.store.shelf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.saunter.model.Layout;
import org.saunter.model.Planogram;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/**
 * Plates by index: where they are, which lie beside each other, what the planogram puts on them.
 */
public final class ShelfMap {
  private final List<Layout.Plate> plates = new ArrayList<>();
  private final List<Integer> facingDegrees = new ArrayList<>();
  private final List<String> shelfIds = new ArrayList<>();
  private final Map<String, Integer> indexById = new HashMap<>();
  private final int[] left;
  private final int[] right;
  private List<List<String>> skus;

  /** Numbers the plates in the order of the layout. */
  public ShelfMap(Layout layout, Planogram planogram) {
    List<int[]> rows = new ArrayList<>();
    for (Layout.Fixture fixture : layout.fixtures()) {
      for (Layout.Shelf shelf : fixture.shelves()) {
        int first = plates.size();
        for (Layout.Plate plate : shelf.plates()) {
          if (indexById.putIfAbsent(plate.id(), plates.size()) == null) {
            plates.add(plate);
            facingDegrees.add(fixture.facingDegrees());
            shelfIds.add(shelf.id());
          }
        }
        rows.add(new int[] {first, plates.size()});
      }
    }
    left = new int[plates.size()];
    right = new int[plates.size()];
    Arrays.fill(left, -1);
    Arrays.fill(right, -1);
    for (int[] row : rows) {
      for (int i = row[0]; i + 1 < row[1]; i++) {
        right[i] = i + 1;
        left[i + 1] = i;
      }
    }
    skus = skusOf(planogram);
  }

  private List<List<String>> skusOf(Planogram planogram) {
    List<List<String>> lists = new ArrayList<>(Collections.nCopies(plates.size(), List.of()));
    Map<Integer, TreeSet<String>> byPlate = new HashMap<>();
    for (Planogram.Placement placement : planogram.placements()) {
      Integer index = indexById.get(placement.plateId());
      if (index != null) {
        byPlate.computeIfAbsent(index, i -> new TreeSet<>()).add(placement.sku());
      }
    }
    byPlate.forEach((index, set) -> lists.set(index, List.copyOf(set)));
    return lists;
  }

  /** Puts another planogram in force. */
  public void planogram(Planogram planogram) {
    skus = skusOf(planogram);
  }

  public int size() {
    return plates.size();
  }

  /** Index of a plate, -1 if the layout has none of that name. */
  public int indexOf(String plateId) {
    Integer index = indexById.get(plateId);
    return index == null ? -1 : index;
  }

  public Layout.Plate plate(int index) {
    return plates.get(index);
  }

  /** Which way a shopper looks out of the shelf, degrees anticlockwise from +x. */
  public int facingDegrees(int index) {
    return facingDegrees.get(index);
  }

  public String shelfId(int index) {
    return shelfIds.get(index);
  }

  /** SKUs that the planogram puts on the plate, sorted. */
  public List<String> skus(int index) {
    return skus.get(index);
  }

  /** The plate to the left (-1) or right (+1) on the same shelf, or -1. */
  public int neighbour(int index, int side) {
    return side < 0 ? left[index] : right[index];
  }

  boolean areNeighbours(int a, int b) {
    return left[a] == b || right[a] == b;
  }

  public boolean shareProduct(int a, int b) {
    return skus.get(a).stream().anyMatch(skus.get(b)::contains);
  }

  /** Writes the planogram that is in force. */
  public void save(StateWriter out) {
    skus.forEach(list -> Saved.write(out, list, out::writeText));
  }

  /** Reads back what {@link #save} wrote. */
  public void load(StateReader in) {
    skus.replaceAll(old -> List.copyOf(Saved.readList(in, in::readText)));
  }
}
