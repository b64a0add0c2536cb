package org.saunter.host.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Samples;

class WireCodecTest {
  @Test
  void everyObservationComesBackBitForBit() {
    Set<Class<?>> kinds = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      Wild wild = new Wild(seed);
      List<Observation> given = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        given.add(wild.observation());
      }
      given.forEach(o -> kinds.add(o.getClass()));
      byte[] bytes = write(given);
      List<Observation> read = readObservations(bytes);
      assertThat(read).as("seed %s", seed).isEqualTo(given);
      assertThat(write(read)).as("bits of seed %s", seed).isEqualTo(bytes);
    }
    assertThat(kinds).containsExactlyInAnyOrder(Observation.class.getPermittedSubclasses());
  }

  @Test
  void everyFactComesBackBitForBit() {
    Set<Class<?>> kinds = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      Wild wild = new Wild(seed);
      List<Fact> given = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        given.add(wild.fact());
      }
      given.forEach(f -> kinds.add(f.getClass()));
      WireWriter out = new WireWriter();
      WireCodec.write(out, given);
      WireReader in = new WireReader(out.toBytes());
      assertThat(WireCodec.readFacts(in)).as("seed %s", seed).isEqualTo(given);
      assertThat(in.isAtEnd()).isTrue();
    }
    assertThat(kinds).containsExactlyInAnyOrder(Fact.class.getPermittedSubclasses());
  }

  @Test
  void aFactIsTheSameBytesWhateverWasWrittenBefore() {
    List<Fact> facts = List.of(new Wild(5).fact());
    WireWriter first = new WireWriter();
    WireCodec.write(first, facts);
    WireWriter later = new WireWriter();
    WireCodec.write(later, List.of(new Wild(6).fact()));
    int from = later.size();
    WireCodec.write(later, facts);
    assertThat(later.toBytes(from)).isEqualTo(first.toBytes());
  }

  @Test
  void plateReadingsAreSmall() {
    SplittableRandom random = new SplittableRandom(3);
    List<Observation> batches = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      float[] grams = new float[12];
      for (int j = 0; j < 12; j++) {
        grams[j] = (float) (Math.rint((800 + random.nextGaussian()) / 0.241) * 0.241);
      }
      Samples samples = Samples.ofGrams(grams);
      batches.add(
          new PlateWeighed(i * 200_000_000L, "scales", i, "p" + i % 9, 16_666_667L, samples));
    }
    assertThat(write(batches).length / 500).isLessThan(48);
  }

  @Test
  void cutOrChangedBytesAreNamed() {
    List<Observation> given = new ArrayList<>();
    Wild wild = new Wild(9);
    for (int i = 0; i < 20; i++) {
      given.add(wild.observation());
    }
    byte[] bytes = write(given);
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 3);
    assertThatThrownBy(() -> readObservations(cut))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Maybe");
    byte[] other = bytes.clone();
    other[0] = 77;
    assertThatThrownBy(() -> readObservations(other))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(77)");
  }

  private static byte[] write(List<Observation> observations) {
    WireWriter out = new WireWriter();
    WireCodec.begin(out);
    observations.forEach(o -> WireCodec.write(out, o));
    return out.toBytes();
  }

  private static List<Observation> readObservations(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    WireCodec.begin(in);
    List<Observation> read = new ArrayList<>();
    while (!in.isAtEnd()) {
      read.add(WireCodec.readObservation(in));
    }
    return read;
  }
}
