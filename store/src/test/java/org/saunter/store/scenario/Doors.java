package org.saunter.store.scenario;

import org.jspecify.annotations.Nullable;
import org.saunter.model.Credential;
import org.saunter.model.Layout;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Role;

/**
 * Gates: {@code ana card 4242 party 2}, {@code bob badge 7 staff}, {@code ana declined}, {@code ana
 * in}, {@code kid in on ana}, {@code tom in alone}, {@code ana out}.
 */
final class Doors {
  private static final double ANCHOR_NOISE = 0.35;

  private final World world;

  Doors(World world) {
    this.world = world;
  }

  void on(String gateId, String event, long nanos) {
    Words words = new Words(event);
    String name = words.next();
    String verb = words.next();
    switch (verb) {
      case "in" -> in(gateId, name, words, nanos);
      case "out" -> out(gateId, name, words, nanos);
      default -> credential(gateId, name, verb, words, nanos);
    }
    words.done();
  }

  private void credential(String gateId, String name, String kind, Words words, long nanos) {
    String token = kind + "-" + words.next();
    boolean declined = words.take("declined");
    boolean silent = words.take("unanswered");
    Role role =
        words.take("staff") ? Role.STAFF : words.take("tester") ? Role.TESTER : Role.SHOPPER;
    int size = (int) Words.number(words.after("party", "1"));
    world.party(name, token);
    Credential credential = new Credential(Credential.Kind.valueOf(kind(kind)), token);
    world.say(
        new CredentialPresented(
            nanos, "gate-" + gateId, world.next("gate-" + gateId), gateId, credential, size));
    if (!silent) {
      world.say(
          new EntryAnswered(
              nanos + 200_000_000L,
              "trade",
              world.next("trade"),
              gateId,
              credential,
              declined ? EntryDecision.REFUSED : EntryDecision.ADMITTED,
              role,
              size,
              declined ? "CARD_DECLINED" : "HOLD_PLACED"));
    }
  }

  private static String kind(String word) {
    return word.toUpperCase(java.util.Locale.ROOT);
  }

  private void in(String gateId, String name, Words words, long nanos) {
    String host = words.after("on");
    boolean alone = words.take("alone");
    boolean unknown = words.take("unnamed");
    boolean again = words.take("again");
    boolean unseen = words.take("unseen");
    String like = words.after("like");
    PartyTruth party = world.parties.get(host == null ? name : host);
    if (party == null || alone) {
      party = world.party(name, "");
    }
    Body old = world.bodies.get(name);
    Body body =
        again && old != null && old.inside
            ? old
            : new Body(
                name,
                party,
                world.nextTrack(),
                like == null ? world.dress() : world.body(like).dress);
    Layout.Gate gate = world.shop.gate(gateId);
    if (body != old) {
      body.stand(gate.xMm(), gate.yMm());
      body.inside = true;
      world.bodies.put(name, body);
      body.walkTo(gate.xMm(), gate.yMm() - 1_500, 2);
    }
    String token = party.token.isEmpty() || unknown ? null : party.token;
    if (!unseen) {
      say(gateId, Direction.IN, body, token, ANCHOR_NOISE, nanos);
    }
  }

  private void out(String gateId, String name, Words words, long nanos) {
    Body body = world.body(name);
    if (!words.take("unseen")) {
      say(gateId, Direction.OUT, body, null, 0.42, nanos);
    }
    body.inside = false;
  }

  private void say(
      String gateId,
      Direction direction,
      Body body,
      @Nullable String token,
      double noise,
      long nanos) {
    world.say(
        new GateCrossed(
            nanos,
            "gate-" + gateId,
            world.next("gate-" + gateId),
            gateId,
            direction,
            body.trackId,
            token,
            world.look(body, noise)));
  }
}
