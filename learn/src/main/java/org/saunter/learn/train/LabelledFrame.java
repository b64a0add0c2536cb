package org.saunter.learn.train;

import java.util.List;

/**
 * A picture with everybody on it.
 *
 * @param rgb {@code [height, width, 3]}
 */
public record LabelledFrame(byte[] rgb, List<HeadLabel> people) {
  public LabelledFrame {
    people = List.copyOf(people);
  }
}
