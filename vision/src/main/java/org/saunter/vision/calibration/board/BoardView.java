package org.saunter.vision.calibration.board;

/**
 * A board as a picture shows it.
 *
 * @param picture name of the picture
 * @param points each found corner: x, y, z in millimetres of the board's frame (z is 0), then x, y
 *     in pixels; the middle of the top left pixel is 0.5, 0.5
 */
public record BoardView(String picture, int widthPx, int heightPx, double[][] points) {}
