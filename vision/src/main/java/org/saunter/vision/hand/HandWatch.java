package org.saunter.vision.hand;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows the hands of every track and tells of each reach into a shelf once the hand is out again:
 * where it was, and whether it was full before and after. It knows nothing of products. At most two
 * hands a track, three seconds of views a hand. Not thread-safe.
 */
public final class HandWatch {
  /** Nearer to a front than this, a hand may be at the goods. */
  static final double ZONE_MM = 130;

  private static final double SAME_MM = 700; // a hand moves less between two views
  private static final long KEPT_NANOS = 3_000_000_000L;
  private static final long BEFORE_NANOS = 1_600_000_000L;
  private static final long AFTER_NANOS = 900_000_000L;
  private static final long LOST_NANOS = 1_200_000_000L;
  private static final int HANDS_MAX = 2;
  private static final int PICTURES_MAX = 12;
  private static final double UNSEEN_HOLDING = 0.35; // a hand that nobody saw then

  private final ShelfFronts fronts;
  private final Map<String, List<Slot>> hands = new TreeMap<>();

  public HandWatch(ShelfFronts fronts) {
    this.fronts = fronts;
  }

  private static final class Slot {
    final Deque<HandView> views = new ArrayDeque<>();
    boolean in;
    long inNanos; // first and last moment in the zone
    long outNanos;
    HandView deepest;
    double deepestMm = Double.POSITIVE_INFINITY;

    Slot(HandView first) {
      views.add(first);
      deepest = first;
    }
  }

  /** Takes all hands of one moment; returns the reaches that can be told now, in track order. */
  public List<Reach> see(long nowNanos, List<HandView> seen) {
    for (HandView view : seen) {
      follow(slot(view), view);
    }
    List<Reach> told = new ArrayList<>();
    for (List<Slot> slots : hands.values()) {
      for (Slot slot : slots) {
        if (slot.in && nowNanos - slot.outNanos >= AFTER_NANOS) {
          told.add(judge(slot, nowNanos));
        }
      }
      slots.removeIf(s -> !s.in && nowNanos - s.views.getLast().atNanos() > LOST_NANOS);
    }
    hands.values().removeIf(List::isEmpty);
    return told;
  }

  /** Tracks have new names; their hands go with them. */
  public void renamed(List<String> before, List<String> after) {
    List<List<Slot>> moved = before.stream().map(hands::remove).toList();
    for (int i = 0; i < moved.size(); i++) {
      if (moved.get(i) != null) {
        hands.put(after.get(i), moved.get(i));
      }
    }
  }

  private Slot slot(HandView view) {
    List<Slot> slots = hands.computeIfAbsent(view.trackId(), id -> new ArrayList<>());
    Slot nearest = null;
    double least = SAME_MM;
    for (Slot slot : slots) {
      HandView last = slot.views.getLast();
      double distance = last.distanceMm(view);
      if (last.atNanos() < view.atNanos() && distance < least) {
        least = distance;
        nearest = slot;
      }
    }
    if (nearest == null) {
      nearest = new Slot(view);
      if (slots.size() >= HANDS_MAX) {
        dropOldest(slots);
      }
      slots.add(nearest);
    } else {
      nearest.views.add(view);
    }
    return nearest;
  }

  private static void dropOldest(List<Slot> slots) {
    Slot oldest = slots.get(0);
    for (Slot slot : slots) {
      if (slot.views.getLast().atNanos() < oldest.views.getLast().atNanos()) {
        oldest = slot;
      }
    }
    slots.remove(oldest);
  }

  private void follow(Slot slot, HandView view) {
    while (view.atNanos() - slot.views.getFirst().atNanos() > KEPT_NANOS) {
      slot.views.removeFirst();
    }
    double out = fronts.outMm(view.xMm(), view.yMm(), view.zMm());
    if (out > ZONE_MM) {
      return;
    }
    if (!slot.in) {
      slot.in = true;
      slot.inNanos = view.atNanos();
      slot.deepestMm = Double.POSITIVE_INFINITY;
    }
    slot.outNanos = view.atNanos();
    if (out < slot.deepestMm) {
      slot.deepestMm = out;
      slot.deepest = view;
    }
  }

  private static Reach judge(Slot slot, long nowNanos) {
    slot.in = false;
    List<HandView> before = between(slot, slot.inNanos - BEFORE_NANOS, slot.inNanos - 1);
    List<HandView> after = between(slot, slot.outNanos + 1, nowNanos);
    return new Reach(
        slot.deepest.trackId(),
        slot.deepest,
        holding(before),
        holding(after),
        pictures(before),
        pictures(after),
        nowNanos);
  }

  private static List<HandView> between(Slot slot, long fromNanos, long toNanos) {
    List<HandView> those = new ArrayList<>();
    for (HandView view : slot.views) {
      if (view.atNanos() >= fromNanos && view.atNanos() <= toNanos) {
        those.add(view);
      }
    }
    return those;
  }

  /** Views of one hand err together, so their mean counts and not their number. */
  private static double holding(List<HandView> views) {
    double sum = UNSEEN_HOLDING;
    for (HandView view : views) {
      sum += 2 * view.holding();
    }
    return sum / (1 + 2 * views.size());
  }

  private static List<HandPicture> pictures(List<HandView> views) {
    Deque<HandPicture> pictures = new ArrayDeque<>();
    for (HandView view : views) {
      pictures.addAll(view.pictures());
    }
    for (Iterator<HandPicture> it = pictures.iterator();
        it.hasNext() && pictures.size() > PICTURES_MAX; ) {
      it.next();
      it.remove();
    }
    return List.copyOf(pictures);
  }
}
