package org.saunter.sim.picture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;

/**
 * Draws people before a {@link View} and sets the light of every pixel, with the shadows that
 * people throw. Not thread-safe.
 */
final class Shade {
  private static final int SHADOW_PX = 256;
  private static final int CASTS_MAX = 16;
  private static final double CAST_MM = 3_600; // beyond, a lamp is too weak for a shadow to show
  private static final int SUN = -1;
  private static final double FIGURE_MM = 950; // middle of a ball round anybody with what they have
  private static final double FIGURE_RADIUS_MM = 1_900;
  private static final float DARK = 0.01f;

  /** Shadows of the people of one stage before one lamp. */
  private static final class Cast {
    final ShadowMap map;
    @Nullable People people;
    long version;

    Cast(boolean sun) {
      map = new ShadowMap(sun ? 2 * SHADOW_PX : SHADOW_PX, sun, true);
    }
  }

  private final Lights lights;
  private final Glass glass;
  private final Crowding crowding;
  private final Casters casters = new Casters();
  private @Nullable Stage stage;
  private double[] hands = {};
  private final Materials materials;
  private final ShadowMap none = new ShadowMap(1, false, false);
  private final Map<Integer, Cast> casts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Cast> eldest) {
          return size() > CASTS_MAX;
        }
      };
  private final float[] kinds = new float[3 * Lights.KINDS];
  private final float[] place = new float[6];
  private final float[] own = new float[Lights.KINDS];
  private final float[] colour = new float[3];
  private float[] vertexLit = {};
  private boolean[] known = {};
  private int[] shown = {};
  private People people;

  /** Which people of the stage may be in the image. */
  boolean[] drawn = new boolean[16];

  Shade(Lights lights, Glass glass, Materials materials, People people) {
    this.lights = lights;
    this.glass = glass;
    crowding = new Crowding(lights.space);
    this.materials = materials;
    this.people = people;
  }

  /**
   * Draws the people and throws their shadows.
   *
   * @param near inverse distances of the view, which are changed where people are; likewise
   *     instances
   */
  void draw(View view, Stage newStage, People all, Raster raster, float[] near, int[] instances) {
    people = all;
    meet(newStage);
    Optics o = view.optics;
    if (shown.length < view.pixels()) {
      shown = new int[view.pixels()];
    }
    Arrays.fill(shown, 0, view.pixels(), -1);
    raster.aim(o, new Raster.Part(0, 0, o.width, o.height), near, shown);
    int n = newStage.people().size();
    if (drawn.length < n) {
      drawn = new boolean[2 * n];
    }
    Mesh mesh = people.mesh;
    if (known.length < mesh.vertexCount) {
      known = new boolean[2 * mesh.vertexCount];
      vertexLit = new float[Lights.KINDS * known.length];
    }
    Arrays.fill(known, 0, mesh.vertexCount, false);
    for (int i = 0; i < n; i++) {
      Figure figure = newStage.people().get(i);
      drawn[i] = o.seesBall(figure.xMm(), figure.yMm(), FIGURE_MM, FIGURE_RADIUS_MM);
      if (drawn[i]) {
        raster.project(mesh, people.firstVertex[i], people.firstVertex[i + 1]);
        raster.draw(mesh, people.firstTriangle[i], people.firstTriangle[i + 1]);
      }
    }
    for (int i = 0; i < view.pixels(); i++) {
      if (shown[i] >= 0) {
        instances[i] = mesh.triangles[5 * shown[i] + 4];
      }
    }
  }

  /** Looks once at each stage for what does not depend on the camera. */
  @SuppressWarnings("ReferenceEquality") // to compare all would cost more
  private void meet(Stage newStage) {
    if (newStage != stage) {
      stage = newStage;
      crowding.set(newStage);
      hands = people.hands(newStage, hands);
      glass.open(hands, 2 * newStage.people().size());
    }
  }

  /** What the people throw before a lamp, or the sun if it is -1; made once a stage and lamp. */
  private ShadowMap shadows(int lamp) {
    Cast cast = casts.computeIfAbsent(lamp, l -> new Cast(l < 0));
    if (cast.people == people && cast.version == people.version && lamp >= 0) {
      return cast.map;
    }
    cast.people = people;
    cast.version = people.version;
    cast.map.clear();
    double[] from = lights.day.fromSun();
    if (lamp < 0) {
      lights.day.aim(cast.map);
    } else {
      from = new double[] {lights.lampX(lamp), lights.lampY(lamp), lights.lampZ()};
      cast.map.lamp(from[0], from[1], from[2]);
    }
    for (int i = 0; i < people.count(); i++) {
      if (lamp < 0 || people.isWithin(i, from[0], from[1], CAST_MM)) {
        casters.draw(people, i, cast.map, from, lamp < 0);
      }
    }
    return cast.map;
  }

  /** Sets the light of every pixel: three numbers each. */
  void light(View view, Lighting light, Raster raster, float[] near, float[] out) {
    strengths(light, view.key);
    ShadowMap lampMap = view.key < 0 ? none : shadows(view.key);
    ShadowMap sunMap = light.sunLevel() > 0 ? shadows(SUN) : none;
    Optics o = view.optics;
    float[] k = kinds;
    for (int i = 0; i < view.pixels(); i++) {
      float[] from = view.lit;
      int at = Lights.KINDS * i;
      float r = view.albedo[3 * i];
      float g = view.albedo[3 * i + 1];
      float b = view.albedo[3 * i + 2];
      float mirrored = view.mirrored[i];
      if (shown[i] >= 0) {
        person(o, shown[i], i, 1 / near[i], raster.planes);
        from = own;
        at = 0;
        r = colour[0];
        g = colour[1];
        b = colour[2];
        mirrored = 0;
      }
      float lamps = from[at];
      float key = from[at + Lights.KEY];
      float day = from[at + Lights.DAY];
      float sun = from[at + Lights.SUN];
      float far = 1 / near[i];
      float x = (float) (o.x + far * o.rayX[i]);
      float y = (float) (o.y + far * o.rayY[i]);
      float z = (float) (o.z + far * o.rayZ[i]);
      key = key > DARK ? key * lampMap.reaches(x, y, z) : key;
      sun = sun > DARK ? sun * sunMap.reaches(x, y, z) : sun;
      if (shown[i] < 0) {
        float left = crowding.left(x, y, z);
        lamps *= left;
        key *= left;
        day *= left;
      }
      out[3 * i] = r * (lamps * k[0] + key * k[3] + day * k[6] + sun * k[9]) + mirrored * k[0];
      out[3 * i + 1] = g * (lamps * k[1] + key * k[4] + day * k[7] + sun * k[10]) + mirrored * k[1];
      out[3 * i + 2] = b * (lamps * k[2] + key * k[5] + day * k[8] + sun * k[11]) + mirrored * k[2];
    }
    if (view.sheets != null) {
      glass.lay(view.sheets, light, near, k, out);
    }
  }

  /** Sets colour and light of a pixel that shows a triangle of people. */
  private void person(Optics o, int t, int i, float far, float[] p) {
    Mesh mesh = people.mesh;
    float rx = o.rayX[i];
    float ry = o.rayY[i];
    float rz = o.rayZ[i];
    float ea = rx * p[12 * t] + ry * p[12 * t + 1] + rz * p[12 * t + 2];
    float eb = rx * p[12 * t + 3] + ry * p[12 * t + 4] + rz * p[12 * t + 5];
    float ec = rx * p[12 * t + 6] + ry * p[12 * t + 7] + rz * p[12 * t + 8];
    float sum = 1 / Math.max(1e-20f, ea + eb + ec);
    ea *= sum;
    eb *= sum;
    ec *= sum;
    int a = lit(mesh.triangles[5 * t]);
    int b = lit(mesh.triangles[5 * t + 1]);
    int c = lit(mesh.triangles[5 * t + 2]);
    for (int k = 0; k < Lights.KINDS; k++) {
      own[k] =
          ea * vertexLit[Lights.KINDS * a + k]
              + eb * vertexLit[Lights.KINDS * b + k]
              + ec * vertexLit[Lights.KINDS * c + k];
    }
    Materials.Material material = materials.get(mesh.triangles[5 * t + 3]);
    int rgb = material.rgb();
    Texture texture = material.texture();
    if (texture != null) {
      float[] v = mesh.vertices;
      float tu = ea * v[8 * a + 6] + eb * v[8 * b + 6] + ec * v[8 * c + 6];
      float tv = ea * v[8 * a + 7] + eb * v[8 * b + 7] + ec * v[8 * c + 7];
      float mm = far * o.pixelAngle * 1.2f;
      rgb = texture.at(tu, tv, Footprint.level(mesh, t, texture.sizePx, mm));
    }
    Tone.linear(rgb, colour, 0);
  }

  /** Sees to it that the light on a vertex is known: most of them are never asked. */
  private int lit(int vertex) {
    if (!known[vertex]) {
      known[vertex] = true;
      System.arraycopy(people.mesh.vertices, 8 * vertex, place, 0, 6);
      lights.at(place, false, vertexLit, Lights.KINDS * vertex);
    }
    return vertex;
  }

  /** Sets what each kind of light is multiplied by, colour by colour. */
  private void strengths(Lighting light, int lamp) {
    double lamps = light.lampLevel() * light.flicker();
    double key = light.lampLevel() * (2 - light.flicker()) * lights.flash(light, lamp);
    Kelvin.set(light.lampKelvin(), lamps, kinds, 3 * Lights.LAMPS);
    Kelvin.set(light.lampKelvin(), key, kinds, 3 * Lights.KEY);
    Kelvin.set(light.dayKelvin(), light.dayLevel(), kinds, 3 * Lights.DAY);
    Kelvin.set(5_200, light.sunLevel(), kinds, 3 * Lights.SUN);
  }
}
