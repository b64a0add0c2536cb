package org.saunter.host.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.saunter.model.StateWriter;

/**
 * A growing array of bytes with the few number forms that the journal needs. Names that come again
 * and again are written once and then by number; numbers that hardly change are written as the
 * difference to the last one of the same name. Not thread-safe.
 */
public final class WireWriter implements StateWriter {
  static final int CHANNELS = 4;

  private final Map<String, Integer> names = new HashMap<>();
  private byte[] bytes;
  private int size;
  private long[] previous = new long[64 * CHANNELS];
  private long previousNanos;

  public WireWriter() {
    this(256);
  }

  /**
   * @param capacity bytes to start with
   */
  public WireWriter(int capacity) {
    bytes = new byte[capacity];
  }

  /** Forgets everything, names too; the memory is used again. */
  public void clear() {
    size = 0;
    names.clear();
    Arrays.fill(previous, 0);
    previousNanos = 0;
  }

  /** Bytes written since the start or the last {@link #clear}. */
  public int size() {
    return size;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** A copy of what was written from an index on. */
  public byte[] toBytes(int from) {
    return Arrays.copyOfRange(bytes, from, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  /** One byte, 0 to 255. */
  void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /** A number that is seldom large: seven bits a byte, lowest first; negative ones take ten. */
  void varint(long value) {
    room(10);
    long v = value;
    while ((v & ~0x7fL) != 0) {
      bytes[size++] = (byte) (v | 0x80);
      v >>>= 7;
    }
    bytes[size++] = (byte) v;
  }

  /** A number that is seldom far from 0, of either sign. */
  void signed(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  void float32(float value) {
    room(4);
    int bits = Float.floatToRawIntBits(value);
    for (int i = 0; i < 4; i++) {
      bytes[size++] = (byte) (bits >>> (8 * i));
    }
  }

  void float64(double value) {
    room(8);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < 8; i++) {
      bytes[size++] = (byte) (bits >>> (8 * i));
    }
  }

  /** Any text, also such as is no proper Unicode: the bytes if it is ASCII, else the characters. */
  void text(String value) {
    int n = value.length();
    boolean ascii = true;
    for (int i = 0; i < n; i++) {
      ascii &= value.charAt(i) < 0x80;
    }
    varint(2L * n + (ascii ? 0 : 1));
    room(n);
    for (int i = 0; i < n; i++) {
      if (ascii) {
        bytes[size++] = (byte) value.charAt(i);
      } else {
        varint(value.charAt(i));
      }
    }
  }

  /** A text that comes again and again; returns its number, for {@link #since}. */
  int name(String value) {
    Integer known = names.get(value);
    if (known != null) {
      varint(known + 1);
      return known;
    }
    int number = names.size();
    names.put(value, number);
    if ((number + 1) * CHANNELS > previous.length) {
      previous = Arrays.copyOf(previous, previous.length * 2);
    }
    varint(0);
    text(value);
    return number;
  }

  /** A number as the difference to the last one of the same name and channel. */
  void since(int name, int channel, long value) {
    int at = name * CHANNELS + channel;
    signed(value - previous[at]);
    previous[at] = value;
  }

  /** A moment as the difference to the last moment. */
  void nanos(long value) {
    signed(value - previousNanos);
    previousNanos = value;
  }

  /** Float bits as the difference to the last ones of the same name and channel. */
  void floatSince(int name, int channel, float value) {
    int bits = Float.floatToRawIntBits(value);
    int at = name * CHANNELS + channel;
    signed(bits - (int) previous[at]);
    previous[at] = bits;
  }

  @Override
  public void writeLong(long value) {
    signed(value);
  }

  @Override
  public void writeDouble(double value) {
    float64(value);
  }

  @Override
  public void writeText(String value) {
    name(value);
  }
}
