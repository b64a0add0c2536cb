package org.saunter.learn.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.saunter.learn.net.Size;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;
import org.saunter.vision.detect.Detector;

/**
 * How well a detector finds people and hands on labelled pictures. A sighting is right if its head
 * lies within {@link #HEAD_REACH} of a head that must be found, each head once, most certain first.
 * A sighting on somebody who is hardly seen counts neither way.
 */
public final class Evaluation {
  /** Of the root of the box's area, and at least {@link #REACH_MIN_PX}. */
  static final double HEAD_REACH = 0.15;

  static final double HAND_REACH = 0.15;
  static final double REACH_MIN_PX = 8;

  /**
   * The outcome.
   *
   * @param ap area under precision over recall, every point (PASCAL VOC since 2010)
   * @param bestF1 the highest there is at any threshold, and that threshold
   * @param precision at that threshold, likewise recall and everything that follows
   * @param footMedianPx distance of the foot point of the right sightings
   * @param handRecall of hands that are seen, of people that are found
   * @param handPrecision of hands told for people that are found
   * @param holdingRight share of right hands whose holding is told right
   */
  public record Scores(
      int pictures,
      int people,
      double ap,
      double bestF1,
      double threshold,
      double precision,
      double recall,
      double headMedianPx,
      double footMedianPx,
      double foot90Px,
      double handRecall,
      double handPrecision,
      double handMedianPx,
      double handHeightMedianMm,
      double holdingRight) {}

  /**
   * What went wrong on one picture, at the threshold of the best F1.
   *
   * @param number of the picture
   * @param missed heads that were not found
   * @param invented sightings of nobody
   */
  public record Trouble(long number, int missed, int invented) {}

  /**
   * Everything an evaluation says.
   *
   * @param troubles of the pictures on which something went wrong, the worst first
   */
  public record Report(Scores scores, List<Trouble> troubles) {
    public Report {
      troubles = List.copyOf(troubles);
    }
  }

  private enum Verdict {
    RIGHT,
    WRONG,
    NEITHER
  }

  private record Call(
      long number, double score, Verdict verdict, double headPx, double footPx, HandTally hands) {}

  private record HandTally(
      int wanted, int told, int right, double[] awayPx, double[] heightMm, int holdingRight) {}

  private final Size size;
  private final List<Call> calls = new ArrayList<>();
  private final Map<Long, Integer> wanted = new TreeMap<>();
  private int pictures;
  private int people;

  private Evaluation(Size size) {
    this.size = size;
  }

  /** Scores the detector on pictures {@code from} to below {@code from + count}. */
  public static Scores of(
      Detector detector, LabelledFrames frames, Size size, long from, int count) {
    return report(detector, frames, size, from, count).scores();
  }

  /** The same, and where it went wrong. */
  public static Report report(
      Detector detector, LabelledFrames frames, Size size, long from, int count) {
    Evaluation evaluation = new Evaluation(size);
    for (long number = from; number < from + count; number++) {
      LabelledFrame labelled = frames.frame(number);
      Frame frame =
          new Frame("held-out", 0, number + 1, size.widthPx(), size.heightPx(), labelled.rgb());
      evaluation.add(number, detector.detect(frame), labelled.people());
    }
    Scores scores = evaluation.scores();
    return new Report(scores, evaluation.troubles(scores.threshold()));
  }

  private boolean inPicture(HeadLabel label) {
    return label.headXPx() >= 0
        && label.headYPx() >= 0
        && label.headXPx() < size.widthPx()
        && label.headYPx() < size.heightPx();
  }

  private void add(long number, List<Sighting> sightings, List<HeadLabel> labels) {
    pictures++;
    int here = (int) labels.stream().filter(l -> l.isSeen() && inPicture(l)).count();
    people += here;
    wanted.put(number, here);
    boolean[] taken = new boolean[labels.size()];
    List<Sighting> sorted = new ArrayList<>(sightings);
    sorted.sort(Comparator.comparingDouble(Sighting::score).reversed());
    for (Sighting sighting : sorted) {
      int nearest = nearest(sighting, labels, taken);
      if (nearest < 0) {
        calls.add(new Call(number, sighting.score(), Verdict.WRONG, 0, 0, none()));
        continue;
      }
      taken[nearest] = true;
      HeadLabel label = labels.get(nearest);
      boolean counts = label.isSeen() && inPicture(label);
      calls.add(
          new Call(
              number,
              sighting.score(),
              counts ? Verdict.RIGHT : Verdict.NEITHER,
              Math.hypot(
                  sighting.headXPx() - label.headXPx(), sighting.headYPx() - label.headYPx()),
              Math.hypot(
                  sighting.footXPx() - label.footXPx(), sighting.footYPx() - label.footYPx()),
              counts ? hands(sighting, label) : none()));
    }
  }

  private static double reach(HeadLabel label, double share) {
    double area =
        Math.max(1, label.rightPx() - label.leftPx())
            * Math.max(1, label.bottomPx() - label.topPx());
    return Math.max(REACH_MIN_PX, share * Math.sqrt(area));
  }

  /** The nearest free head within reach; one that must be found goes before one that need not. */
  private int nearest(Sighting s, List<HeadLabel> labels, boolean[] taken) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < labels.size(); i++) {
      HeadLabel label = labels.get(i);
      double away = Math.hypot(s.headXPx() - label.headXPx(), s.headYPx() - label.headYPx());
      double cost = away + (label.isSeen() && inPicture(label) ? 0 : 1e6);
      if (!taken[i] && away <= reach(label, HEAD_REACH) && cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  private static HandTally none() {
    return new HandTally(0, 0, 0, new double[0], new double[0], 0);
  }

  private HandTally hands(Sighting sighting, HeadLabel label) {
    double reach = reach(label, HAND_REACH);
    boolean[] taken = new boolean[label.hands().size()];
    double[] away = new double[taken.length];
    double[] height = new double[taken.length];
    int right = 0;
    int told = 0;
    int holding = 0;
    for (Sighting.HandSighting hand : sighting.hands()) {
      int best = -1;
      double least = reach;
      for (int i = 0; i < taken.length; i++) {
        HeadLabel.HandLabel real = label.hands().get(i);
        double d = Math.hypot(hand.xPx() - real.xPx(), hand.yPx() - real.yPx());
        if (!taken[i] && d <= least) {
          least = d;
          best = i;
        }
      }
      if (best < 0) {
        told++;
        continue;
      }
      taken[best] = true;
      HeadLabel.HandLabel real = label.hands().get(best);
      if (wanted(real)) {
        told++;
        away[right] = least;
        height[right] = Math.abs(hand.zMm() - real.zMm());
        right++;
        holding += (hand.holding() >= 0.5) == real.holding() ? 1 : 0;
      }
    }
    int wanted = (int) label.hands().stream().filter(this::wanted).count();
    return new HandTally(
        wanted, told, right, Arrays.copyOf(away, right), Arrays.copyOf(height, right), holding);
  }

  private boolean wanted(HeadLabel.HandLabel hand) {
    return hand.visibleShare() >= Targets.HAND_VISIBLE_MIN
        && hand.xPx() >= 0
        && hand.yPx() >= 0
        && hand.xPx() < size.widthPx()
        && hand.yPx() < size.heightPx();
  }

  private Scores scores() {
    List<Call> sorted =
        calls.stream()
            .filter(c -> c.verdict != Verdict.NEITHER)
            .sorted(Comparator.comparingDouble(Call::score).reversed())
            .toList();
    int n = sorted.size();
    double[] precision = new double[n];
    double[] recall = new double[n];
    int right = 0;
    int best = -1;
    double bestF1 = 0;
    for (int i = 0; i < n; i++) {
      right += sorted.get(i).verdict == Verdict.RIGHT ? 1 : 0;
      precision[i] = right / (i + 1.0);
      recall[i] = people == 0 ? 0 : right / (double) people;
      double f1 = right == 0 ? 0 : 2 * precision[i] * recall[i] / (precision[i] + recall[i]);
      if (f1 > bestF1) {
        bestF1 = f1;
        best = i;
      }
    }
    double ap = 0;
    double envelope = 0;
    for (int i = n - 1; i >= 0; i--) {
      envelope = Math.max(envelope, precision[i]);
      ap += envelope * (recall[i] - (i == 0 ? 0 : recall[i - 1]));
    }
    List<Call> found =
        sorted.subList(0, best + 1).stream().filter(c -> c.verdict == Verdict.RIGHT).toList();
    return new Scores(
        pictures,
        people,
        ap,
        bestF1,
        best < 0 ? 1 : sorted.get(best).score,
        best < 0 ? 0 : precision[best],
        best < 0 ? 0 : recall[best],
        share(found.stream().mapToDouble(Call::headPx).toArray(), 0.5),
        share(found.stream().mapToDouble(Call::footPx).toArray(), 0.5),
        share(found.stream().mapToDouble(Call::footPx).toArray(), 0.9),
        ratio(sum(found, h -> h.right), sum(found, h -> h.wanted)),
        ratio(sum(found, h -> h.right), sum(found, h -> h.told)),
        share(found.stream().flatMapToDouble(c -> Arrays.stream(c.hands.awayPx)).toArray(), 0.5),
        share(found.stream().flatMapToDouble(c -> Arrays.stream(c.hands.heightMm)).toArray(), 0.5),
        ratio(sum(found, h -> h.holdingRight), sum(found, h -> h.right)));
  }

  private List<Trouble> troubles(double threshold) {
    Map<Long, Integer> missed = new TreeMap<>(wanted);
    Map<Long, Integer> invented = new TreeMap<>();
    for (Call call : calls) {
      if (call.score >= threshold && call.verdict == Verdict.RIGHT) {
        missed.merge(call.number, -1, Integer::sum);
      } else if (call.score >= threshold && call.verdict == Verdict.WRONG) {
        invented.merge(call.number, 1, Integer::sum);
      }
    }
    return missed.entrySet().stream()
        .map(e -> new Trouble(e.getKey(), e.getValue(), invented.getOrDefault(e.getKey(), 0)))
        .filter(t -> t.missed + t.invented > 0)
        .sorted(Comparator.comparingInt((Trouble t) -> t.missed + t.invented).reversed())
        .toList();
  }

  private static double sum(List<Call> calls, ToIntFunction<HandTally> what) {
    return calls.stream().mapToInt(c -> what.applyAsInt(c.hands)).sum();
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }

  /** The value that the given share of them do not exceed; NaN if there are none. */
  private static double share(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(values);
    return values[(int) Math.floor(share * (values.length - 1))];
  }
}
