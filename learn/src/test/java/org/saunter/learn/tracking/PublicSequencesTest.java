package org.saunter.learn.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.learn.score.tracking.ClearMot;
import org.saunter.learn.score.tracking.Hota;
import org.saunter.learn.score.tracking.IdF1;
import org.saunter.learn.score.tracking.MotSequence;
import org.saunter.learn.score.tracking.MotSequence.Detected;
import org.saunter.learn.score.tracking.TrackingTape;
import org.saunter.learn.score.tracking.TrackingTape.NamedBox;
import org.saunter.model.BadInputException;
import org.saunter.vision.trail.Box;

class PublicSequencesTest {
  private static final Path MOT = Path.of("../../shared/data/mot");

  @TempDir Path temp;

  @Test
  void sortHasItsPublishedFiguresOnTudCampus() {
    SortRival sort = new SortRival(1, 3);
    ClearMot clear = ClearMot.of(tape("TUD-Campus", sort::next), 0.5);
    assertThat(clear.mota()).isCloseTo(0.627, Offset.offset(5e-4));
    assertThat(clear.falsePoints()).isEqualTo(15);
    assertThat(clear.missedPoints()).isEqualTo(113);
    assertThat(clear.switches()).isEqualTo(6);
  }

  /** The best of earlier projects' rows with the same detections (benchmarks.md, 5.2). */
  @Test
  void boxesAreFollowedBetterThanBefore() {
    better("TUD-Campus", 0.505, 0.715, 0.632);
    better("TUD-Stadtmitte", 0.548, 0.799, 0.718);
    better("MOT17-04-FRCNN", 0.641, 0.756, 0.751);
  }

  private static void better(String name, double hota, double idF1, double mota) {
    MotSequence sequence = sequence(name);
    TrackingTape tape = sequence.tape(TrackingSuite.saunter(sequence, 400_000_000L));
    assertThat(Hota.of(tape).hota()).as(name).isGreaterThan(hota);
    assertThat(IdF1.of(tape, 0.5).value()).as(name).isGreaterThan(idF1);
    assertThat(ClearMot.of(tape, 0.5).mota()).as(name).isGreaterThan(mota);
  }

  @Test
  void detectionsAloneHaveTheirKnownCeilings() {
    ceiling("TUD-Campus", 0.735, 0.822);
    ceiling("TUD-Stadtmitte", 0.771, 0.937);
    ceiling("MOT17-04-FRCNN", 0.757, 0.996);
  }

  @Test
  void mot17CountsPedestriansOnlyAndIgnoresDistractors() throws IOException {
    Files.writeString(
        temp.resolve("gt.txt"),
        """
        1,1,0,0,10,10,1,1,1
        1,2,100,0,10,10,0,8,1
        1,3,200,0,10,10,0,1,1
        1,4,300,0,10,10,1,3,1
        """);
    Files.writeString(temp.resolve("det.txt"), "1,-1,0,0,10,10,0.9,-1,-1,-1\n");
    MotSequence sequence = MotSequence.read(temp);
    List<NamedBox> guesses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      guesses.add(new NamedBox("g" + i, new Box(100 * i + 1, 0, 10, 10)));
    }
    ClearMot clear = ClearMot.of(sequence.tape(List.of(guesses)), 0.5);
    assertThat(clear.matches()).isEqualTo(1);
    assertThat(clear.missedPoints()).isZero();
    assertThat(clear.falsePoints()).isEqualTo(2); // not the one on the distractor
    Files.writeString(temp.resolve("det.txt"), "1,-1,0,0\n");
    assertThatThrownBy(() -> MotSequence.read(temp)).isInstanceOf(BadInputException.class);
  }

  private static void ceiling(String name, double recall, double precision) {
    int[] names = new int[1];
    ClearMot clear =
        ClearMot.of(
            tape(
                name,
                seen -> seen.stream().map(d -> new NamedBox("d" + names[0]++, d.box())).toList()),
            0.5);
    assertThat(clear.recall()).isCloseTo(recall, Offset.offset(5e-4));
    assertThat(clear.precision()).isCloseTo(precision, Offset.offset(5e-4));
  }

  private static TrackingTape tape(String name, Function<List<Detected>, List<NamedBox>> tracker) {
    MotSequence sequence = sequence(name);
    List<List<NamedBox>> told = new ArrayList<>();
    for (int frame = 1; frame <= sequence.frames(); frame++) {
      told.add(tracker.apply(sequence.detections(frame)));
    }
    return sequence.tape(told);
  }

  private static MotSequence sequence(String name) {
    if (!Files.isDirectory(MOT)) {
      System.out.println("SKIPPED: the MOT sequences are not at " + MOT.toAbsolutePath());
      Assumptions.abort("no MOT data");
    }
    return MotSequence.read(MOT.resolve(name));
  }
}
