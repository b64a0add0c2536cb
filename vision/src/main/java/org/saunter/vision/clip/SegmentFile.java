package org.saunter.vision.clip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.saunter.vision.video.ClipFormat;

/**
 * One sealed segment, version 1, big endian:
 *
 * <pre>
 * magic 8, version 2, header bytes 4, codec 1, camera length 2, camera UTF-8, from 8, to 8, frames 4,
 * content bytes 8, key id 8 | wrap nonce 12, wrapped data key 48 | content nonce 12 | content + tag 16
 * </pre>
 *
 * AES-256-GCM (NIST SP 800-38D) twice: a random data key seals the content, the store's key wraps
 * the data key. What stands before the wrap nonce is authenticated with the wrapped key, the whole
 * header with the content: neither camera nor time can be changed, and the header of a segment can
 * be trusted without reading its content.
 */
final class SegmentFile {
  private static final byte[] MAGIC = "SAUNCLIP".getBytes(US_ASCII);
  private static final short VERSION = 1;
  private static final int PREFIX_BYTES = 8 + 2 + 4;
  private static final int HEADER_BYTES_MAX = 4_096;
  private static final int NONCE_BYTES = 12;
  private static final int KEY_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final int SEAL_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES + NONCE_BYTES;
  private static final long CONTENT_BYTES_MAX = 1L << 30;

  private SegmentFile() {}

  /**
   * What a segment holds.
   *
   * @param fromNanos stamp of its first frame
   * @param toNanos stamp of its last frame
   */
  record About(String cameraId, long fromNanos, long toNanos, int frames, ClipFormat.Codec codec) {}

  /** A segment could not be used, and why. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final ClipTrouble trouble;

    Unusable(ClipTrouble trouble) {
      super(trouble.words(), null, false, false);
      this.trouble = trouble;
    }

    ClipTrouble trouble() {
      return trouble;
    }
  }

  private record Header(byte[] bytes, About about, long contentBytes, SecretKey dataKey) {
    byte[] contentNonce() {
      return Arrays.copyOfRange(bytes, bytes.length - NONCE_BYTES, bytes.length);
    }
  }

  /** The whole file's bytes. */
  static byte[] seal(About about, byte[] content, StoreKey key, SecureRandom random) {
    byte[] camera = about.cameraId().getBytes(UTF_8);
    int plain = PREFIX_BYTES + 1 + 2 + camera.length + 8 + 8 + 4 + 8 + 8;
    int header = plain + SEAL_BYTES;
    ByteBuffer file = ByteBuffer.allocate(header + content.length + TAG_BYTES);
    file.put(MAGIC).putShort(VERSION).putInt(header);
    file.put(code(about.codec())).putShort((short) camera.length).put(camera);
    file.putLong(about.fromNanos()).putLong(about.toNanos()).putInt(about.frames());
    file.putLong(content.length).put(key.id());
    byte[] dataKey = bytes(random, KEY_BYTES);
    byte[] wrapNonce = bytes(random, NONCE_BYTES);
    byte[] authenticated = Arrays.copyOf(file.array(), plain);
    try {
      file.put(wrapNonce);
      file.put(gcm(Cipher.ENCRYPT_MODE, key.wrapping(), wrapNonce, authenticated, dataKey));
      byte[] nonce = bytes(random, NONCE_BYTES);
      file.put(nonce);
      SecretKey sealing = new SecretKeySpec(dataKey, "AES");
      byte[] all = Arrays.copyOf(file.array(), header);
      file.put(gcm(Cipher.ENCRYPT_MODE, sealing, nonce, all, content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot seal with AES-GCM.", e);
    }
    return file.array();
  }

  /** Reads and checks the header alone. */
  static About about(Path file, StoreKey key) throws Unusable {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return header(channel, key).about();
    } catch (IOException e) {
      throw new Unusable(ClipTrouble.UNREADABLE);
    }
  }

  /** Reads, checks and opens the whole segment. */
  static byte[] content(Path file, StoreKey key) throws Unusable {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Header header = header(channel, key);
      ByteBuffer sealed = ByteBuffer.allocate((int) header.contentBytes() + TAG_BYTES);
      readFully(channel, sealed);
      return gcm(
          Cipher.DECRYPT_MODE,
          header.dataKey(),
          header.contentNonce(),
          header.bytes(),
          sealed.array());
    } catch (AEADBadTagException e) {
      throw new Unusable(ClipTrouble.TAMPERED);
    } catch (IOException | GeneralSecurityException e) {
      throw new Unusable(ClipTrouble.UNREADABLE);
    }
  }

  private static Header header(FileChannel channel, StoreKey key) throws IOException, Unusable {
    try {
      ByteBuffer prefix = ByteBuffer.allocate(PREFIX_BYTES);
      readFully(channel, prefix);
      byte[] magic = new byte[MAGIC.length];
      prefix.flip().get(magic);
      short version = prefix.getShort();
      int length = prefix.getInt();
      if (!Arrays.equals(magic, MAGIC)
          || version != VERSION
          || length < PREFIX_BYTES + SEAL_BYTES
          || length > HEADER_BYTES_MAX) {
        throw new Unusable(ClipTrouble.UNKNOWN_FORMAT);
      }
      ByteBuffer all = ByteBuffer.allocate(length);
      all.put(prefix.rewind());
      readFully(channel, all);
      return parse(all.array(), channel.size(), key);
    } catch (EOFException e) {
      throw new Unusable(ClipTrouble.TRUNCATED);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new Unusable(ClipTrouble.TAMPERED);
    }
  }

  private static Header parse(byte[] header, long fileBytes, StoreKey key) throws Unusable {
    ByteBuffer all = ByteBuffer.wrap(header).position(PREFIX_BYTES);
    byte codecCode = all.get();
    byte[] camera = new byte[all.getShort()];
    all.get(camera);
    long from = all.getLong();
    long to = all.getLong();
    int frames = all.getInt();
    long contentBytes = all.getLong();
    byte[] keyId = new byte[key.id().length];
    all.get(keyId);
    int plain = all.position();
    if (!Arrays.equals(keyId, key.id())) {
      throw new Unusable(ClipTrouble.WRONG_KEY);
    }
    byte[] wrapNonce = new byte[NONCE_BYTES];
    byte[] wrapped = new byte[KEY_BYTES + TAG_BYTES];
    all.get(wrapNonce).get(wrapped);
    byte[] dataKey;
    try {
      byte[] authenticated = Arrays.copyOf(header, plain);
      dataKey = gcm(Cipher.DECRYPT_MODE, key.wrapping(), wrapNonce, authenticated, wrapped);
    } catch (GeneralSecurityException e) {
      throw new Unusable(ClipTrouble.TAMPERED);
    }
    ClipFormat.Codec codec = codec(codecCode);
    if (contentBytes > CONTENT_BYTES_MAX) {
      throw new Unusable(ClipTrouble.UNKNOWN_FORMAT);
    }
    if (fileBytes < header.length + contentBytes + TAG_BYTES) {
      throw new Unusable(ClipTrouble.TRUNCATED);
    }
    if (fileBytes > header.length + contentBytes + TAG_BYTES) {
      throw new Unusable(ClipTrouble.TAMPERED);
    }
    About about = new About(new String(camera, UTF_8), from, to, frames, codec);
    return new Header(header, about, contentBytes, new SecretKeySpec(dataKey, "AES"));
  }

  private static byte code(ClipFormat.Codec codec) {
    return switch (codec) {
      case H264_MP4 -> 1;
      case VP8_WEBM -> 2;
    };
  }

  private static ClipFormat.Codec codec(byte code) throws Unusable {
    for (ClipFormat.Codec codec : ClipFormat.Codec.values()) {
      if (code(codec) == code) {
        return codec;
      }
    }
    throw new Unusable(ClipTrouble.UNKNOWN_FORMAT);
  }

  private static void readFully(FileChannel channel, ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        throw new EOFException("The file ends early.");
      }
    }
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] gcm(int mode, SecretKey key, byte[] nonce, byte[] header, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(header);
    return cipher.doFinal(input);
  }
}
