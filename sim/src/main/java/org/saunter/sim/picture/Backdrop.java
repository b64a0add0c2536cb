package org.saunter.sim.picture;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saunter.model.Layout.Camera;
import org.saunter.sim.Stage.Pile;

/**
 * The shop without people as each camera sees it: drawn once a camera, and again where a pile
 * changes or where the light falls otherwise. Not thread-safe.
 */
final class Backdrop {
  /**
   * More pixels than this are not kept, all views together; the view not asked for longest goes.
   */
  private static final int PIXELS_MAX = 4_000_000;

  /** If more piles than this change at once, all is drawn anew. */
  private static final int PARTS_MAX = 12;

  /** Edges that bend more than this say too little about where a thing lies. */
  private static final double MARGIN_MAX_PX = 24;

  private final Mesh shop;
  private final Glass glass;
  private final Piles piles;
  private final Lights lights;
  private final StillPainter still;
  private final Mesh all = new Mesh();

  /** A view is of a camera and of so many lines of sight across a pixel. */
  private record Key(Camera camera, int samples) {}

  private final Map<Key, View> views = new LinkedHashMap<>(16, 0.75f, true);

  Backdrop(Mesh shop, Glass glass, Piles piles, Lights lights, Materials materials) {
    this.glass = glass;
    this.shop = shop;
    this.piles = piles;
    this.lights = lights;
    still = new StillPainter(materials, lights);
  }

  /**
   * The view of a camera as it is now; {@link Lights} are then aimed for it.
   *
   * @param camera of all lines of sight
   * @param samples how many of them there are across a pixel of the picture
   */
  View view(Camera camera, int samples, List<Pile> now, Lighting light, Raster raster) {
    Key key = new Key(camera, samples);
    View view = views.get(key);
    if (view == null) {
      view = new View(camera, samples);
      makeRoom(view.pixels());
      views.put(key, view);
    }
    refresh(view, now, light, raster);
    return view;
  }

  private void makeRoom(int more) {
    int pixels = more;
    for (View other : views.values()) {
      pixels += other.pixels();
    }
    Iterator<View> eldest = views.values().iterator();
    while (pixels > PIXELS_MAX && eldest.hasNext()) {
      pixels -= eldest.next().pixels();
      eldest.remove();
    }
  }

  private void refresh(View view, List<Pile> now, Lighting light, Raster raster) {
    Optics o = view.optics;
    boolean fresh = view.light == null || !Lights.alike(view.light, light);
    if (fresh) {
      view.key = lights.keyLamp(light, o.camera.lookAtXMm(), o.camera.lookAtYMm());
    }
    lights.aim(light, view.key);
    List<Pile> before = view.piles;
    if (fresh || before == null) {
      redraw(view, new Raster.Part(0, 0, o.width, o.height), now, raster);
      view.sheets = glass.sheets(view, raster, lights);
    } else if (!before.equals(now)) {
      Set<Pile> changed = changed(before, now);
      if (changed.size() > PARTS_MAX) {
        redraw(view, new Raster.Part(0, 0, o.width, o.height), now, raster);
      } else {
        for (Pile pile : changed) {
          redraw(view, part(o, piles.room(pile)), now, raster);
        }
      }
    }
    view.piles = now;
    view.light = light;
    piles.keep(now);
  }

  /** What is in one list only. */
  private static Set<Pile> changed(List<Pile> before, List<Pile> now) {
    Set<Pile> gone = new HashSet<>(before);
    Set<Pile> come = new HashSet<>(now);
    now.forEach(gone::remove);
    before.forEach(come::remove);
    gone.addAll(come);
    return gone;
  }

  private void redraw(View view, Raster.Part part, List<Pile> now, Raster raster) {
    if (part.isEmpty()) {
      return;
    }
    all.clear();
    all.append(shop);
    for (Pile pile : now) {
      if (part(view.optics, piles.room(pile)).meets(part)) {
        all.append(piles.mesh(pile));
      }
    }
    still.paint(view, raster, part, all);
  }

  /** The part of the image in which some corners and what is between them lie. */
  private static Raster.Part part(Optics o, double[] corners) {
    float[] at = new float[2];
    double x0 = 1e9;
    double y0 = 1e9;
    double x1 = -1e9;
    double y1 = -1e9;
    for (int i = 0; i < corners.length; i += 3) {
      o.project(corners[i] - o.x, corners[i + 1] - o.y, corners[i + 2] - o.z, at, 0);
      if (Float.isNaN(at[0])) {
        return new Raster.Part(0, 0, o.width, o.height);
      }
      x0 = Math.min(x0, at[0]);
      y0 = Math.min(y0, at[1]);
      x1 = Math.max(x1, at[0]);
      y1 = Math.max(y1, at[1]);
    }
    double margin = 2 + ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)) * o.bend;
    if (margin > MARGIN_MAX_PX) {
      return new Raster.Part(0, 0, o.width, o.height);
    }
    // whole pixels of the picture, if it has two lines of sight across one
    return new Raster.Part(
        (int) Math.max(0, 2 * Math.floor((x0 - margin) / 2)),
        (int) Math.max(0, 2 * Math.floor((y0 - margin) / 2)),
        (int) Math.min(o.width, 2 * Math.ceil((x1 + margin) / 2)),
        (int) Math.min(o.height, 2 * Math.ceil((y1 + margin) / 2)));
  }
}
