package org.saunter.learn.train;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.saunter.learn.net.Survey;

/** What is learned: a net and its loss. */
public interface Task {
  /** Everything that is learned: the weights of the net, and what only the loss needs. */
  List<Survey.Need> needs();

  /**
   * Runs the net on the batch.
   *
   * @return named parts of the loss, each a single number; their sum is what training lowers
   */
  List<Part> loss(TorchBuilder builder, Batch batch);

  /** A part of a loss. */
  record Part(String name, Tensor value) {}
}
