package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.learn.net.PersonNet;
import org.saunter.learn.net.Size;
import org.saunter.learn.net.Weights;
import org.saunter.model.BadInputException;

class TrainerTest {
  private static final Size SIZE = new Size(64, 32);
  private static final PersonNet NET = new PersonNet(4, 1);
  private static final Batches BATCHES = new PersonBatches(new ToyFloor(SIZE, 1), SIZE, 4);

  private static Trainer trainer(Plan plan, Batches batches, Path folder) {
    return new Trainer(new PersonTask(NET, SIZE), NET.toString(), batches, plan, folder);
  }

  private static Plan plan(int steps, int checkpointSteps) {
    return new Plan(steps, 3e-3, 1, false, 1, checkpointSteps);
  }

  /** Stops a training from outside after a step. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aResumedTrainingGoesOnAsIfItHadNeverStopped(@TempDir Path folder) {
    List<Double> whole = new ArrayList<>();
    Weights unbroken;
    try (Trainer trainer = trainer(plan(12, 6), BATCHES, folder)) {
      unbroken = trainer.run(() -> 0, p -> whole.add(p.loss()));
    }
    Path other = folder.resolve("other");
    assertThat(other.toFile().mkdirs()).isTrue();
    try (Trainer trainer = trainer(plan(12, 6), BATCHES, other)) {
      assertThatThrownBy(
              () ->
                  trainer.run(
                      () -> 0,
                      p -> {
                        if (p.step() == 8) {
                          throw new Stop();
                        }
                      }))
          .isInstanceOf(Stop.class);
    }
    List<Double> rest = new ArrayList<>();
    try (Trainer trainer = trainer(plan(12, 6), BATCHES, other)) {
      assertThat(trainer.step()).isEqualTo(6);
      Weights resumed = trainer.run(() -> 0, p -> rest.add(p.loss()));
      for (int i = 0; i < 6; i++) {
        assertThat(rest.get(i)).isCloseTo(whole.get(6 + i), within(1e-4));
      }
      float[] a = resumed.get("stem.weight").values();
      float[] b = unbroken.get("stem.weight").values();
      for (int i = 0; i < a.length; i++) {
        assertThat(a[i]).isCloseTo(b[i], within(1e-5f));
      }
    }
  }

  @Test
  void aLossThatIsNoNumberStopsWithTheStepAndTheLastGoodCheckpoint(@TempDir Path folder) {
    Batches broken =
        number -> {
          Batch good = BATCHES.batch(number);
          if (number == 5) {
            good.targets()[0] = Float.NaN;
          }
          return good;
        };
    try (Trainer trainer = trainer(plan(12, 2), broken, folder)) {
      assertThatThrownBy(() -> trainer.run(() -> 0, p -> {}))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(NaN) at step (5)")
          .hasMessageContaining("the last good checkpoint is of step 4")
          .hasMessageContaining("Maybe");
    }
  }

  @Test
  void aDamagedOrForeignCheckpointIsRefused(@TempDir Path folder) throws IOException {
    try (Trainer trainer = trainer(plan(2, 2), BATCHES, folder)) {
      trainer.run(() -> 0, p -> {});
    }
    Path file = folder.resolve("checkpoint.bin");
    assertThat(folder.resolve("checkpoint.bin.part")).doesNotExist();
    PersonNet other = new PersonNet(4, 2);
    assertThatThrownBy(
            () ->
                new Trainer(
                    new PersonTask(other, SIZE), other.toString(), BATCHES, plan(2, 2), folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(person w4 d1), not of (person w4 d2)");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> trainer(plan(2, 2), BATCHES, folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no whole checkpoint");
    Files.write(file, new byte[3]);
    assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(BadInputException.class);
  }

  @Test
  void theLearningRateRisesThenFalls() {
    Plan plan = Plan.of(1000, 1);
    assertThat(plan.learningRateAt(0)).isLessThan(1e-4);
    assertThat(plan.learningRateAt(50)).isCloseTo(3e-3, within(1e-4));
    assertThat(plan.learningRateAt(999)).isLessThan(5e-5);
    assertThatThrownBy(() -> new Plan(10, Double.NaN, 1, true, 1, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(NaN)");
    assertThatThrownBy(() -> Plan.of(0, 1)).isInstanceOf(BadInputException.class);
  }

  @Test
  void batchesComeInOrderAndAFailureIsTold() {
    Batches numbered =
        number -> {
          if (number == 7) {
            throw new BadInputException("Picture (7) is missing.", "Maybe draw it.");
          }
          return new Batch((int) number, new byte[0], new float[0]);
        };
    try (Ahead ahead = new Ahead(numbered, 2, 3)) {
      for (int i = 2; i < 7; i++) {
        assertThat(ahead.batch(i).count()).isEqualTo(i);
      }
      assertThatThrownBy(() -> ahead.batch(7)).isInstanceOf(BadInputException.class);
    }
  }
}
