package org.saunter.learn.train;

import org.saunter.learn.net.Size;

/** Batches for {@link PersonTask} from labelled pictures, each picture once. */
public final class PersonBatches implements Batches {
  private final LabelledFrames frames;
  private final Size size;
  private final int count;

  public PersonBatches(LabelledFrames frames, Size size, int count) {
    this.frames = frames;
    this.size = size;
    this.count = count;
  }

  @Override
  public Batch batch(long number) {
    byte[] rgb = new byte[count * size.bytes()];
    float[] targets = new float[count * Targets.valuesPerPicture(size)];
    for (int i = 0; i < count; i++) {
      LabelledFrame frame = frames.frame(number * count + i);
      if (frame.rgb().length != size.bytes()) {
        throw new IllegalArgumentException(
            "A picture of " + frame.rgb().length + " bytes is not " + size + ".");
      }
      System.arraycopy(frame.rgb(), 0, rgb, i * size.bytes(), size.bytes());
      Targets.write(frame.people(), size, targets, i);
    }
    return new Batch(count, rgb, targets);
  }
}
