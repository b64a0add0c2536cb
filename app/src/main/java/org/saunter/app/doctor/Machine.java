package org.saunter.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JDK, memory, disk, permission, port. */
public final class Machine {
  private static final int JDK_LEAST = 21;
  private static final long MEGABYTE = 1L << 20;
  private static final long DISK_LEAST = 500 * MEGABYTE;
  private static final long MEMORY_LEAST = 900 * MEGABYTE;

  private Machine() {}

  /** Looks at this machine. */
  public static List<Finding> look(Path folder, String host, int port) {
    List<Finding> found = new ArrayList<>();
    found.add(jdk());
    found.add(memory());
    Path there = existing(folder);
    found.add(permission(folder, there));
    found.add(disk(folder, there));
    found.add(port(host, port));
    return found;
  }

  private static Finding jdk() {
    String text =
        "Java (" + Runtime.version() + ") runs on (" + System.getProperty("os.name") + ").";
    return Runtime.version().feature() >= JDK_LEAST
        ? Finding.fine("jdk", text)
        : Finding.trouble("jdk", text, "Maybe install JDK 25.");
  }

  private static Finding memory() {
    long max = Runtime.getRuntime().maxMemory();
    String text = "The program may use (" + max / MEGABYTE + ") MB of memory.";
    return max >= MEMORY_LEAST
        ? Finding.fine("memory", text)
        : Finding.note("memory", text, "Maybe set SAUNTER_JAVA_OPTS=-Xmx3g.");
  }

  private static Path existing(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private static Finding permission(Path folder, Path there) {
    if (!Files.isDirectory(there)) {
      return Finding.trouble(
          "permission",
          "The path (" + there + ") is a file, so (" + folder + ") cannot be a folder.",
          "Maybe another path was meant.");
    }
    try {
      Path probe = Files.createTempFile(there, ".saunter-", ".probe");
      Files.delete(probe);
      return Finding.fine("permission", "The folder (" + there + ") can be written.");
    } catch (IOException e) {
      return Finding.trouble(
          "permission",
          "The folder (" + there + ") cannot be written.",
          "Maybe it belongs to somebody else, or its disk is full.");
    }
  }

  private static Finding disk(Path folder, Path there) {
    // not Files.getFileStore: that fails where the table of mounts does not name the root (chroot)
    long free = there.toFile().getUsableSpace();
    String text = "The disk of (" + folder + ") has (" + free / MEGABYTE + ") MB free.";
    return free >= DISK_LEAST
        ? Finding.fine("disk", text)
        : Finding.trouble(
            "disk", text, "Maybe free some space, or look whether it is still there.");
  }

  private static Finding port(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return Finding.fine("port", "The port (" + port + ") of (" + host + ") is free.");
    } catch (IOException e) {
      return Finding.note(
          "port",
          "The port (" + port + ") of (" + host + ") is taken.",
          "Maybe a shop is open there already; otherwise use --port " + (port + 1) + ".");
    }
  }
}
