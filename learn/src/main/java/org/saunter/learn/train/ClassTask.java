package org.saunter.learn.train;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.saunter.learn.net.Size;
import org.saunter.learn.net.Survey;
import org.saunter.learn.net.VectorNet;

/**
 * Learns vectors by telling many things apart: a softmax over cosines to one direction a thing,
 * with a margin (large margin cosine loss, Wang and others 2018, equation 4). The directions are
 * thrown away; what stays is a net whose vectors keep new things apart as well. A {@link Batch} for
 * it has the number of the thing on each picture as its targets, from 0.
 */
public final class ClassTask implements Task {
  private static final String DIRECTIONS = "directions";
  private static final float SHARPNESS = 16;
  private static final float MARGIN = 0.1f;

  private final VectorNet net;
  private final Size size;
  private final int things;

  /**
   * @param things how many different ones there are in the training
   */
  public ClassTask(VectorNet net, Size size, int things) {
    this.net = net;
    this.size = size;
    this.things = things;
  }

  @Override
  public List<Survey.Need> needs() {
    List<Survey.Need> needs = new ArrayList<>(net.survey(size).needs());
    needs.add(new Survey.Need(DIRECTIONS, new int[] {things, net.dimensions()}, 0, 1));
    return needs;
  }

  @Override
  public List<Part> loss(TorchBuilder builder, Batch batch) {
    Tensor vectors =
        net.outputs(
                builder, builder.bytes(batch.rgb(), batch.count(), size.heightPx(), size.widthPx()))
            .get(0);
    Tensor directions = builder.unitLength(builder.tensor(DIRECTIONS));
    Tensor mine = oneHot(builder, batch);
    Tensor cosines =
        vectors.matmul(directions.t()).sub(mine.mul(new Scalar(MARGIN))).mul(new Scalar(SHARPNESS));
    Tensor log = torch.log_softmax(cosines, 1);
    return List.of(
        new Part("class", log.mul(mine).sum().neg().div(new Scalar((float) batch.count()))));
  }

  private Tensor oneHot(TorchBuilder builder, Batch batch) {
    float[] hot = new float[batch.count() * things];
    for (int i = 0; i < batch.count(); i++) {
      int thing = Math.round(batch.targets()[i]);
      if (thing < 0 || thing >= things) {
        throw new IllegalArgumentException("Thing " + thing + " of " + things);
      }
      hot[i * things + thing] = 1;
    }
    return builder.values(hot, batch.count(), things);
  }
}
