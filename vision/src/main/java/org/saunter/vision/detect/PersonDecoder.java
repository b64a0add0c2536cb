package org.saunter.vision.detect;

import java.util.ArrayList;
import java.util.List;
import org.saunter.vision.Sighting;
import org.saunter.vision.Sighting.HandSighting;

/** Turns the peaks of a person net into people with hands. Immutable. */
public final class PersonDecoder {
  /** Two peaks nearer than this share of the root of the box are one head. */
  private static final double SAME_HEAD = 0.12;

  private static final double SAME_HEAD_MIN_PX = 6;

  /** A hand belongs to whom its owner's head, as the hand tells it, is near in this measure. */
  private static final double OWNER_REACH = 0.4;

  private static final double OWNER_REACH_MIN_PX = 12;
  private static final int HANDS_MAX = 2;

  /** Half the width of the place around a foot that the net was taught, and a bit. */
  private static final double SHIFT_MAX_CELLS = 4.5;

  /**
   * What is told and what is not.
   *
   * @param personScore people below this are left out
   * @param handScore hands below this are left out
   */
  public record Limits(double personScore, double handScore) {
    /** 0.3 for both. */
    public static Limits standard() {
      return new Limits(0.3, 0.3);
    }
  }

  /** The outputs of a net for a batch, as {@link PersonMaps} names them. */
  record Outputs(
      int peaks,
      float[] personScore,
      long[] personCell,
      float[] personValues,
      float[] handScore,
      long[] handCell,
      float[] handValues,
      float[] footShift) {}

  private final int rows;
  private final int columns;
  private final Limits limits;

  PersonDecoder(int rows, int columns, Limits limits) {
    this.rows = rows;
    this.columns = columns;
    this.limits = limits;
  }

  /** A peak with its values, in cells. */
  private record Peak(double score, int row, int column, float[] values) {
    double x(int channel, double unit) {
      return column + 0.5 + unit * values[channel];
    }

    double y(int channel, double unit) {
      return row + 0.5 + unit * values[channel + 1];
    }
  }

  /** A person under way, in cells. */
  private record Person(
      Peak peak, double headX, double headY, double[] box, double footX, double footY) {
    double root() {
      return Math.sqrt(Math.max(1, box[2] - box[0]) * Math.max(1, box[3] - box[1]));
    }
  }

  /** People of one picture of the batch, most certain first, in pixels of its frame. */
  List<Sighting> decode(Outputs out, int picture, Letterbox.Fit fit) {
    List<Person> people = new ArrayList<>();
    for (int k = 0; k < out.peaks; k++) {
      int at = picture * out.peaks + k;
      if (!(out.personScore[at] >= limits.personScore)) {
        break;
      }
      float[] values = values(out.personValues, PersonMaps.PERSON_VALUES, out.peaks, picture, k);
      Person person =
          person(peak(out.personScore[at], out.personCell[at], values), out.footShift, picture);
      if (people.stream().noneMatch(other -> same(other, person))) {
        people.add(person);
      }
    }
    List<List<HandSighting>> hands = hands(out, picture, people, fit);
    List<Sighting> sightings = new ArrayList<>(people.size());
    for (int i = 0; i < people.size(); i++) {
      sightings.add(sighting(people.get(i), hands.get(i), fit));
    }
    return sightings;
  }

  private static float[] values(float[] all, int channels, int peaks, int picture, int k) {
    float[] values = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      values[channel] = all[(picture * channels + channel) * peaks + k];
    }
    return values;
  }

  private Peak peak(float score, long cell, float[] values) {
    int at = (int) cell;
    return new Peak(score, at / columns, at % columns, values);
  }

  private Person person(Peak peak, float[] footShift, int picture) {
    double far = PersonMaps.FAR_CELLS;
    float[] v = peak.values;
    double x = peak.column + 0.5;
    double y = peak.row + 0.5;
    double[] box = {
      x - far * v[PersonMaps.BOX],
      y - far * v[PersonMaps.BOX + 1],
      x + far * v[PersonMaps.BOX + 2],
      y + far * v[PersonMaps.BOX + 3]
    };
    double footX = peak.x(PersonMaps.FOOT, far);
    double footY = peak.y(PersonMaps.FOOT, far);
    int row = (int) Math.floor(footY);
    int column = (int) Math.floor(footX);
    if (row >= 0 && row < rows && column >= 0 && column < columns) {
      // A second look, at the place itself: the way from there to the foot is short and exact.
      int at = (2 * picture * rows + row) * columns + column;
      double nearX = column + 0.5 + footShift[at];
      double nearY = row + 0.5 + footShift[at + rows * columns];
      if (Math.hypot(nearX - footX, nearY - footY) <= SHIFT_MAX_CELLS) {
        footX = nearX;
        footY = nearY;
      }
    }
    return new Person(
        peak, peak.x(PersonMaps.HEAD, 1), peak.y(PersonMaps.HEAD, 1), box, footX, footY);
  }

  private static boolean same(Person a, Person b) {
    double reach =
        Math.max(SAME_HEAD_MIN_PX / PersonMaps.STRIDE_PX, SAME_HEAD * Math.min(a.root(), b.root()));
    return Math.hypot(a.headX - b.headX, a.headY - b.headY) < reach;
  }

  /** Hands of each person, most certain first; a hand whose owner is not seen is left out. */
  private List<List<HandSighting>> hands(
      Outputs out, int picture, List<Person> people, Letterbox.Fit fit) {
    List<List<HandSighting>> hands = new ArrayList<>();
    people.forEach(person -> hands.add(new ArrayList<>(HANDS_MAX)));
    for (int k = 0; k < out.peaks; k++) {
      int at = picture * out.peaks + k;
      if (!(out.handScore[at] >= limits.handScore)) {
        break;
      }
      float[] values = values(out.handValues, PersonMaps.HAND_VALUES, out.peaks, picture, k);
      Peak peak = peak(out.handScore[at], out.handCell[at], values);
      int owner = owner(peak, people);
      if (owner >= 0 && hands.get(owner).size() < HANDS_MAX) {
        hands
            .get(owner)
            .add(
                new HandSighting(
                    peak.score,
                    fit.frameX(peak.x(PersonMaps.HAND, 1) * PersonMaps.STRIDE_PX),
                    fit.frameY(peak.y(PersonMaps.HAND, 1) * PersonMaps.STRIDE_PX),
                    1000 * values[PersonMaps.HEIGHT],
                    1 / (1 + Math.exp(-values[PersonMaps.HOLDING]))));
      }
    }
    return hands;
  }

  private static int owner(Peak hand, List<Person> people) {
    double x = hand.x(PersonMaps.OWNER, PersonMaps.FAR_CELLS);
    double y = hand.y(PersonMaps.OWNER, PersonMaps.FAR_CELLS);
    int best = -1;
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < people.size(); i++) {
      Person person = people.get(i);
      double away = Math.hypot(x - person.headX, y - person.headY);
      double reach =
          Math.max(OWNER_REACH_MIN_PX / PersonMaps.STRIDE_PX, OWNER_REACH * person.root());
      if (away <= reach && away < nearest) {
        nearest = away;
        best = i;
      }
    }
    return best;
  }

  private static Sighting sighting(Person p, List<HandSighting> hands, Letterbox.Fit fit) {
    double px = PersonMaps.STRIDE_PX;
    return new Sighting(
        p.peak.score,
        fit.frameX(p.box[0] * px),
        fit.frameY(p.box[1] * px),
        fit.frameX(p.box[2] * px),
        fit.frameY(p.box[3] * px),
        fit.frameX(p.headX * px),
        fit.frameY(p.headY * px),
        fit.frameX(p.footX * px),
        fit.frameY(p.footY * px),
        hands,
        null);
  }
}
