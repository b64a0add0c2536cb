package org.saunter.recording.csv;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Credential;
import org.saunter.model.Observation;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.Direction;
import org.saunter.model.Observation.EntryAnswered;
import org.saunter.model.Observation.EntryDecision;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Role;
import org.saunter.recording.CsvFile.Row;

/**
 * Rows {@code time_s, gate, event[, track, token, credential, party, role]}: a credential was
 * {@code SHOWN}, {@code ADMITTED} or {@code REFUSED}, or a track went {@code IN} or {@code OUT}.
 */
final class GateRows {
  private final Consumer<Observation> use;
  private long sequence;

  /** What a row tells. */
  private enum Event {
    SHOWN,
    ADMITTED,
    REFUSED,
    IN,
    OUT
  }

  GateRows(Consumer<Observation> use) {
    this.use = use;
  }

  void row(Row row) {
    row.text("event");
    Event event = GenericCsvImporter.named(row, "event", Event.class, Event.SHOWN);
    use.accept(
        switch (event) {
          case SHOWN -> shown(row);
          case ADMITTED -> answered(row, EntryDecision.ADMITTED);
          case REFUSED -> answered(row, EntryDecision.REFUSED);
          case IN -> crossed(row, Direction.IN);
          case OUT -> crossed(row, Direction.OUT);
        });
  }

  private CredentialPresented shown(Row row) {
    return new CredentialPresented(
        GenericCsvImporter.nanos(row),
        "gates.csv",
        ++sequence,
        row.text("gate"),
        credential(row),
        GenericCsvImporter.integer(row, "party", 1));
  }

  private EntryAnswered answered(Row row, EntryDecision decision) {
    return new EntryAnswered(
        GenericCsvImporter.nanos(row),
        "gates.csv",
        ++sequence,
        row.text("gate"),
        credential(row),
        decision,
        GenericCsvImporter.named(row, "role", Role.class, Role.SHOPPER),
        GenericCsvImporter.integer(row, "party", 1),
        "FROM_TABLE");
  }

  private GateCrossed crossed(Row row, Direction direction) {
    return new GateCrossed(
        GenericCsvImporter.nanos(row),
        "gates.csv",
        ++sequence,
        row.text("gate"),
        direction,
        row.text("track"),
        tokenOrNull(row),
        null);
  }

  private static Credential credential(Row row) {
    return new Credential(
        GenericCsvImporter.named(row, "credential", Credential.Kind.class, Credential.Kind.CARD),
        row.text("token"));
  }

  private static @Nullable String tokenOrNull(Row row) {
    String token = row.textOrEmpty("token");
    return token.isEmpty() ? null : token;
  }
}
