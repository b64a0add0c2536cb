package org.saunter.sim.picture;

import java.util.List;
import org.saunter.sim.picture.BodyPoints.Joint;

/**
 * What throws the shadows of people: a flat strip for each limb that looks at the light, and bags
 * and prams as they are. Soft shadows hide the difference, and it is a twentieth of the triangles.
 * Not thread-safe.
 */
final class Casters {
  private static final List<Joint> JOINTS = List.of(Joint.values());
  private static final int[][] LIMBS = {
    limb(Joint.PELVIS, Joint.NECK),
    limb(Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER),
    limb(Joint.LEFT_SHOULDER, Joint.LEFT_ELBOW),
    limb(Joint.LEFT_ELBOW, Joint.LEFT_WRIST),
    limb(Joint.RIGHT_SHOULDER, Joint.RIGHT_ELBOW),
    limb(Joint.RIGHT_ELBOW, Joint.RIGHT_WRIST),
    limb(Joint.LEFT_HIP, Joint.RIGHT_HIP),
    limb(Joint.LEFT_HIP, Joint.LEFT_KNEE),
    limb(Joint.LEFT_KNEE, Joint.LEFT_ANKLE),
    limb(Joint.RIGHT_HIP, Joint.RIGHT_KNEE),
    limb(Joint.RIGHT_KNEE, Joint.RIGHT_ANKLE),
  };
  private static final double[] RADII = {155, 75, 50, 42, 50, 42, 130, 80, 60, 80, 60};
  private static final double HAIR = 1.25;

  private final Mesh mesh = new Mesh();
  private final double[] from = new double[3];
  private final double[] to = new double[3];
  private final double[] side = new double[3];

  /** Where the points of two joints begin. */
  private static int[] limb(Joint from, Joint to) {
    return new int[] {3 * JOINTS.indexOf(from), 3 * JOINTS.indexOf(to)};
  }

  /**
   * Draws somebody into a map.
   *
   * @param light where the lamp is; or, if {@code sun}, the way from the sun
   */
  void draw(People people, int person, ShadowMap map, double[] light, boolean sun) {
    mesh.clear();
    BodyPoints p = people.points(person);
    for (int i = 0; i < LIMBS.length; i++) {
      System.arraycopy(p.joints, LIMBS[i][0], from, 0, 3);
      System.arraycopy(p.joints, LIMBS[i][1], to, 0, 3);
      strip(RADII[i], light, sun);
    }
    double r = HAIR * p.headRadiusMm;
    for (int k = 0; k < 3; k++) {
      from[k] = p.head[k] - (k == 2 ? 0.4 * r : 0);
      to[k] = p.head[k] + (k == 2 ? 0.4 * r : 0);
    }
    strip(r, light, sun);
    map.draw(mesh, 0, mesh.vertexCount, 0, mesh.triangleCount);
    map.drawOf(people, person, Instance.AID);
  }

  /** A strip from one point to the other, as wide as it can look to the light. */
  private void strip(double radius, double[] light, boolean sun) {
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double dz = to[2] - from[2];
    double vx = sun ? light[0] : (from[0] + to[0]) / 2 - light[0];
    double vy = sun ? light[1] : (from[1] + to[1]) / 2 - light[1];
    double vz = sun ? light[2] : (from[2] + to[2]) / 2 - light[2];
    side[0] = dy * vz - dz * vy;
    side[1] = dz * vx - dx * vz;
    side[2] = dx * vy - dy * vx;
    double length = Math.sqrt(side[0] * side[0] + side[1] * side[1] + side[2] * side[2]);
    if (length < 1e-6) {
      return;
    }
    double by = radius / length;
    double along = 0.7 * radius / Math.max(1, Math.sqrt(dx * dx + dy * dy + dz * dz));
    int a = corner(from, -along, -by, dx, dy, dz);
    int b = corner(to, along, -by, dx, dy, dz);
    int c = corner(to, along, by, dx, dy, dz);
    int d = corner(from, -along, by, dx, dy, dz);
    mesh.triangle(a, b, c, 0, 0);
    mesh.triangle(a, c, d, 0, 0);
    mesh.triangle(a, c, b, 0, 0); // one of the two ways round looks at the light
    mesh.triangle(a, d, c, 0, 0);
  }

  private int corner(double[] at, double along, double by, double dx, double dy, double dz) {
    return mesh.vertex(
        at[0] + along * dx + by * side[0],
        at[1] + along * dy + by * side[1],
        at[2] + along * dz + by * side[2],
        0,
        0,
        1,
        0,
        0);
  }
}
