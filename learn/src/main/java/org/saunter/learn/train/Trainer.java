package org.saunter.learn.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.saunter.learn.net.Weights;
import org.saunter.model.BadInputException;

/**
 * The training loop: batch, loss, gradient, step, and now and then a checkpoint. Begins where the
 * checkpoint of its folder ends, with the same batches and the same learning rates as if it had
 * never stopped. Not thread-safe.
 */
public final class Trainer implements AutoCloseable {
  private static final String CHECKPOINT = "checkpoint.bin";

  private final Task task;
  private final Batches batches;
  private final Plan plan;
  private final @Nullable Path checkpoint;
  private final String net;
  private final TorchBuilder torchBuilder;
  private final AdamW adam;
  private long step;
  private long lastGoodStep = -1;

  /**
   * @param net the task's net in words; a checkpoint of another net is refused
   * @param folder where the checkpoint lies; null for none
   */
  public Trainer(Task task, String net, Batches batches, Plan plan, @Nullable Path folder) {
    this.task = task;
    this.net = net;
    this.batches = batches;
    this.plan = plan;
    this.checkpoint = folder == null ? null : folder.resolve(CHECKPOINT);
    torch.set_num_threads(plan.threads());
    Weights fresh = Weights.fresh(task.needs(), plan.seed());
    torchBuilder = new TorchBuilder(fresh, true, plan.halved());
    adam = new AdamW(torchBuilder);
    if (checkpoint != null && Files.exists(checkpoint)) {
      resume(Checkpoint.read(checkpoint), fresh);
    }
  }

  private void resume(Checkpoint from, Weights fresh) {
    if (!from.net().equals(net) || !from.weights().names().equals(fresh.names())) {
      throw new BadInputException(
          "The checkpoint is of the net (" + from.net() + "), not of (" + net + ").",
          "Maybe use another folder, or remove the checkpoint.");
    }
    adam.restore(from);
    step = from.step();
    lastGoodStep = step;
  }

  /** The next step to take; above 0 at the start if a checkpoint was found. */
  public long step() {
    return step;
  }

  /**
   * Trains to the end of the plan.
   *
   * @param nanos a clock, for the pace
   * @param listener called after every step, on this thread
   * @return the running mean of the weights
   */
  public Weights run(LongSupplier nanos, Consumer<Progress> listener) {
    long startNanos = nanos.getAsLong();
    long images = 0;
    while (step < plan.steps()) {
      Batch batch = batches.batch(step);
      Map<String, Double> parts = new LinkedHashMap<>();
      double gradient = NativeScope.within(() -> learn(batch, parts));
      double learningRate = plan.learningRateAt(step);
      step++;
      images += batch.count();
      if (step % plan.checkpointSteps() == 0 || step == plan.steps()) {
        save();
      }
      double seconds = Math.max(1e-9, (nanos.getAsLong() - startNanos) / 1e9);
      double perSecond = images / seconds;
      double left = (plan.steps() - step) * (double) batch.count() / perSecond;
      double loss = parts.values().stream().mapToDouble(v -> v).sum();
      listener.accept(
          new Progress(step, plan.steps(), loss, parts, gradient, learningRate, perSecond, left));
    }
    return weights();
  }

  /** One step; fills in the parts of the loss and gives the length of the gradient. */
  private double learn(Batch batch, Map<String, Double> parts) {
    List<Task.Part> losses = task.loss(torchBuilder, batch);
    Tensor total = losses.get(0).value();
    for (Task.Part part : losses.subList(1, losses.size())) {
      total = total.add(part.value());
    }
    for (Task.Part part : losses) {
      parts.put(part.name(), part.value().item_double());
    }
    guard("loss", total.item_double(), parts);
    total.backward();
    double gradient = adam.step(step, plan.learningRateAt(step));
    guard("gradient", gradient, parts);
    return gradient;
  }

  private void guard(String what, double value, Map<String, Double> parts) {
    if (Double.isFinite(value)) {
      return;
    }
    String good =
        lastGoodStep < 0
            ? "there is no checkpoint before it"
            : "the last good checkpoint is of step " + lastGoodStep + " in " + checkpoint;
    throw new BadInputException(
        "The "
            + what
            + " is ("
            + value
            + ") at step ("
            + step
            + ") with "
            + parts
            + "; "
            + good
            + ".",
        "Maybe lower the learning rate (" + plan.learningRate() + ") or look at that batch.");
  }

  private void save() {
    if (checkpoint == null) {
      return;
    }
    new Checkpoint(step, net, torchBuilder.weights(), adam.mean(), adam.first(), adam.second())
        .write(checkpoint);
    lastGoodStep = step;
  }

  /** The running mean of the weights as it stands. */
  public Weights weights() {
    return adam.mean();
  }

  @Override
  public void close() {
    adam.close();
    torchBuilder.close();
  }
}
