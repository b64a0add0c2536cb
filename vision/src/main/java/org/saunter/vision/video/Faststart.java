package org.saunter.vision.video;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Moves the index of an MP4 (box "moov") before its pictures, so that a player can start before it
 * has all. The places of the samples (boxes "stco" and "co64", ISO/IEC 14496-12 section 8.7.5) move
 * by the size of the index.
 */
final class Faststart {
  private static final int HEADER_BYTES = 8;
  private static final Set<String> PARENTS = Set.of("moov", "trak", "mdia", "minf", "stbl");

  private Faststart() {}

  /** The same file with the index first; unchanged if it is first already. */
  static byte[] of(byte[] mp4) {
    ByteBuffer file = ByteBuffer.wrap(mp4);
    int data = -1;
    int index = -1;
    int indexBytes = 0;
    for (int at = 0; at + HEADER_BYTES <= mp4.length; ) {
      long size = size(file, at);
      switch (type(file, at)) {
        case "mdat" -> data = at;
        case "moov" -> {
          index = at;
          indexBytes = (int) size;
        }
        default -> {}
      }
      if (size < HEADER_BYTES || at + size > mp4.length) {
        break;
      }
      at += (int) size;
    }
    if (data < 0 || index < data) {
      return mp4;
    }
    byte[] moved = new byte[mp4.length];
    System.arraycopy(mp4, 0, moved, 0, data);
    System.arraycopy(mp4, index, moved, data, indexBytes);
    System.arraycopy(mp4, data, moved, data + indexBytes, index - data);
    int rest = index + indexBytes;
    System.arraycopy(mp4, rest, moved, rest, mp4.length - rest);
    shift(ByteBuffer.wrap(moved), data, data + indexBytes, indexBytes);
    return moved;
  }

  private static void shift(ByteBuffer file, int from, int to, int bytes) {
    for (int at = from; at + HEADER_BYTES <= to; ) {
      int size = (int) size(file, at);
      String type = type(file, at);
      if (PARENTS.contains(type)) {
        shift(file, at + HEADER_BYTES, at + size, bytes);
      } else if (type.equals("stco")) {
        int count = file.getInt(at + 12);
        for (int i = 0; i < count; i++) {
          int place = at + 16 + 4 * i;
          file.putInt(place, file.getInt(place) + bytes);
        }
      } else if (type.equals("co64")) {
        int count = file.getInt(at + 12);
        for (int i = 0; i < count; i++) {
          int place = at + 16 + 8 * i;
          file.putLong(place, file.getLong(place) + bytes);
        }
      }
      at += size;
    }
  }

  private static long size(ByteBuffer file, int at) {
    long size = file.getInt(at) & 0xFFFFFFFFL;
    return size == 1 ? file.getLong(at + HEADER_BYTES) : size;
  }

  private static String type(ByteBuffer file, int at) {
    byte[] name = new byte[4];
    file.get(at + 4, name);
    return new String(name, US_ASCII);
  }
}
