package org.saunter.learn.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.saunter.learn.tracking.FloorScene.Place;
import org.saunter.model.Appearance;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.sim.Chance;
import org.saunter.vision.floor.FloorPoint;
import org.saunter.vision.floor.FloorSighting;
import org.saunter.vision.floor.FloorSignal.CameraFrameSeen;

/**
 * What the cameras of a layout would say of a scene, before there are pixels: people with errors
 * that stick, people hidden by shelves and by each other, false alarms, badly measured cameras,
 * clocks that are off, clothing that differs from view to view and takes on that of whoever stands
 * in front. Its geometry is its own, so that the tracker's is tested and not repeated.
 */
final class DrawnCameras {
  static final int DIMENSIONS = 16;
  private static final long PERIOD_NANOS = 200_000_000L;
  private static final double[] PARTS = {0.08, 0.3, 0.55, 0.75, 0.93}; // of the height
  private static final double FURTHEST_MM = 6_000;
  private static final double MISS_FRAMES = 3;

  private final Layout layout;
  private final FloorNoise noise;
  private final Chance chance;
  private final List<Eye> eyes = new ArrayList<>();
  private final Map<Integer, double[]> dress = new HashMap<>();
  private final Map<Integer, Double> radius = new HashMap<>();

  private static final class Eye {
    private final Camera camera;
    private final double[] offset = new double[2];
    private final double[] slope = new double[4];
    private long clockNanos;
    private long nextNanos;
    private final Map<Integer, double[]> errors = new HashMap<>(); // across, along, missed
    private final Map<Integer, double[]> views = new HashMap<>();

    private Eye(Camera camera) {
      this.camera = camera;
    }
  }

  DrawnCameras(Layout layout, FloorNoise noise, long startNanos, Chance chance) {
    this.layout = layout;
    this.noise = noise;
    this.chance = chance;
    for (Camera camera : layout.cameras()) {
      Eye eye = new Eye(camera);
      for (int i = 0; i < 2; i++) {
        eye.offset[i] = chance.normal(0, noise.offsetSdMm());
      }
      for (int i = 0; i < 4; i++) {
        eye.slope[i] = chance.normal(0, noise.slopeSdMmPerMetre());
      }
      eye.clockNanos = (long) (1e6 * chance.uniform(-noise.clockMillis(), noise.clockMillis()));
      eye.nextNanos = startNanos + (long) (chance.uniform() * PERIOD_NANOS);
      eyes.add(eye);
    }
  }

  /** All frames that are taken in the last step of a scene. */
  void look(FloorScene scene, Consumer<CameraFrameSeen> out) {
    for (Eye eye : eyes) {
      while (eye.nextNanos <= scene.toNanos()) {
        if (eye.nextNanos > scene.fromNanos()) {
          out.accept(frame(eye, scene.at(eye.nextNanos)));
        }
        eye.nextNanos += PERIOD_NANOS;
      }
    }
  }

  private CameraFrameSeen frame(Eye eye, List<Place> places) {
    List<FloorSighting> people = new ArrayList<>();
    for (Place place : places) {
      double distance = Math.hypot(place.xMm() - eye.camera.xMm(), place.yMm() - eye.camera.yMm());
      if (distance < FURTHEST_MM) {
        see(eye, place, places, distance, people);
      }
    }
    double left = noise.falseAlarms();
    while (chance.happens(Math.min(1, left))) {
      left--;
      double x = eye.camera.xMm() + chance.uniform(-3_500, 3_500);
      double y = eye.camera.yMm() + chance.uniform(-3_500, 3_500);
      double[] nobody = new double[DIMENSIONS];
      for (int i = 0; i < DIMENSIONS; i++) {
        nobody[i] = chance.normal();
      }
      people.add(
          new FloorSighting(
              claimed(eye, x, y), chance.uniform(0.3, 0.6), picture(nobody), List.of()));
    }
    List<FloorSighting> shuffled = new ArrayList<>();
    people.forEach(p -> shuffled.add(chance.below(shuffled.size() + 1), p));
    return new CameraFrameSeen(eye.camera.id(), eye.nextNanos + eye.clockNanos, shuffled);
  }

  private void see(
      Eye eye, Place place, List<Place> places, double distance, List<FloorSighting> out) {
    double[] error = eye.errors.computeIfAbsent(place.person(), n -> new double[3]);
    int[] hider = {-1};
    double hidden = hidden(eye, place, places, hider);
    double miss =
        hidden >= 0.99
            ? 0.98
            : noise.missed() + (noise.missedHidden() - noise.missed()) * Math.min(1, hidden * 2);
    double leave = 1 / MISS_FRAMES;
    double enter = Math.min(1, leave * miss / Math.max(0.02, 1 - miss));
    error[2] = chance.happens(error[2] > 0 ? 1 - leave : enter) ? 1 : 0;
    if (miss > 0.9) {
      error[2] = chance.happens(miss) ? 1 : 0;
    }
    double fresh = Math.sqrt(1 - noise.kept() * noise.kept());
    error[0] = noise.kept() * error[0] + fresh * chance.normal();
    error[1] = noise.kept() * error[1] + fresh * chance.normal();
    if (error[2] > 0) {
      return;
    }
    double worse = 1 + 0.8 * hidden;
    double metres = distance / 1e3;
    double across = noise.sdMm() * (1 + noise.acrossPerMetre() * metres) * worse * error[0];
    double along = noise.sdMm() * (1 + noise.alongPerMetre() * metres) * worse * error[1];
    double ux = distance < 1 ? 1 : (place.xMm() - eye.camera.xMm()) / distance;
    double uy = distance < 1 ? 0 : (place.yMm() - eye.camera.yMm()) / distance;
    double x = place.xMm() + ux * along - uy * across;
    double y = place.yMm() + uy * along + ux * across;
    if (chance.happens(noise.oddShare())) {
      x += chance.normal(0, 350);
      y += chance.normal(0, 350);
    }
    double dx = (place.xMm() - eye.camera.xMm()) / 1e3;
    double dy = (place.yMm() - eye.camera.yMm()) / 1e3;
    x += eye.offset[0] + eye.slope[0] * dx + eye.slope[1] * dy;
    y += eye.offset[1] + eye.slope[2] * dx + eye.slope[3] * dy;
    double score = chance.uniform(0.75, 0.99) - 0.35 * hidden * chance.uniform();
    out.add(
        new FloorSighting(
            claimed(eye, x, y), score, picture(worn(eye, place, hidden, hider[0])), List.of()));
  }

  /** What the camera believes of its own error: the distance it knows, the rest it does not. */
  private FloorPoint claimed(Eye eye, double x, double y) {
    double dx = x - eye.camera.xMm();
    double dy = y - eye.camera.yMm();
    double distance = Math.max(1, Math.hypot(dx, dy));
    double ux = dx / distance;
    double uy = dy / distance;
    double across = Math.pow(noise.sdMm() * (1 + noise.acrossPerMetre() * distance / 1e3), 2);
    double along = Math.pow(noise.sdMm() * (1 + noise.alongPerMetre() * distance / 1e3), 2);
    return new FloorPoint(
        x,
        y,
        ux * ux * along + uy * uy * across,
        ux * uy * (along - across),
        uy * uy * along + ux * ux * across);
  }

  // ---- clothing

  private double[] dress(int person) {
    return dress.computeIfAbsent(
        person,
        n -> {
          boolean alike = chance.happens(noise.lookAlikes());
          Chance style = alike ? new Chance(chance.below(3)).fork("style") : chance;
          double[] worn = new double[DIMENSIONS];
          for (int i = 0; i < DIMENSIONS; i++) {
            worn[i] = style.normal();
          }
          for (int i = 0; alike && i < DIMENSIONS; i++) {
            worn[i] += chance.normal(0, 0.3);
          }
          return worn;
        });
  }

  private double[] worn(Eye eye, Place place, double hidden, int hider) {
    double[] view =
        eye.views.computeIfAbsent(
            place.person(),
            n -> {
              double[] v = new double[DIMENSIONS];
              for (int i = 0; i < DIMENSIONS; i++) {
                v[i] = chance.normal(0, noise.viewSd());
              }
              return v;
            });
    double[] own = dress(place.person());
    double leak = hider < 0 ? 0 : 0.6 * hidden;
    double[] other = hider < 0 ? own : dress(hider);
    double[] worn = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      worn[i] = (1 - leak) * (own[i] + view[i]) + leak * other[i];
    }
    return worn;
  }

  private Appearance picture(double[] worn) {
    float[] seen = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      seen[i] = (float) (worn[i] + chance.normal(0, noise.pictureSd()));
    }
    return Appearance.of(seen);
  }

  // ---- who hides whom

  private double radius(int person) {
    return radius.computeIfAbsent(person, n -> chance.uniform(180, 260));
  }

  private double hidden(Eye eye, Place place, List<Place> places, int[] hider) {
    int hidden = 0;
    for (double part : PARTS) {
      double z = part * place.heightMm();
      boolean blocked = false;
      for (Fixture fixture : layout.fixtures()) {
        blocked |= isBehind(eye, place, z, fixture);
      }
      for (Place other : places) {
        if (!blocked && other.person() != place.person() && isBehind(eye, place, z, other)) {
          blocked = true;
          hider[0] = other.person();
        }
      }
      hidden += blocked ? 1 : 0;
    }
    return (double) hidden / PARTS.length;
  }

  /** Walks along the line of sight in small steps: slow, and hard to get wrong. */
  private static boolean isBehind(Eye eye, Place place, double z, Fixture fixture) {
    int steps = 60;
    boolean turned = Math.floorMod(fixture.facingDegrees(), 180) == 0;
    double halfX = (turned ? fixture.depthMm() : fixture.widthMm()) / 2.0;
    double halfY = (turned ? fixture.widthMm() : fixture.depthMm()) / 2.0;
    double nearX = Math.abs((eye.camera.xMm() + place.xMm()) / 2 - fixture.xMm()) - halfX;
    double nearY = Math.abs((eye.camera.yMm() + place.yMm()) / 2 - fixture.yMm()) - halfY;
    if (nearX > Math.abs(eye.camera.xMm() - place.xMm()) / 2
        || nearY > Math.abs(eye.camera.yMm() - place.yMm()) / 2) {
      return false; // the line does not come near it
    }
    for (int i = 1; i < steps; i++) {
      double s = (double) i / steps;
      double h = eye.camera.zMm() + s * (z - eye.camera.zMm());
      if (h > fixture.heightMm()) {
        continue;
      }
      double x = eye.camera.xMm() + s * (place.xMm() - eye.camera.xMm());
      double y = eye.camera.yMm() + s * (place.yMm() - eye.camera.yMm());
      if (Math.abs(x - fixture.xMm()) < halfX && Math.abs(y - fixture.yMm()) < halfY) {
        return true;
      }
    }
    return false;
  }

  private boolean isBehind(Eye eye, Place place, double z, Place other) {
    double dx = place.xMm() - eye.camera.xMm();
    double dy = place.yMm() - eye.camera.yMm();
    double ox = other.xMm() - eye.camera.xMm();
    double oy = other.yMm() - eye.camera.yMm();
    double square = dx * dx + dy * dy;
    if (ox * ox + oy * oy >= square) {
      return false; // farther off than the one who is looked at
    }
    double s = (ox * dx + oy * dy) / Math.max(1, square);
    double r = radius(other.person());
    double off = Math.hypot(ox - s * dx, oy - s * dy);
    if (s <= 0 || off > r) {
      return false;
    }
    double reach = Math.sqrt((r * r - off * off) / Math.max(1, square));
    double behind = Math.min(1, s + reach);
    return eye.camera.zMm() + behind * (z - eye.camera.zMm()) < other.heightMm();
  }
}
