package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Role;
import org.saunter.model.StateReader;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.Deaf;
import org.saunter.store.attribution.Evidence.Hand;
import org.saunter.store.attribution.Evidence.PlateShare;
import org.saunter.store.saved.Saved;

/** Reads what a {@link GraphWriter} wrote; what was one object is one object again. */
final class GraphReader {
  final StateReader in;
  private final List<Object> objects = new ArrayList<>();

  GraphReader(StateReader in) {
    this.in = in;
  }

  /**
   * The object of the number that comes next.
   *
   * @param body reads it if it is new; the objects in it have higher numbers
   */
  private <T> T object(Class<T> type, Supplier<T> body) {
    int number = in.readInt();
    if (number <= objects.size()) {
      return type.cast(objects.get(number - 1));
    }
    int place = objects.size();
    objects.add(this); // keeps the place until the object is there
    T made = body.get();
    objects.set(place, made);
    return made;
  }

  Party party() {
    return object(
        Party.class,
        () -> {
          Party party = new Party(in.readLong(), Saved.readEnum(in, Role.class));
          party.lost = in.readDouble();
          return party;
        });
  }

  Person person() {
    return object(Person.class, () -> new Person(in.readLong(), party()));
  }

  private Cart cart() {
    return object(
        Cart.class,
        () -> {
          int[] products = new int[in.readInt()];
          int[] counts = new int[products.length];
          for (int i = 0; i < products.length; i++) {
            products[i] = in.readInt();
            counts[i] = in.readInt();
          }
          return Cart.of(products, counts);
        });
  }

  private Cart[] carts() {
    return object(
        Cart[].class,
        () -> {
          Cart[] carts = new Cart[in.readInt()];
          for (int i = 0; i < carts.length; i++) {
            carts[i] = cart();
          }
          return carts;
        });
  }

  private @Nullable Deeds deeds() {
    int known = in.readInt();
    Deeds newest = known == 0 ? null : (Deeds) objects.get(known - 1);
    int fresh = in.readInt();
    for (int i = 0; i < fresh; i++) {
      newest =
          new Deeds(
              in.readLong(),
              in.readLong(),
              in.readInt(),
              in.readInt(),
              in.readInt(),
              in.readBoolean(),
              newest);
      objects.add(newest);
    }
    return newest;
  }

  private @Nullable Deeds[] chains() {
    return object(
        Deeds[].class,
        () -> {
          @Nullable Deeds[] chains = new Deeds[in.readInt()];
          for (int i = 0; i < chains.length; i++) {
            chains[i] = deeds();
          }
          return chains;
        });
  }

  private int[] numbers() {
    return object(int[].class, () -> Saved.readInts(in));
  }

  private Look[] looks() {
    return object(
        Look[].class,
        () -> {
          Look[] looks = new Look[in.readInt()];
          for (int i = 0; i < looks.length; i++) {
            looks[i] = object(Look.class, () -> new Look(Saved.readFloats(in), in.readDouble()));
          }
          return looks;
        });
  }

  Hypothesis hypothesis() {
    return object(
        Hypothesis.class,
        () -> {
          Hypothesis h =
              new Hypothesis(in.readDouble(), carts(), chains(), numbers(), looks(), carts());
          h.recentTrack = in.readInt();
          h.recentNanos = in.readLong();
          h.olderTrack = in.readInt();
          h.olderNanos = in.readLong();
          return h;
        });
  }

  Cluster cluster() {
    Cluster c = new Cluster();
    c.parties.addAll(Saved.readList(in, this::party));
    c.tracks = Saved.readInts(in);
    c.plates = Saved.readInts(in);
    c.hypotheses = Saved.readList(in, this::hypothesis);
    return c;
  }

  Evidence evidence() {
    return object(
        Evidence.class,
        () ->
            new Evidence(
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                Saved.readList(in, this::share),
                Saved.readList(
                    in, () -> new Deaf(Saved.readList(in, in::readText), in.readDouble())),
                in.readDouble(),
                in.readDouble(),
                Saved.readList(in, this::candidate),
                Saved.readList(in, this::crop)));
  }

  private PlateShare share() {
    return new PlateShare(
        in.readInt(),
        Saved.readList(in, in::readText),
        in.readDouble(),
        Saved.readList(in, this::candidate));
  }

  private Candidate candidate() {
    return new Candidate(
        in.readText(),
        in.readBoolean(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readBoolean(),
        in.readDouble(),
        in.readLong(),
        Saved.readList(
            in,
            () ->
                new Hand(
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble())));
  }

  Crop crop() {
    return new Crop(
        in.readText(), in.readInt(), Saved.readScores(in), in.readDouble(), in.readDouble());
  }
}
