package org.saunter.sim.picture;

/** A place on the body with the directions that are its forward, left and up. Mutable. */
final class BodyFrame {
  final double[] at = new double[3];
  final double[] forward = {1, 0, 0};
  final double[] left = {0, 1, 0};
  final double[] up = {0, 0, 1};

  /**
   * Turns it upright by {@code twist} about its own axis, and then tips it over.
   *
   * @param tipX sum over angle and direction: radians towards +x, likewise y
   */
  void turn(double tipX, double tipY, double twist) {
    double tip = Math.sqrt(tipX * tipX + tipY * tipY);
    double bx = tip > 1e-9 ? tipX / tip : 1;
    double by = tip > 1e-9 ? tipY / tip : 0;
    double sin = StrictMath.sin(tip);
    double cos = StrictMath.cos(tip);
    double fx = StrictMath.cos(twist);
    double fy = StrictMath.sin(twist);
    double share = fx * bx + fy * by;
    BodySpace.set(up, sin * bx, sin * by, cos);
    BodySpace.set(forward, fx + share * (cos - 1) * bx, fy + share * (cos - 1) * by, -share * sin);
    BodySpace.cross(left, up, forward);
  }

  /** The point that lies so far forward, left and up of here. */
  void point(double[] out, double f, double l, double u) {
    out[0] = at[0] + f * forward[0] + l * left[0] + u * up[0];
    out[1] = at[1] + f * forward[1] + l * left[1] + u * up[1];
    out[2] = at[2] + f * forward[2] + l * left[2] + u * up[2];
  }

  /** The direction with these parts. */
  void direction(double[] out, double f, double l, double u) {
    out[0] = f * forward[0] + l * left[0] + u * up[0];
    out[1] = f * forward[1] + l * left[1] + u * up[1];
    out[2] = f * forward[2] + l * left[2] + u * up[2];
  }

  /** Becomes the frame between two, {@code a} for 0. */
  void between(BodyFrame a, BodyFrame b, double share) {
    BodySpace.between(at, a.at, b.at, share);
    BodySpace.between(forward, a.forward, b.forward, share);
    BodySpace.between(up, a.up, b.up, share);
    BodySpace.unit(up);
    BodySpace.along(forward, forward, up, -BodySpace.dot(forward, up));
    BodySpace.unit(forward);
    BodySpace.cross(left, up, forward);
  }

  void copy(BodyFrame other) {
    BodySpace.copy(at, other.at);
    BodySpace.copy(forward, other.forward);
    BodySpace.copy(left, other.left);
    BodySpace.copy(up, other.up);
  }
}
