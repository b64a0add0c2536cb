package org.saunter.learn.tracking;

/**
 * How badly drawn cameras see people on the floor. Millimetres; shares are chances per frame.
 *
 * @param sdMm of a place right below the camera, across the line of sight and along it
 * @param acrossPerMetre by which share it grows with each metre of distance, across
 * @param alongPerMetre the same along the line of sight
 * @param kept how much of an error stays from one frame of a camera to its next, 0 to 1
 * @param oddShare places that are quite wrong
 * @param missed people in full sight who are missed
 * @param missedHidden people half hidden who are missed
 * @param falseAlarms per frame
 * @param offsetSdMm constant error of a camera's calibration
 * @param slopeSdMmPerMetre the same, growing with distance
 * @param clockMillis largest error of a camera's clock
 * @param viewSd spread of somebody's clothing vector from camera to camera, per dimension
 * @param pictureSd the same from picture to picture
 * @param lookAlikes share of people who dress like somebody else
 */
record FloorNoise(
    double sdMm,
    double acrossPerMetre,
    double alongPerMetre,
    double kept,
    double oddShare,
    double missed,
    double missedHidden,
    double falseAlarms,
    double offsetSdMm,
    double slopeSdMmPerMetre,
    double clockMillis,
    double viewSd,
    double pictureSd,
    double lookAlikes) {

  /** Good nets on a well calibrated ceiling. */
  static final FloorNoise USUAL =
      new FloorNoise(80, .12, .35, .5, .02, .04, .55, .02, 40, 10, 100, .8, 1.5, .1);

  /** Everything half as bad again. */
  static final FloorNoise HARD =
      new FloorNoise(120, .15, .45, .6, .03, .06, .65, .05, 60, 15, 100, 1.2, 2, .15);

  /** Variance, per dimension, of the clothing that a tracker tells: a few views and pictures. */
  double pictureVariance() {
    return 0.7 * viewSd * viewSd + pictureSd * pictureSd / 10;
  }
}
