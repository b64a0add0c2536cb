package org.saunter.vision.hand;

import org.saunter.vision.Frame;

/**
 * Where a hand is in a frame; the frame is let go once the picture is judged or too old.
 *
 * @param pixelsPerMetre how large a metre is at the hand, for the size of the cut-out
 */
public record HandPicture(Frame frame, double xPx, double yPx, double pixelsPerMetre) {}
