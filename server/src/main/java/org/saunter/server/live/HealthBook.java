package org.saunter.server.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.Fact.Health;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Layout;
import org.saunter.model.Observation;
import org.saunter.model.Observation.CredentialPresented;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleDetected;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.SensorReported;
import org.saunter.recording.UnreadableBook;
import org.saunter.recording.UnreadableCount;
import org.saunter.server.live.HealthView.Kind;
import org.saunter.server.live.HealthView.RefusedKind;
import org.saunter.server.live.HealthView.Sensor;
import org.saunter.server.live.HealthView.Source;

/** Which sensors speak, how they are, and what of theirs was not used or not even read. */
final class HealthBook {
  private static final int SENSORS_MAX = 20_000;
  private static final int SOURCES_MAX = 500;
  private static final int SOURCES_SHOWN_MAX = 60;
  private static final int REFUSALS_MAX = 300;
  private static final String OTHERS = "(others)";

  private final Map<String, Mutable> sensors = new LinkedHashMap<>();
  private final Map<String, Talk> sources = new LinkedHashMap<>();
  private final Map<String, RefusedKind> refusals = new LinkedHashMap<>();
  private final UnreadableBook unreadable = new UnreadableBook();
  private List<HealthView.Fate> onTheWay = List.of();
  private long refused;

  private static final class Mutable {
    private final String id;
    private final Kind kind;
    private Health health = Health.OK;
    private String detail = "";
    private long sinceNanos;
    private long lastSeenNanos;
    private long observations;
    private final Map<Health, Long> faults = new EnumMap<>(Health.class);

    private Mutable(String id, Kind kind) {
      this.id = id;
      this.kind = kind;
    }

    private Sensor view() {
      return new Sensor(
          id, kind, health, detail, sinceNanos, lastSeenNanos, observations, Map.copyOf(faults));
    }
  }

  private static final class Talk {
    private long observations;
    private long lastSeenNanos;
  }

  HealthBook(Layout layout) {
    layout.plates().forEach(p -> sensors.put(p.id(), new Mutable(p.id(), Kind.PLATE)));
    layout.cameras().forEach(c -> sensors.put(c.id(), new Mutable(c.id(), Kind.CAMERA)));
    layout.gates().forEach(g -> sensors.put(g.id(), new Mutable(g.id(), Kind.GATE)));
  }

  void seen(Observation o) {
    Talk talk = sources.get(o.source());
    if (talk == null) {
      String name = sources.size() < SOURCES_MAX ? o.source() : OTHERS;
      talk = sources.computeIfAbsent(name, n -> new Talk());
    }
    talk.observations++;
    talk.lastSeenNanos = o.atNanos();
    String sensorId = sensorOf(o);
    Mutable sensor = sensorId.isEmpty() ? null : sensors.get(sensorId);
    if (sensor != null) {
      sensor.observations++;
      sensor.lastSeenNanos = o.atNanos();
    }
  }

  private static String sensorOf(Observation o) {
    if (o instanceof PlateWeighed weighed) {
      return weighed.plateId();
    }
    if (o instanceof PeopleDetected detected) {
      return detected.source();
    }
    if (o instanceof SensorReported report) {
      return report.sensorId();
    }
    if (o instanceof GateCrossed crossed) {
      return crossed.gateId();
    }
    return o instanceof CredentialPresented shown ? shown.gateId() : "";
  }

  void changed(SensorHealthChanged change) {
    Mutable sensor = sensors.get(change.sensorId());
    if (sensor == null) {
      if (sensors.size() >= SENSORS_MAX) {
        return;
      }
      sensor = new Mutable(change.sensorId(), Kind.OTHER);
      sensors.put(change.sensorId(), sensor);
    }
    if (change.health() != Health.OK && change.health() != sensor.health) {
      sensor.faults.merge(change.health(), 1L, Long::sum);
    }
    sensor.health = change.health();
    sensor.detail = change.detail();
    sensor.sinceNanos = change.atNanos();
  }

  void refused(ObservationRefused r) {
    refused += r.count();
    String key = r.refusal() + " " + r.source();
    String source = r.source();
    if (!refusals.containsKey(key) && refusals.size() >= REFUSALS_MAX) {
      key = r.refusal() + " " + OTHERS;
      source = OTHERS;
    }
    RefusedKind old = refusals.get(key);
    long first = old == null ? r.atNanos() : old.firstNanos();
    long count = r.count() + (old == null ? 0 : old.count());
    refusals.put(
        key, new RefusedKind(r.refusal(), source, r.rule(), r.maybe(), count, first, r.atNanos()));
  }

  long refused() {
    return refused;
  }

  void unreadable(UnreadableCount lines) {
    unreadable.add(lines);
  }

  void onTheWay(List<HealthView.Fate> fates) {
    onTheWay = List.copyOf(fates);
  }

  /** The cameras of the layout, then those of the given ones that it does not know. */
  List<Sensor> cameras(Collection<String> others) {
    List<Sensor> cameras = new ArrayList<>();
    for (Mutable sensor : sensors.values()) {
      if (sensor.kind == Kind.CAMERA) {
        cameras.add(sensor.view());
      }
    }
    for (String id : others) {
      Mutable known = sensors.get(id);
      if (known == null || known.kind != Kind.CAMERA) {
        cameras.add((known == null ? new Mutable(id, Kind.CAMERA) : known).view());
      }
    }
    return List.copyOf(cameras);
  }

  int unwell() {
    int unwell = 0;
    for (Mutable sensor : sensors.values()) {
      unwell += sensor.health == Health.OK ? 0 : 1;
    }
    return unwell;
  }

  HealthView view(long nowNanos) {
    List<Source> talkative = new ArrayList<>();
    sources.forEach((name, t) -> talkative.add(new Source(name, t.observations, t.lastSeenNanos)));
    talkative.sort(
        Comparator.comparingLong(Source::observations).reversed().thenComparing(Source::source));
    List<RefusedKind> most = new ArrayList<>(refusals.values());
    most.sort(Comparator.comparingLong(RefusedKind::count).reversed());
    return new HealthView(
        nowNanos,
        sensors.values().stream().map(Mutable::view).toList(),
        List.copyOf(most),
        unreadable.all(),
        onTheWay,
        List.copyOf(talkative.subList(0, Math.min(SOURCES_SHOWN_MAX, talkative.size()))));
  }
}
