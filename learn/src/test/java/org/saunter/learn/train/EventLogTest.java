package org.saunter.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  /** Castagnoli's polynomial, bit by bit: the slow way beside the JDK's. */
  private static int maskedSlowly(byte[] data, int from, int length) {
    int crc = -1;
    for (int i = from; i < from + length; i++) {
      crc ^= data[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x82F63B78;
      }
    }
    crc = ~crc;
    return Integer.rotateRight(crc, 15) + 0xA282EAD8;
  }

  private static List<byte[]> records(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (in.hasRemaining()) {
      int at = in.position();
      int length = Math.toIntExact(in.getLong());
      assertThat(in.getInt()).isEqualTo(maskedSlowly(file, at, 8));
      byte[] data = new byte[length];
      in.get(data);
      assertThat(in.getInt()).isEqualTo(maskedSlowly(data, 0, length));
      records.add(data);
    }
    return records;
  }

  @Test
  void recordsHaveTheirSumsAndHoldTheCurve(@TempDir Path folder) throws IOException {
    try (EventLog log = new EventLog(folder, 1_790_000_000.5)) {
      log.scalar(7, 1_790_000_001, "loss/all", 0.25);
      log.picture(7, 1_790_000_001, "worst", 2, 1, new byte[] {1, 2, 3});
    }
    byte[] file = Files.readAllBytes(folder.resolve("events.out.tfevents.1790000000.saunter"));
    List<byte[]> records = records(file);
    assertThat(records).hasSize(3);
    String first = new String(records.get(0), StandardCharsets.ISO_8859_1);
    assertThat(first).endsWith("brain.Event:2");
    ByteBuffer scalar = ByteBuffer.wrap(records.get(1)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(scalar.get()).isEqualTo((byte) 0x09);
    assertThat(scalar.getDouble()).isEqualTo(1_790_000_001);
    assertThat(new byte[] {scalar.get(), scalar.get()}).containsExactly(0x10, 7);
    // summary { value { tag: "loss/all" simple_value: 0.25 } }
    assertThat(new byte[] {scalar.get(), scalar.get()}).containsExactly(0x2A, 17);
    assertThat(new byte[] {scalar.get(), scalar.get()}).containsExactly(0x0A, 15);
    assertThat(new byte[] {scalar.get(), scalar.get()}).containsExactly(0x0A, 8);
    byte[] tag = new byte[8];
    scalar.get(tag);
    assertThat(new String(tag, StandardCharsets.UTF_8)).isEqualTo("loss/all");
    assertThat(scalar.get()).isEqualTo((byte) 0x15);
    assertThat(scalar.getFloat()).isEqualTo(0.25f);
    assertThat(scalar.hasRemaining()).isFalse();
  }
}
