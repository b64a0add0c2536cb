package org.saunter.sim.picture;

import java.util.List;
import org.saunter.model.CameraModel;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;
import org.saunter.model.Layout.Fixture;
import org.saunter.model.Layout.Gate;
import org.saunter.model.Layout.Lens;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Stage;
import org.saunter.sim.Stage.Figure;

/**
 * Takes pictures of one shop. What does not move is drawn once for each camera and kept; people are
 * made once for each stage, so asking all cameras about a stage before the next is quickest. One
 * for each thread; the same arguments give the same bytes.
 */
public final class Painter {
  /** From this focal length on people are drawn finely. */
  private static final double FINE_FOCAL_PX = 330;

  private static final double CHEST_MM = 1_000;

  private final Backdrop backdrop;
  private final People coarse;
  private final People fine;
  private final Shade shade;
  private final Labels labels;
  private final Sensor sensor = new Sensor();
  private final Raster raster;
  private float[] nearBuffer = {};
  private int[] instanceBuffer = {};
  private float[] lightBuffer = {};
  private float[] finalLight = {};

  /**
   * @param seed of everything that the setup does not say: colours, floor, windows, prints, clutter
   */
  public Painter(StoreSetup setup, long seed) {
    Layout layout = setup.layout();
    Materials materials = new Materials();
    Mesh shop = new Mesh();
    Glass glass = new Glass();
    Space space = Space.of(layout);
    Room.Built room = Room.build(layout, space, shop, materials, seed);
    Furniture furniture = new Furniture(shop, glass, materials, seed);
    for (Fixture fixture : layout.fixtures()) {
      furniture.add(fixture);
    }
    for (Gate gate : layout.gates()) {
      furniture.add(gate, Clutter.heading(layout, gate));
    }
    Clutter.add(layout, shop, materials, seed);
    ProductShapes shapes = new ProductShapes(setup.catalogue(), materials, seed);
    Daylight day = new Daylight(space, room.window(), shop, room.firstCaster());
    Lights lights = new Lights(space, day, shop, room.firstCaster(), seed);
    backdrop = new Backdrop(shop, glass, new Piles(layout, shapes), lights, materials);
    coarse = new People(materials, shapes, BodyDetail.FAR);
    fine = new People(materials, shapes, BodyDetail.NEAR);
    shade = new Shade(lights, glass, materials, coarse);
    labels = new Labels(shapes);
    raster =
        new Raster(
            new Optics(new Camera("-", Lens.PINHOLE, 0, 0, 1, 0, 0, 1, 1, 1, List.of(), 0, 0, 0)));
  }

  /** Takes a picture, of the size of the camera. */
  public Picture paint(Stage stage, Camera camera, Lighting light, Exposure exposure) {
    int samples = exposure.samplesAcross();
    Camera dense = samples == 1 ? camera : camera.scaledTo(samples * camera.widthPx());
    View view = backdrop.view(dense, samples, stage.piles(), light, raster);
    People people = camera.focalPx() < FINE_FOCAL_PX ? coarse : fine;
    people.set(stage);
    int pixels = view.pixels();
    grow(pixels);
    System.arraycopy(view.near, 0, nearBuffer, 0, pixels);
    System.arraycopy(view.instances, 0, instanceBuffer, 0, pixels);
    shade.draw(view, stage, people, raster, nearBuffer, instanceBuffer);
    shade.light(view, light, raster, nearBuffer, lightBuffer);
    return taken(stage, camera, exposure, view, people);
  }

  private void grow(int pixels) {
    if (nearBuffer.length < pixels) {
      nearBuffer = new float[pixels];
      instanceBuffer = new int[pixels];
      lightBuffer = new float[3 * pixels];
    }
  }

  /** From what the lens threw on the sensor to the picture with its labels. */
  private Picture taken(Stage stage, Camera camera, Exposure exposure, View view, People people) {
    int samples = exposure.samplesAcross();
    int width = camera.widthPx();
    int height = camera.heightPx();
    float[] depth = new float[width * height];
    int[] instances = new int[width * height];
    for (int y = 0; y < height; y++) {
      int from = (samples * y + samples / 2) * samples * width + samples / 2;
      for (int x = 0; x < width; x++) {
        depth[y * width + x] = 1 / nearBuffer[from + samples * x];
        instances[y * width + x] = instanceBuffer[from + samples * x];
      }
    }
    Sensor.Frame frame = new Sensor.Frame(width, height, lightBuffer);
    if (samples == 2) {
      if (finalLight.length < 3 * width * height) {
        finalLight = new float[3 * width * height];
      }
      frame = new Sensor.Frame(width, height, finalLight);
      Sensor.halve(lightBuffer, frame);
    }
    Labels.Drawn what =
        new Labels.Drawn(
            view.optics, 1f / samples, people, raster.px, width, height, instances, depth);
    List<Picture.PersonLabel> said = labels.of(stage, what, shade.drawn);
    if (exposure.shutterSeconds() > 0) {
      smear(stage, new CameraModel(camera), exposure.shutterSeconds(), frame, instances, said);
    }
    byte[] rgb = new byte[3 * width * height];
    sensor.develop(frame, exposure, rgb);
    return new Picture(camera.id(), stage.atNanos(), width, height, rgb, instances, depth, said);
  }

  private void smear(
      Stage stage,
      CameraModel model,
      double seconds,
      Sensor.Frame frame,
      int[] instances,
      List<Picture.PersonLabel> said) {
    double[] from = new double[2];
    double[] to = new double[2];
    for (Picture.PersonLabel label : said) {
      Figure figure = figure(stage, label.number());
      double way = figure.speedMmPerS() * seconds;
      double dx = way * StrictMath.cos(figure.headingRadians());
      double dy = way * StrictMath.sin(figure.headingRadians());
      if (way > 0
          && model.project(figure.xMm(), figure.yMm(), CHEST_MM, from)
          && model.project(figure.xMm() + dx, figure.yMm() + dy, CHEST_MM, to)) {
        double[] box = {label.leftPx(), label.topPx(), label.rightPx(), label.bottomPx()};
        sensor.smear(frame, instances, figure, box, to[0] - from[0], to[1] - from[1]);
      }
    }
  }

  private static Figure figure(Stage stage, int number) {
    for (Figure figure : stage.people()) {
      if (figure.number() == number) {
        return figure;
      }
    }
    throw new IllegalStateException("Nobody has the number " + number + ".");
  }
}
