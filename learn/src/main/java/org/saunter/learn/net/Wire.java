package org.saunter.learn.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the wire format of Protocol Buffers: fields of numbers, floats, bytes and nested messages.
 * Enough for ONNX models and TensorBoard events, so that neither needs a library.
 */
public final class Wire {
  private static final int VARINT = 0;
  private static final int SIXTY_FOUR = 1;
  private static final int LENGTH = 2;
  private static final int THIRTY_TWO = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      out.write((int) (left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out.write((int) left);
  }

  private void tag(int field, int type) {
    varint((long) field << 3 | type);
  }

  public Wire number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  public Wire real(int field, float value) {
    tag(field, THIRTY_TWO);
    little(Float.floatToIntBits(value), Float.BYTES);
    return this;
  }

  public Wire real(int field, double value) {
    tag(field, SIXTY_FOUR);
    little(Double.doubleToLongBits(value), Double.BYTES);
    return this;
  }

  private void little(long bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (bits >>> (8 * i)));
    }
  }

  public Wire bytes(int field, byte[] value) {
    tag(field, LENGTH);
    varint(value.length);
    out.write(value, 0, value.length);
    return this;
  }

  public Wire text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public Wire message(int field, Wire value) {
    return bytes(field, value.toBytes());
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
