package org.saunter.host.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.model.StateReader;

/** Reads what a {@link WireWriter} wrote, in the same order. Not thread-safe. */
public final class WireReader implements StateReader {
  private final byte[] bytes;
  private final List<String> names = new ArrayList<>();
  private long[] previous = new long[64 * WireWriter.CHANNELS];
  private long previousNanos;
  private int at;

  public WireReader(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Whether everything was read. */
  public boolean isAtEnd() {
    return at >= bytes.length;
  }

  static BadInputException broken(String what) {
    return new BadInputException(
        "The stored bytes hold " + what + ".",
        "Maybe they were written by another version of Saunter.");
  }

  private byte next() {
    if (at >= bytes.length) {
      throw broken("less than they say: they end after (" + bytes.length + ")");
    }
    return bytes[at++];
  }

  int octet() {
    return next() & 0xff;
  }

  boolean flag() {
    return octet() != 0;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = next();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw broken("a number of more than (64) bits");
  }

  long signed() {
    long v = varint();
    return (v >>> 1) ^ -(v & 1);
  }

  /** A number of elements; each takes at least one byte. */
  int count() {
    long n = varint();
    if (n < 0 || n > bytes.length - at) {
      throw broken("a list of (" + n + ") elements in (" + (bytes.length - at) + ") bytes");
    }
    return (int) n;
  }

  int int32() {
    return (int) signed();
  }

  float float32() {
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits |= octet() << (8 * i);
    }
    return Float.intBitsToFloat(bits);
  }

  double float64() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits |= (long) octet() << (8 * i);
    }
    return Double.longBitsToDouble(bits);
  }

  String text() {
    long head = varint();
    long n = head >>> 1;
    if (n > bytes.length - at) {
      throw broken("a text of (" + n + ") characters in (" + (bytes.length - at) + ") bytes");
    }
    boolean ascii = (head & 1) == 0;
    char[] chars = new char[(int) n];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (ascii ? next() : varint());
    }
    return new String(chars);
  }

  /** The number of a name, see {@link #nameOf}. */
  int name() {
    long head = varint();
    if (head == 0) {
      names.add(text());
      if (names.size() * WireWriter.CHANNELS > previous.length) {
        previous = Arrays.copyOf(previous, previous.length * 2);
      }
      return names.size() - 1;
    }
    if (head < 0 || head > names.size()) {
      throw broken("a name of the number (" + head + ") of (" + names.size() + ")");
    }
    return (int) head - 1;
  }

  String nameOf(int number) {
    return names.get(number);
  }

  long since(int name, int channel) {
    return previous[name * WireWriter.CHANNELS + channel] += signed();
  }

  long nanos() {
    return previousNanos += signed();
  }

  float floatSince(int name, int channel) {
    int slot = name * WireWriter.CHANNELS + channel;
    int bits = (int) previous[slot] + (int) signed();
    previous[slot] = bits;
    return Float.intBitsToFloat(bits);
  }

  @Override
  public long readLong() {
    return signed();
  }

  @Override
  public double readDouble() {
    return float64();
  }

  @Override
  public String readText() {
    return nameOf(name());
  }
}
