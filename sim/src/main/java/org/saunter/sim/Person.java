package org.saunter.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person with a body, a plan and what they carry. */
final class Person {
  enum State {
    OUTSIDE,
    WALKING,
    AT_SHELF,
    LEAVING,
    GONE
  }

  /** Something that went from hand to hand. */
  record Gift(Person from, Person to, Unit unit, long atNanos) {}

  /** A point to walk to. */
  record Point(double xMm, double yMm) {}

  final int number;
  final Party party;
  final double[] clothing;
  final double speedMmPerTick;
  final Deque<Stop> plan = new ArrayDeque<>();
  final Deque<Point> way = new ArrayDeque<>();
  final List<Act> acts = new ArrayList<>();
  final List<Unit> carried = new ArrayList<>();

  State state = State.OUTSIDE;
  double xMm;
  double yMm;
  @Nullable Stop stop;
  long leaveShelfNanos;
  boolean fillsOn; // staff who do not wait for shoppers at the facing
  long waitedNanos; // at this shelf, for shoppers
  String trackId = "";

  // What a picture of this person shows
  double wasXMm; // a tick ago
  double wasYMm;
  double headingRadians;
  double strideRadians;
  double speedMmPerS;
  @Nullable Gift gave;
  @Nullable Gift got;
  private @Nullable Look look;

  // What the cameras make of this person
  double errorX;
  double errorY;
  boolean missed;
  long handDrawnNanos; // never
  boolean handSeen;
  double handX;
  double handY;
  double handZ;
  @Nullable Act reaching;
  @Nullable Act leaning; // the other hand
  @Nullable Act reachedBefore; // the hand is where the nearer of the two in time was done

  Person(int number, Party party, double[] clothing, double speedMmPerTick) {
    this.number = number;
    this.party = party;
    this.clothing = clothing;
    this.speedMmPerTick = speedMmPerTick;
  }

  /** What this person looks like; made on first sight. */
  Look look() {
    if (look == null) {
      look = Look.of(clothing, number * 0x9E3779B97F4A7C15L);
    }
    return look;
  }

  boolean isInside() {
    return state != State.OUTSIDE && state != State.GONE;
  }

  double distanceMm(Person other) {
    return Math.hypot(xMm - other.xMm, yMm - other.yMm);
  }
}
