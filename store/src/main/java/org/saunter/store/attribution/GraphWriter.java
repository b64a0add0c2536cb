package org.saunter.store.attribution;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saunter.model.StateWriter;
import org.saunter.store.attribution.Evidence.Candidate;
import org.saunter.store.attribution.Evidence.Crop;
import org.saunter.store.attribution.Evidence.PlateShare;
import org.saunter.store.saved.Saved;

/**
 * Writes stories into a snapshot. Hypotheses share carts, deeds and arrays, and moments to go back
 * to share hypotheses: each object is written once and then by number, so that what was one object
 * is one object again. 0 stands for none.
 */
final class GraphWriter {
  final StateWriter out;
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

  GraphWriter(StateWriter out) {
    this.out = out;
  }

  private void learn(Object value) {
    numbers.put(value, numbers.size() + 1);
  }

  /** Writes the number of an object; true if it is new and its body must follow. */
  private boolean isNew(Object value) {
    Integer number = numbers.get(value);
    if (number != null) {
      out.writeInt(number);
      return false;
    }
    learn(value);
    out.writeInt(numbers.size());
    return true;
  }

  void party(Party party) {
    if (isNew(party)) {
      out.writeLong(party.visitId);
      Saved.write(out, party.role);
      out.writeDouble(party.lost);
    }
  }

  void person(Person person) {
    if (isNew(person)) {
      out.writeLong(person.personId());
      party(person.party());
    }
  }

  private void cart(Cart cart) {
    if (isNew(cart)) {
      out.writeInt(cart.kinds());
      for (int i = 0; i < cart.kinds(); i++) {
        out.writeInt(cart.product(i));
        out.writeInt(cart.countAt(i));
      }
    }
  }

  private void carts(Cart[] carts) {
    if (isNew(carts)) {
      out.writeInt(carts.length);
      for (Cart cart : carts) {
        cart(cart);
      }
    }
  }

  /** A chain of deeds: first what of it is known already, then the new links, oldest first. */
  private void deeds(@Nullable Deeds newest) {
    List<Deeds> fresh = new ArrayList<>();
    Deeds known = newest;
    while (known != null && !numbers.containsKey(known)) {
      fresh.add(known);
      known = known.earlier();
    }
    out.writeInt(known == null ? 0 : numbers.getOrDefault(known, 0));
    out.writeInt(fresh.size());
    for (int i = fresh.size() - 1; i >= 0; i--) {
      Deeds d = fresh.get(i);
      learn(d);
      out.writeLong(d.movementId());
      out.writeLong(d.onsetNanos());
      out.writeInt(d.track());
      out.writeInt(d.product());
      out.writeInt(d.units());
      out.writeBoolean(d.home());
    }
  }

  private void chains(@Nullable Deeds[] chains) {
    if (isNew(chains)) {
      out.writeInt(chains.length);
      for (Deeds newest : chains) {
        deeds(newest);
      }
    }
  }

  private void numbers(int[] values) {
    if (isNew(values)) {
      Saved.write(out, values);
    }
  }

  private void looks(Look[] looks) {
    if (isNew(looks)) {
      out.writeInt(looks.length);
      for (Look look : looks) {
        if (isNew(look)) {
          Saved.write(out, look.mean());
          out.writeDouble(look.variance());
        }
      }
    }
  }

  void hypothesis(Hypothesis h) {
    if (isNew(h)) {
      out.writeDouble(h.weight);
      carts(h.carts);
      chains(h.deeds);
      numbers(h.who);
      looks(h.looks);
      carts(h.foreign);
      out.writeInt(h.recentTrack);
      out.writeLong(h.recentNanos);
      out.writeInt(h.olderTrack);
      out.writeLong(h.olderNanos);
    }
  }

  void cluster(Cluster c) {
    Saved.write(out, c.parties, this::party);
    Saved.write(out, c.tracks);
    Saved.write(out, c.plates);
    Saved.write(out, c.hypotheses, this::hypothesis);
  }

  void evidence(Evidence e) {
    if (isNew(e)) {
      out.writeLong(e.movementId());
      out.writeLong(e.onsetNanos());
      out.writeDouble(e.movingSeconds());
      Saved.write(out, e.plates(), this::share);
      Saved.write(
          out,
          e.beside(),
          deaf -> {
            Saved.write(out, deaf.skus(), out::writeText);
            out.writeDouble(deaf.leastGrams());
          });
      out.writeDouble(e.deltaGrams());
      out.writeDouble(e.sdGrams());
      Saved.write(out, e.candidates(), this::candidate);
      Saved.write(out, e.crops(), this::crop);
    }
  }

  private void share(PlateShare share) {
    out.writeInt(share.plate());
    Saved.write(out, share.skus(), out::writeText);
    out.writeDouble(share.deltaGrams());
    Saved.write(out, share.near(), this::candidate);
  }

  private void candidate(Candidate c) {
    out.writeText(c.trackId());
    out.writeBoolean(c.located());
    out.writeDouble(c.xMetres());
    out.writeDouble(c.yMetres());
    out.writeDouble(c.sdMetres());
    out.writeBoolean(c.detected());
    out.writeDouble(c.speedMetresPerSecond());
    out.writeLong(c.standingSinceNanos());
    Saved.write(
        out,
        c.hands(),
        hand -> {
          out.writeDouble(hand.xMetres());
          out.writeDouble(hand.yMetres());
          out.writeDouble(hand.zMetres());
          out.writeDouble(hand.heightMetres());
          out.writeDouble(hand.sdMetres());
        });
  }

  void crop(Crop crop) {
    out.writeText(crop.trackId());
    out.writeInt(crop.taking());
    Saved.writeScores(out, crop.scores());
    out.writeDouble(crop.otherScore());
    out.writeDouble(crop.aboutShare());
  }
}
