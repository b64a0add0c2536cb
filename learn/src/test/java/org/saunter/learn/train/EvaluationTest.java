package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saunter.learn.net.Size;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.detect.Detector;

class EvaluationTest {
  private static final Size SIZE = new Size(160, 96);

  private static HeadLabel label(double x, double seen) {
    return new HeadLabel(
        x,
        20,
        x,
        60,
        x - 10,
        15,
        x + 10,
        60,
        seen,
        seen,
        List.of(new HeadLabel.HandLabel(x + 8, 40, 1000, 1, true)));
  }

  private static Sighting sighting(double score, double x, double footY, double handX) {
    return new Sighting(
        score,
        x - 10,
        15,
        x + 10,
        60,
        x,
        20,
        x,
        footY,
        List.of(new Sighting.HandSighting(0.9, handX, 40, 1100, 0.2)),
        null);
  }

  /** Says for each picture what was written down for it. */
  private record Told(List<List<Sighting>> told) implements Detector {
    @Override
    public List<List<Sighting>> detect(List<Frame> frames) {
      List<List<Sighting>> all = new ArrayList<>();
      frames.forEach(frame -> all.add(told.get((int) frame.number() - 1)));
      return all;
    }

    @Override
    public void close() {}
  }

  private static Evaluation.Report report(List<List<HeadLabel>> labels, List<List<Sighting>> told) {
    LabelledFrames frames =
        number -> new LabelledFrame(new byte[SIZE.bytes()], labels.get((int) number));
    return Evaluation.report(new Told(told), frames, SIZE, 0, labels.size());
  }

  @Test
  void figuresAreThoseCountedByHand() {
    Evaluation.Report report =
        report(
            List.of(List.of(label(40, 1), label(100, 1)), List.of(label(40, 1), label(120, 0.05))),
            List.of(
                List.of(sighting(0.9, 41, 63, 49), sighting(0.8, 70, 60, 0)),
                List.of(sighting(0.7, 40, 61, 150), sighting(0.95, 120, 60, 0))));
    Evaluation.Scores scores = report.scores();
    // Right, wrong, right; the one on somebody hardly seen counts neither way; one is missed.
    assertThat(scores.people()).isEqualTo(3);
    assertThat(scores.ap()).isCloseTo(1 / 3.0 + 2 / 9.0, within(1e-9));
    assertThat(scores.bestF1()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(scores.threshold()).isEqualTo(0.7);
    assertThat(scores.precision()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(scores.recall()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(scores.footMedianPx()).isCloseTo(1, within(1e-9));
    assertThat(scores.handRecall()).isCloseTo(0.5, within(1e-9));
    assertThat(scores.handPrecision()).isCloseTo(0.5, within(1e-9));
    assertThat(scores.handHeightMedianMm()).isCloseTo(100, within(1e-9));
    assertThat(scores.holdingRight()).isZero();
    assertThat(report.troubles()).containsExactly(new Evaluation.Trouble(0, 1, 1));
  }

  @Test
  void twoSightingsOnOneHeadAreOneRightAndOneWrong() {
    Evaluation.Scores scores =
        report(
                List.of(List.of(label(40, 1))),
                List.of(List.of(sighting(0.9, 40, 60, 48), sighting(0.8, 42, 60, 48))))
            .scores();
    assertThat(scores.ap()).isCloseTo(1, within(1e-9));
    assertThat(scores.bestF1()).isCloseTo(1, within(1e-9));
    assertThat(scores.threshold()).isEqualTo(0.9);
  }

  @Test
  void nothingAtAllGivesNoNumbersThatLie() {
    Evaluation.Scores none = report(List.of(List.of()), List.of(List.of())).scores();
    assertThat(none.ap()).isZero();
    assertThat(none.bestF1()).isZero();
    assertThat(none.footMedianPx()).isNaN();
    assertThat(none.handRecall()).isNaN();
  }
}
