package org.saunter.sim.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Gate;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;
import org.saunter.sim.Stage.Pile;

/**
 * Takes pictures of one shop. What does not move is drawn once for each camera and kept; people are
 * made once for each stage, so asking all cameras about a stage before the next is quickest. One
 * for each thread; the same arguments give the same bytes.
 */
public final class Painter {
  private static final int VIEW_PIXELS_MAX = 4_000_000;
  private static final int SHADOW_PX = 512;

  private final Materials materials = new Materials();
  private final Mesh shop = new Mesh();
  private final ProductShapes shapes;
  private final Lights lights;
  private final StillPainter still;
  private final Piles piles;
  private final People people;
  private final Labels labels;
  private final Map<Camera, View> views = new LinkedHashMap<>(16, 0.75f, true);
  private final ShadowMap lampMap = new ShadowMap(SHADOW_PX, false);
  private final ShadowMap sunMap = new ShadowMap(SHADOW_PX, true);
  private final Raster raster;
  private int[] shown = {};
  private boolean[] drawn = new boolean[16];
  private float[] vertexLit = new float[Lights.KINDS * 1_024];
  private final float[] place = new float[6];
  private final float[] colour = new float[3];
  private final float[] kinds = new float[3 * Lights.KINDS];

  /**
   * @param seed of everything that the setup does not say: colours, floor, windows, prints, clutter
   */
  public Painter(StoreSetup setup, long seed) {
    Layout layout = setup.layout();
    Space space = Space.of(layout);
    Lights.Window window = Room.build(layout, space, shop, materials, seed);
    Furniture furniture = new Furniture(shop, materials, seed);
    for (Fixture fixture : layout.fixtures()) {
      furniture.add(fixture);
    }
    for (Gate gate : layout.gates()) {
      furniture.add(gate);
    }
    shapes = new ProductShapes(setup.catalogue(), materials, seed);
    lights = new Lights(space, window, shop, seed);
    still = new StillPainter(materials, lights);
    piles = new Piles(layout, shapes);
    people = new People(materials, shapes);
    labels = new Labels(shapes);
    raster =
        new Raster(
            new Optics(
                new Camera(
                    "none", Layout.Lens.PINHOLE, 0, 0, 1, 0, 0, 1, 1, 1, List.of(), 0, 0, 0)));
  }

  /** Takes a picture, of the size of the camera. */
  public Picture paint(Stage stage, Camera camera, Lighting light, Exposure exposure) {
    View view = view(camera);
    people.set(stage);
    refresh(view, stage.piles(), light);
    int pixels = view.pixels();
    float[] depth = Arrays.copyOf(view.near, pixels);
    int[] instances = Arrays.copyOf(view.instances, pixels);
    byte[] rgb = new byte[3 * pixels];
    shadows(view, light);
    drawPeople(view, stage, light, depth, instances);
    shade(view, light, depth, instances, rgb, (float) exposure.gain());
    for (int i = 0; i < pixels; i++) {
      depth[i] = 1 / depth[i];
    }
    Labels.Drawn what =
        new Labels.Drawn(view.optics, new CameraModel(camera), instances, depth, people, raster.px);
    return new Picture(
        camera.id(),
        stage.atNanos(),
        camera.widthPx(),
        camera.heightPx(),
        rgb,
        instances,
        depth,
        labels.of(stage, what, drawn));
  }

  private View view(Camera camera) {
    View view = views.get(camera);
    if (view == null) {
      view = new View(camera);
      int pixels = view.pixels();
      for (View other : views.values()) {
        pixels += other.pixels();
      }
      while (pixels > VIEW_PIXELS_MAX && !views.isEmpty()) {
        Camera oldest = views.keySet().iterator().next();
        pixels -= views.get(oldest).pixels();
        views.remove(oldest);
      }
      views.put(camera, view);
    }
    return view;
  }

  /** Draws anew what has changed of the shop since this camera was last asked. */
  private void refresh(View view, List<Pile> now, Lighting light) {
    Optics o = view.optics;
    Raster.Part whole = new Raster.Part(0, 0, o.width, o.height);
    boolean fresh = view.light == null || !Lights.alike(view.light, light);
    if (fresh) {
      view.key = lights.keyLamp(light, o.camera.lookAtXMm(), o.camera.lookAtYMm());
    }
    lights.aim(light, view.key);
    List<Pile> before = view.piles;
    if (fresh || before == null) {
      redraw(view, whole, now);
    } else if (before != now && !before.equals(now)) {
      Set<Pile> changed = new HashSet<>(before);
      Set<Pile> stay = new HashSet<>(now);
      changed.removeAll(stay);
      before.forEach(stay::remove);
      changed.addAll(stay);
      for (Pile pile : changed) {
        redraw(view, part(o, piles.room(pile)), now);
      }
    }
    view.piles = now;
    view.light = light;
    piles.keep(now);
  }

  private void redraw(View view, Raster.Part part, List<Pile> now) {
    if (part.x0 >= part.x1 || part.y0 >= part.y1) {
      return;
    }
    List<Mesh> meshes = new ArrayList<>();
    meshes.add(shop);
    for (Pile pile : now) {
      Raster.Part own = part(view.optics, piles.room(pile));
      if (own.x0 < part.x1 && own.x1 > part.x0 && own.y0 < part.y1 && own.y1 > part.y0) {
        meshes.add(piles.mesh(pile));
      }
    }
    still.paint(view, raster, part, meshes);
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
      if (at[0] != at[0]) {
        return new Raster.Part(0, 0, o.width, o.height);
      }
      x0 = Math.min(x0, at[0]);
      y0 = Math.min(y0, at[1]);
      x1 = Math.max(x1, at[0]);
      y1 = Math.max(y1, at[1]);
    }
    double margin = 2 + ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)) * o.bend;
    return new Raster.Part(
        (int) Math.max(0, Math.floor(x0 - margin)),
        (int) Math.max(0, Math.floor(y0 - margin)),
        (int) Math.min(o.width, Math.ceil(x1 + margin)),
        (int) Math.min(o.height, Math.ceil(y1 + margin)));
  }

  private void shadows(View view, Lighting light) {
    Mesh mesh = people.mesh;
    lampMap.clear();
    if (view.key >= 0) {
      lampMap.lamp(lights.lampX(view.key), lights.lampY(view.key), lights.lampZ());
      lampMap.draw(mesh, 0, mesh.vertexCount, 0, mesh.triangleCount);
    }
    sunMap.clear();
    if (light.sunLevel() > 0) {
      lights.aimSun(sunMap);
      sunMap.draw(mesh, 0, mesh.vertexCount, 0, mesh.triangleCount);
    }
  }

  private void drawPeople(View view, Stage stage, Lighting light, float[] near, int[] instances) {
    Optics o = view.optics;
    if (shown.length < view.pixels()) {
      shown = new int[view.pixels()];
    }
    Arrays.fill(shown, 0, view.pixels(), -1);
    raster.aim(o, new Raster.Part(0, 0, o.width, o.height), near, shown);
    int n = stage.people().size();
    if (drawn.length < n) {
      drawn = new boolean[2 * n];
    }
    Mesh mesh = people.mesh;
    if (vertexLit.length < Lights.KINDS * mesh.vertexCount) {
      vertexLit = new float[2 * Lights.KINDS * mesh.vertexCount];
    }
    for (int i = 0; i < n; i++) {
      Figure figure = stage.people().get(i);
      drawn[i] = o.seesBall(figure.xMm(), figure.yMm(), 950, 1_900);
      if (drawn[i]) {
        raster.project(mesh, people.firstVertex[i], people.firstVertex[i + 1]);
        raster.draw(mesh, people.firstTriangle[i], people.firstTriangle[i + 1]);
        for (int v = people.firstVertex[i]; v < people.firstVertex[i + 1]; v++) {
          System.arraycopy(mesh.vertices, 8 * v, place, 0, 6);
          lights.at(place, false, vertexLit, Lights.KINDS * v);
        }
      }
    }
    for (int i = 0; i < view.pixels(); i++) {
      if (shown[i] >= 0) {
        instances[i] = mesh.triangles[5 * shown[i] + 4];
      }
    }
  }

  private void shade(
      View view, Lighting light, float[] near, int[] instances, byte[] rgb, float gain) {
    strengths(light, gain);
    Optics o = view.optics;
    float[] lit = view.lit;
    for (int i = 0; i < view.pixels(); i++) {
      int t = shown[i];
      float[] from = lit;
      int at = Lights.KINDS * i;
      float r = view.albedo[3 * i];
      float g = view.albedo[3 * i + 1];
      float b = view.albedo[3 * i + 2];
      float mirrored = view.mirrored[i];
      if (t >= 0) {
        person(o, t, i, 1 / near[i]);
        from = own;
        at = 0;
        r = colour[0];
        g = colour[1];
        b = colour[2];
        mirrored = 0;
      }
      float lamps = from[at];
      float key = from[at + 1];
      float day = from[at + 2];
      float sun = from[at + 3];
      if (key > 0.01f || sun > 0.01f) {
        float far = 1 / near[i];
        float x = (float) (o.x + far * o.rayX[i]);
        float y = (float) (o.y + far * o.rayY[i]);
        float z = (float) (o.z + far * o.rayZ[i]);
        if (key > 0.01f && view.key >= 0) {
          key *= lampMap.reaches(x, y, z);
        }
        if (sun > 0.01f && light.sunLevel() > 0) {
          sun *= sunMap.reaches(x, y, z);
        }
      }
      float[] k = kinds;
      r *= lamps * k[0] + key * k[3] + day * k[6] + sun * k[9];
      g *= lamps * k[1] + key * k[4] + day * k[7] + sun * k[10];
      b *= lamps * k[2] + key * k[5] + day * k[8] + sun * k[11];
      rgb[3 * i] = Tone.encoded(r + mirrored * k[0]);
      rgb[3 * i + 1] = Tone.encoded(g + mirrored * k[1]);
      rgb[3 * i + 2] = Tone.encoded(b + mirrored * k[2]);
    }
  }

  private final float[] own = new float[Lights.KINDS];

  /** Sets colour and light of a pixel that shows a triangle of people. */
  private void person(Optics o, int t, int i, float far) {
    float[] p = raster.planes;
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
    int a = mesh.triangles[5 * t];
    int b = mesh.triangles[5 * t + 1];
    int c = mesh.triangles[5 * t + 2];
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

  /** Sets what each kind of light is multiplied by, colour by colour. */
  private void strengths(Lighting light, float gain) {
    Kelvin.set(light.lampKelvin(), light.lampLevel() * (light.flicker()) * gain, kinds, 0);
    double keyLevel = light.lampLevel() * (2 - light.flicker()) * gain;
    Kelvin.set(light.lampKelvin(), keyLevel, kinds, 3);
    Kelvin.set(light.dayKelvin(), light.dayLevel() * gain, kinds, 6);
    Kelvin.set(5_200, light.sunLevel() * gain, kinds, 9);
  }
}
