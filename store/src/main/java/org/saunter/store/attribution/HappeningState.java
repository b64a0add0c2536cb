package org.saunter.store.attribution;

import org.saunter.model.Role;
import org.saunter.model.StateReader;
import org.saunter.model.StateWriter;
import org.saunter.store.saved.Saved;

/** Happenings in a snapshot. */
final class HappeningState {
  private HappeningState() {}

  static void save(GraphWriter graph, Happening happening) {
    StateWriter out = graph.out;
    out.writeText(happening.getClass().getSimpleName());
    out.writeLong(happening.nanos());
    switch (happening) {
      case Happening.Entered e -> {
        out.writeLong(e.visitId());
        Saved.write(out, e.role());
        out.writeLong(e.personId());
        out.writeText(e.trackId());
        Saved.write(out, e.anchor());
      }
      case Happening.Crossed c -> {
        Saved.write(out, c.before(), out::writeText);
        Saved.write(out, c.after(), out::writeText);
        Saved.write(out, c.logLikelihoods(), out::writeDouble);
        Saved.write(out, c.appearances(), seen -> Saved.write(out, seen));
      }
      case Happening.Continued c -> {
        out.writeText(c.trackId());
        Saved.write(out, c.lost(), out::writeText);
        Saved.write(out, c.logLikelihoods(), out::writeDouble);
        Saved.write(out, c.seen());
      }
      case Happening.Exited e -> {
        out.writeText(e.trackId());
        Saved.write(out, e.seen());
      }
      case Happening.Closed c -> out.writeLong(c.visitId());
      case Happening.Moved m -> graph.evidence(m.evidence());
      case Happening.Reweighed r -> graph.evidence(r.better());
      case Happening.Carried c -> graph.crop(c.crop());
      case Happening.Audited a -> out.writeInt(a.plate());
      case Happening.ContentsTold t -> {
        out.writeLong(t.visitId());
        Saved.writeCounts(out, t.contents());
      }
      case Happening.ReadingTold t -> {
        out.writeLong(t.movementId());
        save(out, t.reading());
      }
    }
  }

  static Happening load(GraphReader graph) {
    StateReader in = graph.in;
    String kind = in.readText();
    long nanos = in.readLong();
    return switch (kind) {
      case "Entered" ->
          new Happening.Entered(
              nanos,
              in.readLong(),
              Saved.readEnum(in, Role.class),
              in.readLong(),
              in.readText(),
              Saved.readFloats(in));
      case "Crossed" ->
          new Happening.Crossed(
              nanos,
              Saved.readList(in, in::readText),
              Saved.readList(in, in::readText),
              Saved.readList(in, in::readDouble),
              Saved.readList(in, () -> Saved.readFloats(in)));
      case "Continued" ->
          new Happening.Continued(
              nanos,
              in.readText(),
              Saved.readList(in, in::readText),
              Saved.readList(in, in::readDouble),
              Saved.readFloats(in));
      case "Exited" -> new Happening.Exited(nanos, in.readText(), Saved.readFloats(in));
      case "Closed" -> new Happening.Closed(nanos, in.readLong());
      case "Moved" -> new Happening.Moved(nanos, graph.evidence());
      case "Reweighed" -> new Happening.Reweighed(nanos, graph.evidence());
      case "Carried" -> new Happening.Carried(nanos, graph.crop());
      case "Audited" -> new Happening.Audited(nanos, in.readInt());
      case "ContentsTold" -> new Happening.ContentsTold(nanos, in.readLong(), Saved.readCounts(in));
      case "ReadingTold" -> new Happening.ReadingTold(nanos, in.readLong(), reading(in));
      default -> throw new IllegalStateException("A happening of the kind " + kind + ".");
    };
  }

  private static void save(StateWriter out, Reading reading) {
    out.writeLong(reading.visitId());
    Saved.writeCounts(out, reading.moves());
    out.writeLong(reading.alsoVisitId());
    Saved.writeCounts(out, reading.alsoMoves());
    out.writeBoolean(reading.unknown());
    out.writeDouble(reading.probability());
  }

  private static Reading reading(StateReader in) {
    return new Reading(
        in.readLong(),
        Saved.readCounts(in),
        in.readLong(),
        Saved.readCounts(in),
        in.readBoolean(),
        in.readDouble());
  }
}
