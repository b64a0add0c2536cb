package org.saunter.learn.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.saunter.learn.net.Size;
import org.saunter.learn.net.Survey;
import org.saunter.learn.net.VectorNet;

/**
 * Learns vectors by contrast: pictures of the same thing in a batch shall be nearer to each other
 * than to all the rest (supervised contrastive loss, Khosla and others 2020, equation 2). A {@link
 * Batch} for it has the number of the thing on each picture as its targets; each thing should be
 * there at least twice, seen by different cameras.
 */
public final class ContrastTask implements Task {
  private static final float TEMPERATURE = 0.1f;
  private static final float NEVER = -1e9f;

  private final VectorNet net;
  private final Size size;

  public ContrastTask(VectorNet net, Size size) {
    this.net = net;
    this.size = size;
  }

  @Override
  public List<Survey.Need> needs() {
    return net.survey(size).needs();
  }

  @Override
  public List<Part> loss(TorchBuilder builder, Batch batch) {
    Tensor vectors =
        net.outputs(
                builder, builder.bytes(batch.rgb(), batch.count(), size.heightPx(), size.widthPx()))
            .get(0);
    Tensor things = builder.values(batch.targets(), batch.count());
    Tensor self = builder.placement().put(torch.eye(batch.count()));
    Tensor same = things.unsqueeze(0).eq(things.unsqueeze(1)).to(torch.ScalarType.Float).sub(self);
    Tensor likeness =
        vectors
            .matmul(vectors.t())
            .mul(new Scalar(1 / TEMPERATURE))
            .add(self.mul(new Scalar(NEVER)));
    Tensor log = torch.log_softmax(likeness, 1);
    Tensor pairs = rowSums(same);
    Tensor each = rowSums(log.mul(same)).div(pairs.clamp_min(new Scalar(1f)));
    Tensor rows = pairs.ge(new Scalar(0.5f)).to(torch.ScalarType.Float);
    return List.of(
        new Part("contrast", each.sum().neg().div(rows.sum().clamp_min(new Scalar(1f)))));
  }

  private static Tensor rowSums(Tensor square) {
    return square.sum(new long[] {1}, false, new ScalarTypeOptional());
  }
}
