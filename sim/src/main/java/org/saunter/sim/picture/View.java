package org.saunter.sim.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Layout.Camera;
import org.saunter.sim.Stage.Pile;

/**
 * What one camera sees of the shop without people: drawn once and kept, for neither camera nor shop
 * move, and drawn anew in part where a pile changes.
 */
final class View {
  final Optics optics;
  final int samples;

  /** Inverse of the distance of each pixel, 0 for nothing. */
  final float[] near;

  final int[] instances;

  /** Colour of each pixel, linear: three numbers. */
  final float[] albedo;

  /** Light of each kind on each pixel: {@link Lights#KINDS} numbers. */
  final float[] lit;

  /** What each pixel throws back of lamps like a mirror. */
  final float[] mirrored;

  /** The piles that are drawn; null before the first time. */
  @Nullable List<Pile> piles;

  /** The light that {@link #lit} was asked under; null before the first time. */
  @Nullable Lighting light;

  /** Glass before it; null if there is none. */
  Glass.@Nullable Sheets sheets;

  int key = -1;

  /**
   * @param samples lines of sight across a pixel of the picture: 1 or 2
   */
  View(Camera camera, int samples) {
    this.samples = samples;
    optics = new Optics(camera);
    int pixels = optics.width * optics.height;
    near = new float[pixels];
    instances = new int[pixels];
    albedo = new float[3 * pixels];
    lit = new float[Lights.KINDS * pixels];
    mirrored = new float[pixels];
  }

  int pixels() {
    return near.length;
  }
}
