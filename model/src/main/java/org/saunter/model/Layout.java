package org.saunter.model;

import java.util.List;

/**
 * Where everything stands in one store.
 *
 * @param storeId the store
 * @param format the kind of shop, for instance {@code convenience}; free text
 * @param walls outer and inner walls
 * @param gates ways in and out
 * @param fixtures gondolas, fridges, counters with their shelves and plates
 * @param cameras ceiling cameras
 */
public record Layout(
    String storeId,
    String format,
    List<Wall> walls,
    List<Gate> gates,
    List<Fixture> fixtures,
    List<Camera> cameras) {
  public Layout {
    Check.id("store", storeId);
    walls = List.copyOf(walls);
    gates = List.copyOf(gates);
    fixtures = List.copyOf(fixtures);
    cameras = List.copyOf(cameras);
  }

  /** Every plate, fixture by fixture and shelf by shelf. */
  public List<Plate> plates() {
    return fixtures.stream()
        .flatMap(fixture -> fixture.shelves().stream())
        .flatMap(shelf -> shelf.plates().stream())
        .toList();
  }

  /** A straight wall between two floor points. */
  public record Wall(int x1Mm, int y1Mm, int x2Mm, int y2Mm) {}

  /** Which way people may go through a gate. */
  public enum GateKind {
    ENTRY,
    EXIT,
    BOTH
  }

  /**
   * A way in or out: a lane, a door, or the edge of a zone in a gateless shop.
   *
   * @param id name of the gate
   * @param xMm middle of the gate on the floor
   * @param yMm middle of the gate on the floor
   * @param widthMm clear width
   */
  public record Gate(String id, GateKind kind, int xMm, int yMm, int widthMm) {
    public Gate {
      Check.id("gate", id);
    }
  }

  /** What a fixture is built as. */
  public enum FixtureKind {
    GONDOLA,
    FRIDGE,
    FREEZER,
    COUNTER,
    CABINET
  }

  /**
   * A piece of shop furniture that holds shelves.
   *
   * @param xMm middle of its footprint
   * @param yMm middle of its footprint
   * @param facingDegrees the way its front looks, anticlockwise from +x; 90 looks along +y
   * @param widthMm along its front
   * @param depthMm from front to back
   * @param heightMm over the floor
   */
  public record Fixture(
      String id,
      FixtureKind kind,
      int xMm,
      int yMm,
      int facingDegrees,
      int widthMm,
      int depthMm,
      int heightMm,
      List<Shelf> shelves) {
    public Fixture {
      Check.id("fixture", id);
      shelves = List.copyOf(shelves);
    }
  }

  /**
   * One board of a fixture.
   *
   * @param id name, unique in the store
   * @param index 1 is the lowest
   * @param zMm height of its surface over the floor
   * @param plates its plates, left to right as seen by a shopper who faces the front
   */
  public record Shelf(String id, int index, int zMm, List<Plate> plates) {
    public Shelf {
      Check.id("shelf", id);
      plates = List.copyOf(plates);
    }
  }

  /**
   * A load-cell plate: one weighed field of a shelf.
   *
   * @param id name, unique in the store
   * @param xMm middle of the plate
   * @param yMm middle of the plate
   * @param zMm height of its surface
   * @param widthMm along the shelf's front
   * @param depthMm from front to back
   * @param ratedGrams the most that it is built to carry
   */
  public record Plate(
      String id, int xMm, int yMm, int zMm, int widthMm, int depthMm, int ratedGrams) {
    public Plate {
      Check.id("plate", id);
    }
  }

  /** Which way a lens maps the world to the image. */
  public enum Lens {
    PINHOLE,
    FISHEYE
  }

  /**
   * A ceiling camera with its calibration.
   *
   * @param xMm position of the optical centre, likewise y and z
   * @param lookAtXMm floor point in the middle of the image, likewise y
   * @param widthPx image size
   * @param heightPx image size
   * @param focalPx focal length in pixels
   * @param distortion coefficients k1, k2, p1, p2, k3 of the Brown model (pinhole) or k1..k4 of the
   *     equidistant model (fisheye); may be empty
   * @param centreXPx where the optical axis meets the image, likewise y; mostly near its middle
   * @param rollDegrees how far the camera is turned about its axis, clockwise as it looks
   */
  public record Camera(
      String id,
      Lens lens,
      int xMm,
      int yMm,
      int zMm,
      int lookAtXMm,
      int lookAtYMm,
      int widthPx,
      int heightPx,
      double focalPx,
      List<Double> distortion,
      double centreXPx,
      double centreYPx,
      double rollDegrees) {
    public Camera {
      Check.id("camera", id);
      distortion = List.copyOf(distortion);
    }

    /** The same camera delivering a smaller or larger image. */
    public Camera scaledTo(int otherWidthPx) {
      double scale = (double) otherWidthPx / widthPx;
      return new Camera(
          id,
          lens,
          xMm,
          yMm,
          zMm,
          lookAtXMm,
          lookAtYMm,
          otherWidthPx,
          (int) Math.rint(heightPx * scale),
          focalPx * scale,
          distortion,
          centreXPx * scale,
          centreYPx * scale,
          rollDegrees);
    }
  }
}
