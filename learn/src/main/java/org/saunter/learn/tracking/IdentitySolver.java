package org.saunter.learn.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.Observation.TracksCrossed;

/**
 * Who is behind each track, by all crossings and pictures together: a beam over ways in which
 * tracks continue each other, weighed by the tracker's likelihoods and by clothing from the gate
 * on. A small stand-in for what the engine does with the same observations.
 */
final class IdentitySolver {
  private static final int BEAM = 300;
  private static final double PRUNE_NATS = 14;

  /** Nobody who came in. */
  static final int STRANGER = -1;

  private final boolean withClothing;
  private final double pictureVariance;
  private List<Story> stories = List.of(new Story(new TreeMap<>(), 0));
  private final Map<String, Appearance> latest = new HashMap<>();
  private final Map<String, Integer> ended = new HashMap<>();

  private record Story(TreeMap<String, Who> who, double nats) {}

  private record Who(int person, @Nullable Appearance mean, double variance) {}

  /**
   * A solver that knows nobody.
   *
   * @param withClothing false takes the likeliest order of each crossing by motion alone
   * @param pictureVariance of what the tracker tells of clothing, per dimension
   */
  IdentitySolver(boolean withClothing, double pictureVariance) {
    this.withClothing = withClothing;
    this.pictureVariance = pictureVariance;
  }

  void enter(String track, int person, @Nullable Appearance seen) {
    stories.forEach(s -> s.who().put(track, new Who(person, seen, pictureVariance)));
  }

  /** What a track looked like lately, all its pictures together. */
  void see(String track, Appearance seen) {
    latest.put(track, seen);
  }

  private Who known(String track, Who who) {
    Appearance seen = latest.get(track);
    return seen == null ? who : updated(who, seen);
  }

  void cross(TracksCrossed crossing) {
    for (String before : crossing.before()) {
      ended.put(before, likeliest(before));
    }
    List<Story> children = new ArrayList<>();
    List<int[]> orders = orders(crossing.before().size());
    for (Story story : stories) {
      for (int o = 0; o < orders.size(); o++) {
        children.add(child(story, crossing, orders.get(o), crossing.logLikelihoods().get(o)));
      }
    }
    stories = reduced(children);
  }

  private Story child(Story story, TracksCrossed crossing, int[] order, double logLikelihood) {
    TreeMap<String, Who> who = new TreeMap<>(story.who());
    double nats = story.nats() + logLikelihood;
    List<Who> came = new ArrayList<>();
    for (String before : crossing.before()) {
      Who one = who.remove(before);
      came.add(known(before, one == null ? new Who(STRANGER, null, 0) : one));
    }
    for (int i = 0; i < order.length; i++) {
      Who one = came.get(i);
      if (withClothing && !crossing.appearances().isEmpty()) {
        Appearance seen = crossing.appearances().get(order[i]);
        nats += match(one, seen, pictureVariance);
        one = updated(one, seen);
      }
      who.put(crossing.after().get(order[i]), one);
    }
    return new Story(who, nats);
  }

  private List<Story> reduced(List<Story> children) {
    children.sort(Comparator.comparingDouble(Story::nats).reversed());
    double best = children.getFirst().nats();
    Map<String, Story> kept = new LinkedHashMap<>();
    for (Story story : children) {
      if (story.nats() < best - PRUNE_NATS || (!withClothing && !kept.isEmpty())) {
        break;
      }
      StringBuilder key = new StringBuilder();
      story.who().forEach((t, w) -> key.append(t).append('=').append(w.person()).append(' '));
      Story same = kept.get(key.toString());
      if (same != null) {
        double sum = same.nats() + Math.log1p(Math.exp(story.nats() - same.nats()));
        kept.put(key.toString(), new Story(same.who(), sum));
      } else if (kept.size() < BEAM) {
        kept.put(key.toString(), story);
      }
    }
    List<Story> result = new ArrayList<>();
    kept.values().forEach(s -> result.add(new Story(s.who(), s.nats() - best)));
    return result;
  }

  /** Who it is that goes out. */
  int exit(String track, @Nullable Appearance seen) {
    List<Story> weighed = new ArrayList<>();
    for (Story story : stories) {
      Who one = story.who().get(track);
      double more =
          withClothing && seen != null && one != null ? match(one, seen, pictureVariance) : 0;
      weighed.add(new Story(story.who(), story.nats() + more));
    }
    stories = weighed;
    int person = likeliest(track);
    ended.put(track, person);
    List<Story> rest = new ArrayList<>();
    for (Story story : stories) {
      TreeMap<String, Who> who = new TreeMap<>(story.who());
      who.remove(track);
      rest.add(new Story(who, story.nats()));
    }
    stories = reduced(rest);
    return person;
  }

  /** The likeliest person behind a track that is or was. */
  int likeliest(String track) {
    Integer told = ended.get(track);
    if (told != null) {
      return told;
    }
    Map<Integer, Double> weights = new TreeMap<>();
    double best = stories.stream().mapToDouble(Story::nats).max().orElse(0);
    for (Story story : stories) {
      Who one = story.who().get(track);
      weights.merge(
          one == null ? STRANGER : one.person(), Math.exp(story.nats() - best), Double::sum);
    }
    return weights.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(STRANGER);
  }

  private static double match(Who who, Appearance seen, double noise) {
    Appearance mean = who.mean();
    double v = mean == null ? 1 + noise : who.variance() + noise;
    double square = 0;
    for (int i = 0; i < seen.dimensions(); i++) {
      double off = seen.at(i) - (mean == null ? 0 : mean.at(i));
      square += off * off;
    }
    return -0.5 * (square / v + seen.dimensions() * Math.log(v));
  }

  private Who updated(Who who, Appearance seen) {
    Appearance mean = who.mean();
    if (mean == null) {
      return new Who(who.person(), seen, pictureVariance);
    }
    double gain = who.variance() / (who.variance() + pictureVariance);
    float[] better = new float[seen.dimensions()];
    for (int i = 0; i < better.length; i++) {
      better[i] = (float) (mean.at(i) + gain * (seen.at(i) - mean.at(i)));
    }
    return new Who(who.person(), Appearance.of(better), gain * pictureVariance);
  }

  static List<int[]> orders(int n) {
    List<int[]> all = new ArrayList<>();
    add(new int[n], 0, 0, all);
    return all;
  }

  private static void add(int[] order, int at, int used, List<int[]> all) {
    if (at == order.length) {
      all.add(order.clone());
    }
    for (int i = 0; i < order.length && at < order.length; i++) {
      if ((used >> i & 1) == 0) {
        order[at] = i;
        add(order, at + 1, used | 1 << i, all);
      }
    }
  }
}
