package org.saunter.learn.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.saunter.learn.net.PersonNet;
import org.saunter.learn.net.Size;
import org.saunter.learn.net.Survey;
import org.saunter.vision.detect.PersonMaps;

/**
 * Learns to find heads and hands. A {@link Batch} for it has {@link Targets} as its targets, {@code
 * [count, Targets.CHANNELS, height/4, width/4]}.
 *
 * <p>Heat: the focal loss of CornerNet (Law and Deng 2018, equation 1) with alpha 2, beta 4.
 * Values: absolute differences; the foot weighs most, since the floor is where people are told
 * apart.
 */
public final class PersonTask implements Task {
  private static final float[] PERSON_WEIGHTS = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 4, 4};
  private static final float[] HAND_WEIGHTS = {0.5f, 0.5f, 1, 1, 1, 0};
  private static final float[] FOOT_WEIGHTS = {1, 1};
  private static final double FOOT_SHIFT_WEIGHT = 0.5;
  private static final double HOLDING_WEIGHT = 1;

  private final PersonNet net;
  private final Size size;

  public PersonTask(PersonNet net, Size size) {
    this.net = net;
    this.size = size.inStepsOf(PersonNet.STEP_PX);
  }

  @Override
  public List<Survey.Need> needs() {
    return net.survey(size).needs();
  }

  @Override
  public List<Part> loss(TorchBuilder builder, Batch batch) {
    PersonNet.Maps<Tensor> maps =
        net.build(
            builder, builder.bytes(batch.rgb(), batch.count(), size.heightPx(), size.widthPx()));
    Tensor want =
        builder.values(
            batch.targets(),
            batch.count(),
            Targets.CHANNELS,
            size.heightPx() / PersonMaps.STRIDE_PX,
            size.widthPx() / PersonMaps.STRIDE_PX);
    Tensor handWant = part(want, Targets.HAND_VALUES, PersonMaps.HAND_VALUES);
    Tensor handWeight = part(want, Targets.HAND_WEIGHT, 1);
    Tensor handValues = plain(maps.handValues());
    return List.of(
        new Part(
            "person",
            heat(
                plain(maps.person()),
                part(want, Targets.PERSON_HEAT, 1),
                part(want, Targets.PERSON_HEAT_WEIGHT, 1))),
        new Part(
            "hand",
            heat(
                plain(maps.hand()),
                part(want, Targets.HAND_HEAT, 1),
                part(want, Targets.HAND_HEAT_WEIGHT, 1))),
        new Part(
            "person-values",
            distance(
                plain(maps.personValues()),
                part(want, Targets.PERSON_VALUES, PersonMaps.PERSON_VALUES),
                part(want, Targets.PERSON_WEIGHT, 1),
                each(builder, PERSON_WEIGHTS))),
        new Part(
            "hand-values", distance(handValues, handWant, handWeight, each(builder, HAND_WEIGHTS))),
        new Part("holding", holding(handValues, handWant, handWeight)),
        new Part(
            "foot-shift",
            distance(
                    plain(maps.footShift()),
                    part(want, Targets.FOOT_SHIFT, 2),
                    part(want, Targets.FOOT_WEIGHT, 1),
                    each(builder, FOOT_WEIGHTS))
                .mul(new Scalar(FOOT_SHIFT_WEIGHT))));
  }

  private static Tensor plain(Tensor map) {
    return map.to(torch.ScalarType.Float);
  }

  private static Tensor part(Tensor want, int channel, int count) {
    return TorchBuilder.channels(want, channel, channel + count);
  }

  private static Tensor atLeastOne(Tensor sum) {
    return sum.clamp_min(new Scalar(1f));
  }

  private static Tensor heat(Tensor logit, Tensor want, Tensor weight) {
    Scalar one = new Scalar(1f);
    Tensor peak = want.ge(new Scalar(0.9999f)).to(torch.ScalarType.Float);
    Tensor p = logit.sigmoid();
    Tensor found = p.sub(one).square().mul(torch.log_sigmoid(logit)).mul(peak);
    Tensor far = want.sub(one).square().square().mul(peak.sub(one).neg()).mul(weight);
    Tensor quiet = p.square().mul(torch.log_sigmoid(logit.neg())).mul(far);
    return found.add(quiet).sum().neg().div(atLeastOne(peak.sum()));
  }

  private static Tensor distance(Tensor is, Tensor want, Tensor weight, Tensor each) {
    return is.sub(want).abs().mul(weight).mul(each).sum().div(atLeastOne(weight.sum()));
  }

  /** One weight a channel. */
  private static Tensor each(TorchBuilder builder, float... weights) {
    return builder.values(weights, 1, weights.length, 1, 1);
  }

  private static Tensor holding(Tensor values, Tensor want, Tensor weight) {
    Tensor loss =
        torch.binary_cross_entropy_with_logits(
            part(values, PersonMaps.HOLDING, 1),
            part(want, PersonMaps.HOLDING, 1),
            new TensorOptional(weight),
            new TensorOptional(),
            torch.Reduction.Sum.value);
    return loss.div(atLeastOne(weight.sum())).mul(new Scalar(HOLDING_WEIGHT));
  }
}
