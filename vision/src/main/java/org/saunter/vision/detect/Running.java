package org.saunter.vision.detect;

import org.saunter.model.BadInputException;

/**
 * How a net is run.
 *
 * @param threads of one call; on a processor many callers of 1 thread beat one caller of many
 * @param batch pictures of one call, at most; on a processor 1 is best, on a GPU 8 to 32
 * @param gpu which one, from 0; of no meaning on a processor
 */
public record Running(Device device, int threads, int batch, int gpu) {
  private static final int THREADS_MAX = 64;
  private static final int BATCH_MAX = 256;

  public Running {
    if (threads < 1 || threads > THREADS_MAX || batch < 1 || batch > BATCH_MAX || gpu < 0) {
      throw new BadInputException(
          "A net cannot run with ("
              + threads
              + ") threads, batches of ("
              + batch
              + ") on device ("
              + gpu
              + "); 1 to 64 threads and batches of 1 to 256 are taken.",
          "Maybe take 1 thread and a batch of 1.");
    }
  }

  /** One thread of the processor, a picture at a time. */
  public static Running onCpu() {
    return new Running(Device.CPU, 1, 1, 0);
  }

  public Running batch(int most) {
    return new Running(device, threads, most, gpu);
  }
}
