package org.saunter.vision.video;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A camera of the JDK's own web server: multipart MJPEG on the loopback, for those who know its
 * password.
 */
final class MjpegServer implements AutoCloseable {
  private static final String USER = "user:se@cret";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int picturesPerCall;
  final AtomicInteger calls = new AtomicInteger();

  /** Hangs up after so many pictures; the next call goes on from there. */
  MjpegServer(int picturesPerCall) throws IOException {
    this.picturesPerCall = picturesPerCall;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/live", this::serve);
    server.start();
  }

  String address() {
    return "http://user:se%40cret@127.0.0.1:" + server.getAddress().getPort() + "/live?token=tok";
  }

  private void serve(HttpExchange exchange) throws IOException {
    List<String> given = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
    if (!given.contains("Basic " + Base64.getEncoder().encodeToString(USER.getBytes(US_ASCII)))) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"camera\"");
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    int call = calls.getAndIncrement();
    exchange
        .getResponseHeaders()
        .add("Content-Type", "multipart/x-mixed-replace; boundary=--picture");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < picturesPerCall; i++) {
        byte[] jpeg = JpegPicture.encode(Patterns.waves(call * picturesPerCall + i), 0.9);
        out.write(
            ("--picture\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n")
                .getBytes(US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(US_ASCII));
        out.flush();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
