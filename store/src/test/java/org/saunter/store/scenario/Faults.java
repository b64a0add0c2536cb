package org.saunter.store.scenario;

import java.util.List;
import org.saunter.model.Observation.PlateAudited;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.SkuCount;
import org.saunter.model.Samples;

/** What happens to plates without a shopper: {@code p1 drifts 2g/s 20s}, {@code p1 stuck}. */
final class Faults {
  private final World world;
  private final Acts acts;

  Faults(World world, Acts acts) {
    this.world = world;
    this.acts = acts;
  }

  void on(String plateId, String event, long nanos) {
    Words words = new Words(event);
    String verb = words.next();
    PlateSignal plate = world.plates.get(plateId);
    if (plate == null) {
      unknown(plateId, words, nanos);
      return;
    }
    switch (verb) {
      case "step" -> acts.step(plateId, Words.number(words.next()), 0.08, nanos);
      case "leant" ->
          plate.strokes.add(
              Stroke.press(nanos, Words.number(words.next()), Words.number(words.next())));
      case "shaken" -> {
        plate.shakenGrams = Words.number(words.next());
        plate.shakenUntilNanos = nanos + seconds(words);
      }
      case "noise" -> plate.noiseGrams = Words.number(words.next());
      case "drifts" -> {
        plate.driftPerSecond = Words.number(words.next());
        plate.driftFromNanos = nanos;
        plate.driftUntilNanos = nanos + seconds(words);
      }
      case "reads" -> {
        plate.value = value(words.next());
        plate.valueUntilNanos = nanos + seconds(words);
      }
      case "stuck" -> plate.stuck = true;
      case "silent" -> plate.silent = true;
      case "speaks" -> plate.silent = false;
      case "twice" -> plate.twice = true;
      case "swapped" -> plate.swapped = true;
      case "loses" -> {
        words.take("1 in");
        plate.losesOneIn = (int) Words.number(words.next());
      }
      case "late" -> plate.delayNanos = seconds(words);
      case "clock" -> plate.clockNanos = seconds(words);
      case "flood" -> flood(plate, Words.number(words.next()), seconds(words), nanos);
      case "audited" -> audited(plateId, words, nanos);
      default -> throw new IllegalArgumentException("A plate cannot (" + event + ").");
    }
    words.done();
  }

  private static double value(String word) {
    return word.equals("NaN") ? Double.NaN : Words.number(word);
  }

  private static long seconds(Words words) {
    return Math.round(Words.number(words.next()) * 1e9);
  }

  private void flood(PlateSignal plate, double perSecond, long lengthNanos, long nanos) {
    long apart = Math.round(1e9 / perSecond);
    for (long t = nanos; t < nanos + lengthNanos; t += apart) {
      world.say(
          new PlateWeighed(
              t,
              plate.source(),
              plate.nextSequence(),
              plate.id,
              PlateSignal.PERIOD_NANOS,
              Samples.ofGrams(plate.latest())));
    }
  }

  private void audited(String plateId, Words words, long nanos) {
    List<SkuCount> counts = Floor.counts(words.rest());
    world.say(new PlateAudited(nanos, "handheld", world.next("handheld"), plateId, counts));
  }

  private void unknown(String plateId, Words words, long nanos) {
    float grams = (float) Words.number(words.next());
    world.say(
        new PlateWeighed(
            nanos,
            "plate-" + plateId,
            world.next("plate-" + plateId),
            plateId,
            PlateSignal.PERIOD_NANOS,
            Samples.ofGrams(grams)));
  }
}
