package org.saunter.host.wire;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Fact;
import org.saunter.model.Observation;

/**
 * Observations and facts as bytes and back, exactly: every bit of every number, every character of
 * every text. Lists begin with the version of the format. Unreadable bytes give a {@link
 * org.saunter.model.BadInputException}.
 */
public final class WireCodec {
  /** The version that this code reads and writes. */
  public static final int VERSION = 1;

  private WireCodec() {}

  /** Begins a list: the version. */
  public static void begin(WireWriter out) {
    out.octet(VERSION);
  }

  /** Reads the version and refuses others. */
  public static void begin(WireReader in) {
    int version = in.octet();
    if (version != VERSION) {
      throw WireReader.broken("the format (" + version + "); this Saunter reads (" + VERSION + ")");
    }
  }

  /** Adds one observation. Names and numbers of earlier ones in the same list are used. */
  public static void write(WireWriter out, Observation observation) {
    ObservationWriter.write(out, observation);
  }

  public static Observation readObservation(WireReader in) {
    return ObservationReader.read(in);
  }

  /** Adds the facts of one step. Depends on nothing that was written before. */
  public static void write(WireWriter out, List<Fact> facts) {
    out.varint(facts.size());
    for (Fact fact : facts) {
      FactWriter.write(out, fact);
    }
  }

  public static List<Fact> readFacts(WireReader in) {
    int n = in.count();
    List<Fact> facts = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      facts.add(FactReader.read(in));
    }
    return facts;
  }

  /** Adds a whole number. */
  public static void writeNumber(WireWriter out, long number) {
    out.signed(number);
  }

  public static long readNumber(WireReader in) {
    return in.signed();
  }
}
