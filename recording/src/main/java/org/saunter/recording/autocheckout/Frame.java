package org.saunter.recording.autocheckout;

import tools.jackson.databind.JsonNode;

/**
 * A frame that sits in another one: a turn by a Rodrigues vector (axis times angle in radians),
 * then a shift in metres.
 */
record Frame(double[][] turn, double[] shiftMetres) {
  static final Frame WORLD =
      new Frame(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, new double[3]);

  /** From {@code {translation: {x, y, z}, rotation: {x, y, z}}}. */
  static Frame of(JsonNode transform) {
    return new Frame(
        rodrigues(vector(transform.path("rotation"))), vector(transform.path("translation")));
  }

  static double[] vector(JsonNode node) {
    return new double[] {
      node.path("x").asDouble(), node.path("y").asDouble(), node.path("z").asDouble()
    };
  }

  /** R = I + sin(a) K + (1 - cos(a)) K K, with K the cross product matrix of the unit axis. */
  private static double[][] rodrigues(double[] v) {
    double angle = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    if (angle < 1e-12) {
      return WORLD.turn;
    }
    double x = v[0] / angle;
    double y = v[1] / angle;
    double z = v[2] / angle;
    double s = Math.sin(angle);
    double c = 1 - Math.cos(angle);
    return new double[][] {
      {1 - c * (y * y + z * z), -s * z + c * x * y, s * y + c * x * z},
      {s * z + c * x * y, 1 - c * (x * x + z * z), -s * x + c * y * z},
      {-s * y + c * x * z, s * x + c * y * z, 1 - c * (x * x + y * y)}
    };
  }

  /** A direction of this frame in the outer one. */
  double[] turned(double... v) {
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] = turn[i][0] * v[0] + turn[i][1] * v[1] + turn[i][2] * v[2];
    }
    return out;
  }

  /** A point of this frame in the outer one, metres. */
  double[] placed(double... v) {
    double[] out = turned(v);
    for (int i = 0; i < 3; i++) {
      out[i] += shiftMetres[i];
    }
    return out;
  }

  /** The frame {@code inner} of this frame as a frame of the outer one. */
  Frame then(Frame inner) {
    double[][] product = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[i][j] += turn[i][k] * inner.turn[k][j];
        }
      }
    }
    return new Frame(product, placed(inner.shiftMetres));
  }
}
