package org.saunter.server;

import org.saunter.model.BadInputException;

/**
 * How the pages are served.
 *
 * @param host the address to listen at; only this machine by default
 * @param port 0 for any free one
 * @param subscribersMax pages that may watch at the same time, over all stores
 * @param bodyBytesMax the longest request body that is read
 */
public record ServerSettings(String host, int port, int subscribersMax, int bodyBytesMax) {
  /** The port where nobody says otherwise. */
  public static final int DEFAULT_PORT = 8080;

  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new BadInputException(
          "The port (" + port + ") does not exist.", "Maybe a number from 0 to 65535 was meant.");
    }
  }

  /** Only this machine, the given port. */
  public static ServerSettings local(int port) {
    return new ServerSettings("127.0.0.1", port, 200, 64 * 1024);
  }

  /** This at another address, for instance {@code 0.0.0.0}. */
  public ServerSettings withHost(String other) {
    return new ServerSettings(other, port, subscribersMax, bodyBytesMax);
  }

  /** This with another bound on watching pages. */
  public ServerSettings withSubscribersMax(int other) {
    return new ServerSettings(host, port, other, bodyBytesMax);
  }

  /** Whether only programs of this machine can connect. */
  boolean isLoopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }
}
