package org.saunter.vision.clip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.saunter.model.BadInputException;

/**
 * The key of one clip store: 32 random bytes as hexadecimal digits in a file that only its owner
 * may read. Who loses the file loses the clips. Each use has a key of its own, derived by
 * HMAC-SHA-256.
 */
final class StoreKey {
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final byte[] master;

  private StoreKey(byte[] master) {
    this.master = master;
  }

  /** Reads the key file; makes it with a new key if there is none. */
  static StoreKey ofFile(Path file, SecureRandom random) {
    try {
      if (!Files.exists(file)) {
        create(file, random);
      }
      return read(file);
    } catch (IOException e) {
      throw new BadInputException(
          "The key file (" + file + ") cannot be read or made: " + e.getMessage() + ".",
          "Maybe its folder does not exist or belongs to another user.");
    }
  }

  /** Reads a key file that must be there. */
  static StoreKey ofExisting(Path file) {
    if (!Files.exists(file)) {
      throw new BadInputException(
          "The key file (" + file + ") does not exist.", "Maybe it lies on a volume not mounted.");
    }
    return ofFile(file, new SecureRandom());
  }

  private static void create(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    byte[] text = (HexFormat.of().formatHex(key) + "\n").getBytes(US_ASCII);
    try {
      Files.createFile(file, ownerOnly(file));
    } catch (FileAlreadyExistsException e) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text));
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return posix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static StoreKey read(Path file) throws IOException {
    if (posix(file)) {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(allowed)) {
        throw new BadInputException(
            "The key file ("
                + file
                + ") is open to others ("
                + PosixFilePermissions.toString(allowed)
                + ").",
            "Maybe run chmod 600 on it, and think about who has read it.");
      }
    }
    String text = Files.readString(file, US_ASCII).strip();
    if (!text.matches("[0-9a-f]{64}")) {
      throw new BadInputException(
          "The key file (" + file + ") does not hold 64 hexadecimal digits.",
          "Maybe it is another file, or was cut off.");
    }
    return new StoreKey(HexFormat.of().parseHex(text));
  }

  /** Tells one key from another without telling anything about it. */
  byte[] id() {
    return Arrays.copyOf(derive("key id"), ID_BYTES);
  }

  /** Wraps the data keys of segments. */
  SecretKeySpec wrapping() {
    return new SecretKeySpec(derive("wrap data keys"), "AES");
  }

  /** Signs the end of the look log. */
  byte[] sign(String text) {
    return hmac(derive("look log"), text);
  }

  private byte[] derive(String use) {
    return hmac(master, "saunter clip store 1: " + use);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC-SHA-256.", e);
    }
  }
}
