package org.saunter.learn.train;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.saunter.learn.net.Weights;

/** Where tensors live and sums are done. */
public enum Placement {
  PROCESSOR,
  /** The first GPU; needs the GPU build of libtorch. */
  GPU;

  /** A GPU if this build of libtorch sees one. */
  public static Placement best() {
    return torch.cuda_is_available() ? GPU : PROCESSOR;
  }

  /** The tensor, moved there if need be. */
  Tensor put(Tensor tensor) {
    return switch (this) {
      case PROCESSOR -> tensor;
      case GPU -> tensor.cuda();
    };
  }

  /** A tensor of the scope it is made in. */
  Tensor passing(Weights.Block block) {
    long[] shape = new long[block.shape().length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = block.shape()[i];
    }
    return put(Tensor.create(block.values(), shape));
  }

  /** A tensor that outlives the scope it is made in. */
  Tensor lasting(Weights.Block block) {
    Tensor made = passing(block);
    made.retainReference();
    return made;
  }
}
